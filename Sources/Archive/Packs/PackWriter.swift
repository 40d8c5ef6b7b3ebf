import Crypto
import Foundation

/// Writes a pack: the objects of the one it grows out of as they lie there, then new ones.
struct PackWriter {
    private let file: NewFile
    private let grown: Pack?
    private let deflater = Deflater(level: 6)
    private var hash = Insecure.SHA1()
    private var pending: [UInt8] = []
    private var written = 0
    private var entries: [PackIndex.Entry] = []

    /// How much is held before it is written.
    private static let most = 1 << 20

    /// - Parameter grown: The pack it grows out of, found intact.
    /// - Parameter count: How many new objects will follow.
    init(_ file: NewFile, growing grown: Pack?, by count: Int) throws(ArchiveError) {
        self.file = file
        self.grown = grown
        pending += PackHeader.bytes(objects: (grown?.index.count ?? 0) + count)
        try drain()
        if let grown { try copy(grown.body) }
    }

    /// Adds an object whole.
    mutating func add(_ id: ObjectID, _ kind: ObjectKind, _ bytes: [UInt8]) throws(ArchiveError) {
        try add(id, PackEntry.beginning(kind, size: bytes.count), deflater.deflate(bytes))
    }

    /// Adds an object as what makes it out of another of the pack this one grows out of.
    ///
    /// - Parameter place: Where that one begins: the same in both packs.
    mutating func add(_ id: ObjectID, delta: [UInt8], ofObjectAt place: Int) throws(ArchiveError) {
        let distance = written + pending.count - place
        try add(id, PackEntry.beginning(deltaOf: distance, size: delta.count), deflater.deflate(delta))
    }

    private mutating func add(
        _ id: ObjectID, _ beginning: [UInt8], _ stream: ArraySlice<UInt8>
    ) throws(ArchiveError) {
        entries.append(PackIndex.Entry(id: id, crc: crc32(beginning, stream), offset: written + pending.count))
        pending += beginning
        pending += stream
        if pending.count >= Self.most { try drain() }
    }

    /// Ends the pack and waits until the disk has it.
    ///
    /// - Returns: How it ends, which is also its name, and the bytes of its index.
    mutating func end() throws(ArchiveError) -> (hash: [UInt8], index: [UInt8]) {
        try drain()
        let hash = Array(hash.finalize())
        try file.write(hash.span.bytes)
        try file.flush()
        return (hash, PackIndex.bytes(of: merged(), packHash: hash))
    }

    /// All entries, sorted by id: those of the old index are so already.
    private func merged() -> [PackIndex.Entry] {
        let news = entries.sorted { $0.id < $1.id }
        guard let index = grown?.index else { return news }
        var merged: [PackIndex.Entry] = []
        merged.reserveCapacity(index.count + news.count)
        var next = news.startIndex
        for place in 0..<index.count {
            guard let entry = index.entry(at: place) else { continue }
            while next < news.endIndex, news[next].id < entry.id {
                merged.append(news[next])
                next += 1
            }
            merged.append(entry)
        }
        return merged + news[next...]
    }

    private mutating func copy(_ body: Data) throws(ArchiveError) {
        var rest = body
        while !rest.isEmpty {
            let piece = rest.prefix(Self.most)
            try write(piece.bytes)
            rest = rest.dropFirst(piece.count)
        }
    }

    private mutating func drain() throws(ArchiveError) {
        let full = pending
        pending = []
        pending.reserveCapacity(full.count)
        try write(full.span.bytes)
    }

    private mutating func write(_ bytes: RawSpan) throws(ArchiveError) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        try file.write(bytes)
        written += bytes.byteCount
    }
}
