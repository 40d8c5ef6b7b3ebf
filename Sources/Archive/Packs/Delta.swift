/// What makes one object out of another: runs copied from the old, and what is new between them.
///
/// As Git's packs hold it: both sizes, then instructions. A byte with its highest bit set copies: its lower four bits say
/// which bytes of an offset follow, the next three which bytes of a count, the lowest first. Any other byte is how many
/// new bytes follow it; zero is no instruction.
///
/// Source: `gitformat-pack(5)` of Git 2.39.
enum Delta {

    /// A step on the way from the old object to the new one, over a range of the new one.
    enum Step: Equatable {
        case copy(from: Int, Range<Int>)
        case insert(Range<Int>)
    }

    /// A shorter copy takes as many bytes as what it copies.
    static let shortestCopy = 8

    /// Writes steps down.
    static func bytes(of steps: [Step], from old: [UInt8], to new: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(size: old.count, to: &bytes)
        append(size: new.count, to: &bytes)
        var inserted = 0..<0
        for step in steps {
            switch step {
            case .copy(let offset, let range) where range.count >= shortestCopy:
                append(inserting: new[inserted], to: &bytes)
                append(copying: range.count, from: offset, to: &bytes)
                inserted = range.upperBound..<range.upperBound
            case .copy(_, let range), .insert(let range):
                inserted = inserted.lowerBound..<range.upperBound
            }
        }
        append(inserting: new[inserted], to: &bytes)
        return bytes
    }

    private static func append(size: Int, to bytes: inout [UInt8]) {
        var rest = size
        while rest >= 0x80 {
            bytes.append(0x80 | UInt8(rest & 0x7F))
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func append(inserting new: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        var rest = new
        while !rest.isEmpty {
            let piece = rest.prefix(0x7F)
            bytes.append(UInt8(piece.count))
            bytes += piece
            rest = rest.dropFirst(piece.count)
        }
    }

    private static func append(copying count: Int, from offset: Int, to bytes: inout [UInt8]) {
        var offset = offset
        var rest = count
        while rest > 0 {
            let piece = min(rest, 0xFF_FFFF)
            let instruction = bytes.count
            bytes.append(0x80)
            for place in 0..<7 {
                let byte = UInt8(truncatingIfNeeded: place < 4 ? offset >> (8 * place) : piece >> (8 * (place - 4)))
                guard byte != 0 else { continue }
                bytes[instruction] |= 1 << UInt8(place)
                bytes.append(byte)
            }
            offset += piece
            rest -= piece
        }
    }
}

extension Delta {

    /// Carries a delta out.
    ///
    /// - Returns: Nil where it is of another object, reaches outside of it, or does not make what it says.
    static func apply(_ delta: [UInt8], to old: [UInt8]) -> [UInt8]? {
        var reader = Reader(delta)
        guard reader.size() == old.count, let size = reader.size(), size <= PackEntry.largest else { return nil }
        var new: [UInt8] = []
        // A claim of any size is granted up to what is plausible; beyond it the array grows as it is filled.
        new.reserveCapacity(min(size, 4 * (old.count + delta.count) + 64))
        while let step = reader.byte() {
            let piece = step & 0x80 == 0 ? reader.bytes(Int(step)) : reader.copied(step, of: old)
            guard let piece, new.count + piece.count <= size else { return nil }
            new += piece
        }
        return new.count == size ? new : nil
    }

    private struct Reader {
        private let delta: [UInt8]
        private var offset = 0

        init(_ delta: [UInt8]) { self.delta = delta }

        mutating func byte() -> UInt8? {
            guard offset < delta.count else { return nil }
            defer { offset += 1 }
            return delta[offset]
        }

        mutating func size() -> Int? {
            var size = 0
            for shift in stride(from: 0, to: 56, by: 7) {
                guard let byte = byte() else { return nil }
                size |= Int(byte & 0x7F) << shift
                if byte & 0x80 == 0 { return size }
            }
            return nil
        }

        mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
            guard count > 0, offset + count <= delta.count else { return nil }
            defer { offset += count }
            return delta[offset..<(offset + count)]
        }

        mutating func copied(_ instruction: UInt8, of old: [UInt8]) -> ArraySlice<UInt8>? {
            guard let start = number(instruction & 0x0F, bytes: 4), let said = number(instruction >> 4 & 7, bytes: 3)
            else { return nil }
            let count = said == 0 ? 0x1_0000 : said
            guard start + count <= old.count else { return nil }
            return old[start..<(start + count)]
        }

        private mutating func number(_ present: UInt8, bytes: Int) -> Int? {
            var number = 0
            for place in 0..<bytes where present >> UInt8(place) & 1 == 1 {
                guard let byte = byte() else { return nil }
                number |= Int(byte) << (8 * place)
            }
            return number
        }
    }
}
