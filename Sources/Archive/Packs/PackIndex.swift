import Crypto
import Foundation

/// Where each object of a pack begins: Git's index, version 2, as it lies on disk.
///
/// Source: `gitformat-pack(5)` of Git 2.39.
struct PackIndex: Sendable {
    private let data: Data

    /// How many objects the pack has.
    let count: Int

    private static let magic: UInt64 = 0xFF74_4F63_0000_0002
    private static let tables = 8 + 256 * 4
    private static let endings = 2 * ObjectID.size

    private var ids: Int { Self.tables }
    private var checks: Int { ids + ObjectID.size * count }
    private var offsets: Int { checks + 4 * count }
    private var largeOffsets: Int { offsets + 4 * count }
    private var ending: Int { data.count - Self.endings }

    /// - Returns: Nil where this is no index of this version, or its size is not that of what it says it holds.
    init?(_ data: Data) {
        let bytes = data.bytes
        guard bytes.byteCount >= Self.tables + Self.endings, bytes.number(at: 0) == Self.magic else { return nil }
        var reached: UInt32 = 0
        for byte in 0..<256 {
            let next: UInt32 = bytes.number(at: 8 + 4 * byte)
            guard next >= reached else { return nil }
            reached = next
        }
        let large = bytes.byteCount - Self.tables - Self.endings - (ObjectID.size + 8) * Int(reached)
        guard large >= 0, large % 8 == 0 else { return nil }
        count = Int(reached)
        self.data = data
    }

    /// SHA-1 of the pack it belongs to, which is also how the pack ends.
    var packHash: [UInt8] { Array(data[(data.startIndex + ending)..<(data.startIndex + ending + ObjectID.size)]) }

    /// Whether it is what was written, by its own SHA-1, and says of every object where it is.
    var isIntact: Bool {
        let bytes = data.bytes
        let hashed = bytes.byteCount - ObjectID.size
        guard (0..<count).allSatisfy({ offset(at: $0) != nil }) else { return false }
        return Insecure.SHA1.hash(bytes.extracting(first: hashed)) == ObjectID(bytes, at: hashed).bytes
    }

    func contains(_ id: ObjectID) -> Bool { place(of: id) != nil }

    /// Where an object begins in the pack; nil if it is not in it, or lies where no pack reaches.
    func offset(of id: ObjectID) -> Int? { place(of: id).flatMap(offset) }

    func id(at place: Int) -> ObjectID { ObjectID(data.bytes, at: ids + ObjectID.size * place) }

    /// Everything it says of an object; nil where it makes no sense.
    func entry(at place: Int) -> Entry? {
        offset(at: place).map { Entry(id: id(at: place), crc: data.bytes.number(at: checks + 4 * place), offset: $0) }
    }

    struct Entry {
        let id: ObjectID

        /// CRC-32 of the object as it lies in the pack.
        let crc: UInt32
        let offset: Int
    }

    private func place(of id: ObjectID) -> Int? {
        let bytes = data.bytes
        let first = Int(id.firstByte)
        var low = first == 0 ? 0 : Int(bytes.number(at: 8 + 4 * (first - 1)) as UInt32)
        var high = Int(bytes.number(at: 8 + 4 * first) as UInt32)
        while low < high {
            let middle = (low + high) / 2
            let found = ObjectID(bytes, at: ids + ObjectID.size * middle)
            if found == id { return middle }
            if found < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func offset(at place: Int) -> Int? {
        let bytes = data.bytes
        let short: UInt32 = bytes.number(at: offsets + 4 * place)
        guard short & 0x8000_0000 != 0 else { return Int(short) }
        let at = largeOffsets + 8 * Int(short & 0x7FFF_FFFF)
        guard at + 8 <= ending else { return nil }
        return Int(exactly: bytes.number(at: at) as UInt64)
    }
}

extension PackIndex {

    /// The index of a pack.
    ///
    /// - Parameter entries: Sorted by id.
    /// - Parameter packHash: How the pack ends.
    static func bytes(of entries: [Entry], packHash: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tables + entries.count * (ObjectID.size + 8) + endings)
        bytes.append(bytesOf: magic)
        for sum in sums(of: entries) { bytes.append(bytesOf: sum) }
        for entry in entries { entry.id.append(to: &bytes) }
        for entry in entries { bytes.append(bytesOf: entry.crc) }
        var large: [Int] = []
        for entry in entries {
            let isShort = entry.offset < 0x8000_0000
            bytes.append(bytesOf: isShort ? UInt32(entry.offset) : 0x8000_0000 | UInt32(large.count))
            if !isShort { large.append(entry.offset) }
        }
        for offset in large { bytes.append(bytesOf: UInt64(offset)) }
        bytes += packHash
        return bytes + Insecure.SHA1.hash(bytes.span.bytes)
    }

    /// For each first byte, how many ids begin with it or one before it.
    private static func sums(of entries: [Entry]) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: 256)
        for entry in entries { counts[Int(entry.id.firstByte)] += 1 }
        for byte in 1..<256 { counts[byte] += counts[byte - 1] }
        return counts
    }
}
