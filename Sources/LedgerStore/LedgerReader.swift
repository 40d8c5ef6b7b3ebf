public import Foundation
public import Ledger

/// Reads what is sealed: entries, payloads, proofs.
///
/// It holds no lock and needs no key.
/// It checks a payload against its entry, and a proof as whoever gets it will; an entry it gives out as it lies, and the
/// whole is ``LedgerVerifier``'s.
public struct LedgerReader: Sendable {
    let folder: LedgerFolder

    /// The newest checkpoint, with its signatures.
    public let note: SignedNote
    public let checkpoint: Checkpoint
    private var tiles: [String: [TreeHash]] = [:]
    private var bundle: (index: Int, bytes: [UInt8], entries: [Range<Int>])?
    private var segments: [Range<Int>] = []
    private var frame: Frame?

    /// A frame that was expanded, with where the payload of each of its entries begins: whoever reads on from one to the
    /// next adds nothing up twice.
    private struct Frame {
        let entries: Range<Int>
        let raw: [UInt8]
        let starts: [Int]
    }

    /// How many tiles it remembers at most: 2 MiB.
    private static let mostTiles = 256

    /// Opens the ledger as its newest checkpoint has it.
    ///
    /// - Throws: ``LedgerError`` of kind `.notThere` where nothing is sealed yet.
    public init(at url: URL) throws(LedgerError) { try self.init(LedgerFolder(url)) }

    init(_ folder: LedgerFolder) throws(LedgerError) {
        let doing = "read the ledger in \(folder.url.path)"
        guard let bytes = try folder.read(LedgerFolder.checkpoint) else {
            throw LedgerError(.notThere, doing: doing, because: "it has no checkpoint")
        }
        do throws(LedgerFault) {
            note = try SignedNote(bytes)
            checkpoint = try Checkpoint(text: note.text)
        } catch {
            throw LedgerError(.unsound, doing: doing, because: "\(error)")
        }
        self.folder = folder
    }

    public var size: Int { checkpoint.head.size }

    /// The bytes of an entry, which are what its leaf is the hash of.
    public mutating func bytes(at index: Int) throws(LedgerError) -> [UInt8] {
        try check(index)
        let bundle = try bundle(index / 256)
        return Array(bundle.bytes[bundle.entries[index % 256]])
    }

    public mutating func entry(at index: Int) throws(LedgerError) -> Entry {
        let bytes = try bytes(at: index)
        guard let entry = Entry(json: bytes) else { throw damaged(index, "it is none") }
        return entry
    }

    /// An entry that is of one of these kinds; nil for any other, which is not read as a whole where its beginning tells.
    public mutating func entry(at index: Int, of kinds: Set<Entry.Kind>) throws(LedgerError) -> Entry? {
        try check(index)
        let bundle = try bundle(index / 256)
        if let kind = Entry.kind(of: bundle.bytes[bundle.entries[index % 256]]), !kinds.contains(kind) { return nil }
        let entry = try entry(at: index)
        return kinds.contains(entry.kind) ? entry : nil
    }

    private func check(_ index: Int) throws(LedgerError) {
        guard index >= 0, index < size else {
            throw LedgerError(
                .notThere, doing: "read entry \(index)", because: "the ledger has sealed \(size) entries")
        }
    }

    private func damaged(_ index: Int, _ because: String) -> LedgerError {
        LedgerError(.unsound, doing: "read entry \(index)", because: because)
    }

    private mutating func bundle(
        _ index: Int
    ) throws(LedgerError) -> (index: Int, bytes: [UInt8], entries: [Range<Int>]) {
        if let bundle, bundle.index == index { return bundle }
        guard let tile = Tile.at(level: 0, index: index, of: size),
            let bytes = try read(tile.bundlePath, else: Tile(level: 0, index: index).bundlePath),
            let entries = EntryBundle.entries(in: bytes), entries.count >= tile.width
        else { throw damaged(index * 256, "its bundle is missing or cut") }
        let read = (index, bytes, entries)
        bundle = read
        return read
    }

    /// A partial file may have gone since the checkpoint was read, as its full one stands.
    private func read(_ path: String, else full: String) throws(LedgerError) -> [UInt8]? {
        if let bytes = try? folder.read(path) { return bytes }
        return try folder.read(full)
    }

    /// The hash of a complete subtree.
    mutating func hash(_ subtree: Subtree) throws(LedgerError) -> TreeHash {
        guard let (tile, range) = Tile.holding(subtree, of: size) else {
            throw LedgerError(.notThere, doing: "read a hash of the tree", because: "it lies behind the checkpoint")
        }
        return .root(overFull: try hashes(of: tile)[range])
    }

    private mutating func hashes(of tile: Tile) throws(LedgerError) -> [TreeHash] {
        if let hashes = tiles[tile.path] { return hashes }
        let full = Tile(level: tile.level, index: tile.index).path
        guard let bytes = try read(tile.path, else: full), let hashes = TreeHash.all(in: bytes),
            hashes.count >= tile.width
        else {
            throw LedgerError(.unsound, doing: "read a hash of the tree", because: "\(tile.path) is missing or cut")
        }
        if tiles.count >= Self.mostTiles { tiles = [:] }
        tiles[tile.path] = hashes
        return hashes
    }
}

extension LedgerReader {

    /// Makes the file that proves one entry, under the newest checkpoint.
    ///
    /// - Throws: ``LedgerError`` of kind `.unsound` where it would not prove the entry that is there.
    public mutating func prove(_ index: Int) throws(LedgerError) -> ProofFile {
        let leaf = TreeHash.leaf(try bytes(at: index))
        var reader = self
        let proof = try InclusionProof(of: index, in: size) { subtree throws(LedgerError) in try reader.hash(subtree) }
        self = reader
        do throws(LedgerFault) {
            try proof.verify(leaf, in: checkpoint.head)
        } catch {
            throw LedgerError(.unsound, doing: "prove entry \(index)", because: "\(error)")
        }
        return ProofFile(proof, checkpoint: note)
    }

    /// Makes the proof that the log of size `old` is the beginning of that of size `new`.
    public mutating func consistency(from old: Int, to new: Int) throws(LedgerError) -> ConsistencyProof {
        guard old > 0, old <= new, new <= size else {
            throw LedgerError(
                .notThere, doing: "prove that size \(old) is the beginning of size \(new)",
                because: "both must be from 1 to \(size), the first not the larger")
        }
        var reader = self
        let proof = try ConsistencyProof(from: old, to: new) { subtree throws(LedgerError) in try reader.hash(subtree) }
        self = reader
        return proof
    }

    /// Checks that the ledger still begins with what a checkpoint kept elsewhere saw of it.
    ///
    /// - Throws: ``LedgerError`` of kind `.unsound` where it does not.
    public mutating func mustContinue(_ note: SignedNote) throws(LedgerError) {
        let doing = "continue the checkpoint that is kept"
        guard let seen = try? Checkpoint(text: note.text).head else {
            throw LedgerError(.unsound, doing: doing, because: "it is none")
        }
        guard seen.size <= size else {
            throw LedgerError(
                .unsound, doing: doing, because: "it saw size \(seen.size), and the ledger ends at \(size)")
        }
        guard try head(at: seen.size) == seen else {
            throw LedgerError(
                .unsound, doing: doing, because: "the first \(seen.size) entries are not those that were seen")
        }
    }

    /// The head of the log when it had that size.
    public mutating func head(at size: Int) throws(LedgerError) -> TreeHead {
        guard size >= 0, size <= self.size else {
            throw LedgerError(.notThere, doing: "read the root of size \(size)", because: "the ledger has \(self.size)")
        }
        var reader = self
        let edge = try Frontier(size: size) { subtree throws(LedgerError) in try reader.hash(subtree) }
        self = reader
        return edge.head
    }
}

extension LedgerReader {

    /// The payload of an entry, checked against the hash in the entry.
    ///
    /// - Throws: ``LedgerError`` of kind `.notThere` where its segment was deleted.
    public mutating func payload(at index: Int) throws(LedgerError) -> [UInt8] {
        let wanted = try entry(at: index).payload
        let frame = try frame(of: index)
        let start = frame.starts[index - frame.entries.lowerBound]
        guard start + wanted.bytes <= frame.raw.count else { throw damaged(index, "its frame is too short") }
        let payload = Array(frame.raw[start..<start + wanted.bytes])
        guard TreeHash(sha256: payload) == wanted.sha256 else {
            throw damaged(index, "its payload is not the one it names")
        }
        return payload
    }

    private mutating func frame(of index: Int) throws(LedgerError) -> Frame {
        if let frame, frame.entries.contains(index) { return frame }
        let manifest = try manifest(of: index)
        guard let frame = manifest.frames.first(where: { $0.entries.contains(index) }) else {
            throw damaged(index, "its segment has no frame for it")
        }
        let path = LedgerFolder.segment(manifest.entries)
        guard let file = try OpenFile(reading: folder.path(path)) else {
            throw LedgerError(.notThere, doing: "read the payload of entry \(index)", because: "\(path) was deleted")
        }
        // Nothing is signed over a frame's place but by the segment's hash: what it says is not more than there is.
        guard try frame.offset + frame.bytes <= file.size(), frame.rawBytes <= SegmentManifest.Frame.most,
            let raw = Zstandard().expanded(try file.read(frame.bytes, at: frame.offset), to: frame.rawBytes)
        else { throw damaged(index, "its frame is damaged") }
        var starts = [0]
        for before in frame.entries.dropLast() {
            starts.append(starts[starts.count - 1] + (try entry(at: before).payload.bytes))
        }
        let expanded = Frame(entries: frame.entries, raw: raw, starts: starts)
        self.frame = expanded
        return expanded
    }

    private mutating func manifest(of index: Int) throws(LedgerError) -> SegmentManifest {
        if !segments.contains(where: { $0.contains(index) }) { segments = try Self.segments(in: folder) }
        guard let entries = segments.first(where: { $0.contains(index) && $0.upperBound <= size }),
            let bytes = try folder.read(LedgerFolder.manifest(entries)), let manifest = SegmentManifest(json: bytes)
        else { throw damaged(index, "the manifest of its segment is missing or damaged") }
        return manifest
    }

    /// The segments that have a manifest, in order.
    static func segments(in folder: LedgerFolder) throws(LedgerError) -> [Range<Int>] {
        segments(of: try folder.list(LedgerFolder.segments))
    }

    static func segments(of names: [String]) -> [Range<Int>] {
        names.filter { $0.hasSuffix(".json") }
            .compactMap { LedgerFolder.entries(of: LedgerFolder.segments + "/" + $0) }
            .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
}
