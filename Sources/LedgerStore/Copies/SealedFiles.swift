import Foundation
import Ledger

/// The files of a ledger that its newest checkpoint stands for, and no others: nothing unsealed, no private key.
struct SealedFiles {
    private let folder: LedgerFolder

    init(of folder: LedgerFolder) { self.folder = folder }

    /// Copies them while nobody writes to the ledger; when it returns the disk has them.
    func write(to fresh: LedgerFolder, reached: (String) -> Void) throws(LedgerError) {
        let lock = try LedgerLock(folder)
        defer { withExtendedLifetime(lock) {} }
        let checkpoint = try LedgerReader(folder).checkpoint
        for path in try paths(upTo: checkpoint.head.size) {
            try copy(path, to: fresh)
            reached(path)
        }
        // What opens the copy one day finds a log that goes on from the checkpoint, with nothing in it.
        _ = try WriteAheadLog.begin(fresh, origin: checkpoint.origin, after: checkpoint.head)
        try fresh.syncAll()
        reached("synced")
    }

    private func paths(upTo size: Int) throws(LedgerError) -> [String] {
        let tiles = try folder.files(below: "tile").filter { Tile(path: $0)?.treeSize.map { $0 <= size } ?? false }
        let segments = try folder.files(below: LedgerFolder.segments).filter {
            LedgerFolder.entries(of: $0).map { $0.upperBound <= size } ?? false
        }
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

    private func copy(_ path: String, to fresh: LedgerFolder) throws(LedgerError) {
        guard let source = try OpenFile(reading: folder.path(path)) else {
            throw LedgerError(.unsound, doing: "copy \(folder.path(path))", because: "it is not there")
        }
        let size = try source.size()
        try fresh.write(try source.read(min(size, Self.piece), at: 0), to: path)
        guard size > Self.piece else { return }
        let target = try OpenFile(fresh.path(path), O_WRONLY | O_APPEND)
        for offset in stride(from: Self.piece, to: size, by: Self.piece) {
            try target.append(try source.read(min(Self.piece, size - offset), at: offset))
        }
    }

    /// How much is in memory at once: 4 MiB.
    private static let piece = 4 << 20
}
