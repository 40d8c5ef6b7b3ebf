import Foundation
import Ledger

/// The files of a ledger that its newest checkpoint stands for, and no others: nothing unsealed, no private key.
///
/// Whoever writes to the ledger is to be held off for as long as they are looked at.
struct SealedFiles {
    private let folder: LedgerFolder

    /// The newest checkpoint, with its signatures.
    let note: SignedNote
    private let checkpoint: Checkpoint

    /// - Throws: ``LedgerError`` of kind `.notThere` where nothing is sealed yet.
    init(of folder: LedgerFolder) throws(LedgerError) {
        let reader = try LedgerReader(folder)
        self.folder = folder
        note = reader.note
        checkpoint = reader.checkpoint
    }

    var size: Int { checkpoint.head.size }

    /// Copies them while nobody writes to the ledger; when it returns the disk has them.
    static func copy(
        of folder: LedgerFolder, to fresh: LedgerFolder, reached: (String) -> Void
    ) throws(LedgerError) {
        let lock = try LedgerLock(folder)
        defer { withExtendedLifetime(lock) {} }
        let files = try SealedFiles(of: folder)
        for path in try files.paths() {
            try files.copy(path, to: fresh)
            reached(path)
        }
        try fresh.syncAll()
        reached("synced")
    }

    private func copy(_ path: String, to fresh: LedgerFolder) throws(LedgerError) {
        try fresh.write([], to: path)
        let target = try OpenFile(fresh.path(path), O_WRONLY | O_APPEND)
        try read(path) { _ in
        } piece: { bytes throws(LedgerError) in
            try target.append(bytes)
        }
    }
}

extension SealedFiles {

    /// Where each of them is to lie.
    func paths() throws(LedgerError) -> [String] { try paths(upTo: size) + [LedgerFolder.wal(size)] }

    /// Those of them, but for the write-ahead log, that a copy of this size has.
    func paths(upTo size: Int) throws(LedgerError) -> [String] {
        let tiles = try folder.files(below: "tile").filter { Self.mayHold($0, upTo: size) }
        let segments = try folder.files(below: LedgerFolder.segments).filter { Self.mayHold($0, upTo: size) }
        let notes = try folder.numbers(in: LedgerFolder.notes, ending: ".note").filter { $0 <= size }.sorted()
        return try [LedgerFolder.firstKey] + changes(upTo: size) + segments + tiles + notes.map(LedgerFolder.note)
            + [LedgerFolder.checkpoint]
    }

    /// The key changes that are entries the checkpoint covers.
    private func changes(upTo size: Int) throws(LedgerError) -> [String] {
        var paths: [String] = []
        while let bytes = try folder.read(LedgerFolder.change(paths.count + 1)),
            let note = try? SignedNote(bytes), let change = try? KeyChange(text: note.text), change.from < size
        {
            paths.append(LedgerFolder.change(paths.count + 1))
        }
        return paths
    }

    /// Whether a copy of this size may have a file there.
    static func mayHold(_ path: String, upTo size: Int) -> Bool {
        if let entries = LedgerFolder.entries(of: path) { return entries.upperBound <= size }
        if let tile = Tile(path: path) { return tile.treeSize.map { $0 <= size } ?? false }
        if let number = number(of: path, LedgerFolder.notes, ".note", LedgerFolder.note) { return number <= size }
        return [LedgerFolder.checkpoint, LedgerFolder.firstKey, LedgerFolder.wal(size)].contains(path)
            || number(of: path, LedgerFolder.changes, ".note", LedgerFolder.change) != nil
    }

    /// The partial tiles that the checkpoints up to a size left behind, and that no full one had taken the place of by then.
    func partialTiles(upTo size: Int) throws(LedgerError) -> [String] {
        let notes = try folder.numbers(in: LedgerFolder.notes, ending: ".note").filter { $0 <= size }
        return notes.flatMap(Tile.partial).filter {
            Tile.at(level: $0.level, index: $0.index, of: size)?.isFull == false
        }.flatMap { $0.level == 0 ? [$0.path, $0.bundlePath] : [$0.path] }
    }

    /// The bytes of a partial tile that a larger one took the place of; nil where there never was one there.
    func partialTile(_ path: String) throws(LedgerError) -> [UInt8]? {
        guard let tile = Tile(path: path), !tile.isFull,
            let whole = Tile.at(level: tile.level, index: tile.index, of: size), whole.width > tile.width
        else { return nil }
        let isBundle = path == tile.bundlePath
        let larger = isBundle ? whole.bundlePath : whole.path
        guard let bytes = try folder.read(larger) else { throw changed(larger, "it is not there") }
        guard isBundle else { return Array(bytes.prefix(tile.width * TreeHash.size)) }
        guard let entries = EntryBundle.entries(in: bytes), entries.count >= tile.width else {
            throw changed(larger, "it is not what it was")
        }
        return Array(bytes.prefix(entries[tile.width - 1].upperBound))
    }

    /// The number a file of a folder is named by; nil where it is not named so.
    private static func number(
        of path: String, _ folder: String, _ ending: String, _ name: (Int) -> String
    ) -> Int? {
        guard path.hasPrefix(folder + "/"), path.hasSuffix(ending) else { return nil }
        let number = Int(path.dropFirst(folder.count + 1).dropLast(ending.count))
        return number.flatMap { $0 > 0 && $0 < 10_000_000_000 && name($0) == path ? $0 : nil }
    }
}

extension SealedFiles {

    /// Hands over the size of a file, and then its bytes, piece by piece.
    func read(
        _ path: String, size: (Int) throws(LedgerError) -> Void, piece: ([UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        if path == LedgerFolder.wal(self.size) { return try readLog(size, piece) }
        guard let source = try OpenFile(reading: folder.path(path)) else { throw changed(path, "it is not there") }
        let count = try source.size()
        try size(count)
        for offset in stride(from: 0, to: count, by: Self.piece) {
            let wanted = min(Self.piece, count - offset)
            let bytes = try source.read(wanted, at: offset)
            guard bytes.count == wanted else { throw changed(path, "it was cut off meanwhile") }
            try piece(bytes)
        }
    }

    /// What opens the copy one day finds a log that goes on from the checkpoint, with nothing in it.
    private func readLog(
        _ size: (Int) throws(LedgerError) -> Void, _ piece: ([UInt8]) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let log = Self.log(after: checkpoint)
        try size(log.count)
        try piece(log)
    }

    /// The write-ahead log of a copy.
    static func log(after checkpoint: Checkpoint) -> [UInt8] {
        WriteAheadFormat.header(origin: checkpoint.origin, after: checkpoint.head)
    }

    private func changed(_ path: String, _ because: String) -> LedgerError {
        LedgerError(.unsound, doing: "copy \(folder.path(path))", because: because)
    }

    /// How much is in memory at once: 4 MiB.
    static let piece = 4 << 20
}
