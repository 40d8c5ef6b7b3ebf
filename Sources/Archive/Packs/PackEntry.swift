/// How an object in a pack begins: what it is, how large, and where its zlib stream starts.
///
/// Source: `gitformat-pack(5)` of Git 2.39. Sizes are claims until the stream was opened.
struct PackEntry {
    let content: Content

    /// How many bytes the stream holds, as it says.
    let size: Int

    /// Where the stream begins.
    let stream: Int

    enum Content {
        case whole(ObjectKind)
        case delta(of: Base)
    }

    /// What a delta is applied to.
    enum Base {
        case place(Int)
        case object(ObjectID)
    }

    /// The largest object there may be: a gibibyte, so that a damaged size can't ask for all memory.
    static let largest = 1 << 30

    /// Reads what begins at an offset; nil where that makes no sense.
    init?(_ pack: RawSpan, at start: Int) {
        let end = pack.byteCount - ObjectID.size
        guard start >= PackHeader.size, start < end else { return nil }
        var offset = start
        guard let (number, size) = Self.kindAndSize(pack, &offset, end), size <= Self.largest else { return nil }
        switch number {
        case 6:
            guard let distance = Self.distance(pack, &offset, end), distance > 0, distance < start else { return nil }
            content = .delta(of: .place(start - distance))
        case 7:
            guard offset + ObjectID.size < end else { return nil }
            content = .delta(of: .object(ObjectID(pack, at: offset)))
            offset += ObjectID.size
        default:
            guard let kind = ObjectKind(rawValue: number) else { return nil }
            content = .whole(kind)
        }
        self.size = size
        stream = offset
    }

    /// Three bits of kind, then the size: four bits, then seven a byte, the lowest first.
    private static func kindAndSize(_ pack: RawSpan, _ offset: inout Int, _ end: Int) -> (UInt8, Int)? {
        guard var byte = next(pack, &offset, end) else { return nil }
        let number = byte >> 4 & 7
        var size = Int(byte & 15)
        var shift = 4
        while byte & 0x80 != 0 {
            guard shift < 56, let following = next(pack, &offset, end) else { return nil }
            byte = following
            size |= Int(byte & 0x7F) << shift
            shift += 7
        }
        return (number, size)
    }

    /// Seven bits a byte, the highest first, each further byte adding one.
    private static func distance(_ pack: RawSpan, _ offset: inout Int, _ end: Int) -> Int? {
        guard var byte = next(pack, &offset, end) else { return nil }
        var distance = Int(byte & 0x7F)
        while byte & 0x80 != 0 {
            guard distance < 1 << 48, let following = next(pack, &offset, end) else { return nil }
            byte = following
            distance = (distance + 1) << 7 | Int(byte & 0x7F)
        }
        return distance
    }

    private static func next(_ pack: RawSpan, _ offset: inout Int, _ end: Int) -> UInt8? {
        guard offset < end else { return nil }
        defer { offset += 1 }
        return pack.number(at: offset)
    }
}

extension PackEntry {

    /// How an object stored whole begins.
    static func beginning(_ kind: ObjectKind, size: Int) -> [UInt8] { kindAndSize(kind.rawValue, size) }

    /// How a delta begins that is applied to what lies some way before it.
    static func beginning(deltaOf distance: Int, size: Int) -> [UInt8] {
        var digits = [UInt8(distance & 0x7F)]
        var rest = distance >> 7
        while rest > 0 {
            rest -= 1
            digits.append(0x80 | UInt8(rest & 0x7F))
            rest >>= 7
        }
        return kindAndSize(6, size) + digits.reversed()
    }

    private static func kindAndSize(_ number: UInt8, _ size: Int) -> [UInt8] {
        var bytes = [number << 4 | UInt8(size & 15)]
        var rest = size >> 4
        while rest > 0 {
            bytes[bytes.count - 1] |= 0x80
            bytes.append(UInt8(rest & 0x7F))
            rest >>= 7
        }
        return bytes
    }
}

/// How a pack begins.
enum PackHeader {
    static let size = 12

    static func bytes(objects count: Int) -> [UInt8] {
        var bytes = Array("PACK".utf8)
        bytes.append(bytesOf: UInt32(2))
        bytes.append(bytesOf: UInt32(count))
        return bytes
    }

    /// How many objects a pack says it has; nil where it is none, or of a version we do not read.
    static func count(_ pack: RawSpan) -> Int? {
        guard pack.byteCount >= size + ObjectID.size, pack.number(at: 0) == 0x5041_434B as UInt32 else { return nil }
        let version: UInt32 = pack.number(at: 4)
        let count: UInt32 = pack.number(at: 8)
        return version == 2 ? Int(count) : nil
    }
}
