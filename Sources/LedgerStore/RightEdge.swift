import Ledger

/// The unfinished tiles and the unfinished bundle at the right of a log: what sealing goes on from.
struct RightEdge: Sendable {
    private var levels = TileLevels()
    private var bundle: [UInt8] = []

    /// Files that were written while it grew.
    private(set) var written: [String] = []

    init() {}

    /// Reads the right edge of a log of that size.
    ///
    /// - Throws: ``LedgerError`` of kind `.unsound` where a tile is missing or cut.
    init(of size: Int, in folder: LedgerFolder) throws(LedgerError) {
        levels = try TileLevels(of: size) { tile throws(LedgerError) in
            guard let hashes = try folder.read(tile.path).flatMap(TreeHash.all), hashes.count == tile.width else {
                throw Self.damaged(tile.path)
            }
            return hashes
        }
        guard let last = Tile.at(level: 0, index: size / 256, of: size) else { return }
        guard let bytes = try folder.read(last.bundlePath), EntryBundle.entries(in: bytes)?.count == last.width else {
            throw Self.damaged(last.bundlePath)
        }
        bundle = bytes
    }

    private static func damaged(_ path: String) -> LedgerError {
        LedgerError(.unsound, doing: "read the right edge of the ledger", because: "\(path) is missing or cut")
    }

    var size: Int { levels.size }
    var head: TreeHead { levels.head }

    /// Takes up an entry, and writes each tile and bundle it fills.
    mutating func append(_ leaf: TreeHash, _ json: ArraySlice<UInt8>, to folder: LedgerFolder) throws(LedgerError) {
        EntryBundle.append(json, to: &bundle)
        var filled: [(path: String, bytes: [UInt8])] = []
        levels.append(leaf) { tile, hashes in
            if tile.level == 0 { filled.append((tile.bundlePath, bundle)) }
            filled.append((tile.path, hashes.flatMap(\.bytes)))
        }
        guard !filled.isEmpty else { return }
        bundle.removeAll(keepingCapacity: true)
        for file in filled { try write(file.bytes, to: file.path, folder) }
    }

    /// Writes the partial tiles and the partial bundle.
    mutating func finish(from old: Int, in folder: LedgerFolder) throws(LedgerError) {
        for tile in Tile.written(from: old, to: size) where !tile.isFull {
            if tile.level == 0 { try write(bundle, to: tile.bundlePath, folder) }
            try write(levels.partial(tile.level).flatMap(\.bytes), to: tile.path, folder)
        }
    }

    private mutating func write(_ bytes: [UInt8], to path: String, _ folder: LedgerFolder) throws(LedgerError) {
        try folder.write(bytes, to: path)
        written.append(path)
    }

    /// Forgets which files were written.
    mutating func settle() { written = [] }
}
