import Ledger

/// What the newest commit of a branch has, of which perhaps the names are here and the bytes are not.
struct BranchContents {
    let commit: String

    /// Its newest checkpoint, with its signatures.
    let note: SignedNote
    private let checkpoint: Checkpoint

    /// Each with what git calls its bytes.
    let files: [String: String]

    /// - Parameter note: Its checkpoint.
    /// - Throws: ``LedgerError`` of kind `.unsound` where it has anything but what is in a copy.
    init(
        at commit: String, _ found: [String: String?], _ note: SignedNote, _ comparison: LedgerComparison
    ) throws(LedgerError) {
        guard let checkpoint = try? Checkpoint(text: note.text) else {
            throw comparison.damaged(LedgerFolder.checkpoint, "it is none")
        }
        self.commit = commit
        self.note = note
        self.checkpoint = checkpoint
        files = try Self.plain(found, of: checkpoint.head.size, comparison)
    }

    var size: Int { checkpoint.head.size }

    private static func plain(
        _ found: [String: String?], of size: Int, _ comparison: LedgerComparison
    ) throws(LedgerError) -> [String: String] {
        var files: [String: String] = [:]
        files.reserveCapacity(found.count)
        for (path, name) in found {
            if path.hasPrefix(LedgerFolder.privateKeys + "/") { throw comparison.holdsPrivateKey }
            guard SealedFiles.mayHold(path, upTo: size) else {
                throw comparison.differs("it has \(path), which no copy of \(size) entries has")
            }
            guard let name else { throw comparison.damaged(path, "it is no plain file") }
            files[path] = name
        }
        return files
    }

    /// Checks that its files are those of ours, or of ours as it was.
    ///
    /// Payloads that ours has deleted since are passed over: nothing of ours tells what git called them.
    ///
    /// - Parameter ours: Proved sound, and proved to begin with its checkpoint.
    func mustBeBeginning(of ours: SealedFiles, _ comparison: LedgerComparison) throws(LedgerError) {
        let kept = Set(try ours.paths(upTo: size))
        let due = kept.union(try ours.partialTiles(upTo: size)).union([LedgerFolder.wal(size)])
        for path in due.union(files.keys).sorted() where !isDeleted(path, since: kept) {
            guard let name = files[path] else { throw comparison.damaged(path, "it is not there") }
            guard let expected = try self.name(of: path, in: ours, that: kept) else {
                throw comparison.damaged(path, "ours has none")
            }
            guard name == expected else { throw comparison.damaged(path, "it is not what it is in ours") }
        }
    }

    /// Whether these are payloads of which ours has only the manifest left.
    private func isDeleted(_ path: String, since kept: Set<String>) -> Bool {
        guard !kept.contains(path), let entries = LedgerFolder.entries(of: path) else { return false }
        return path == LedgerFolder.segment(entries) && kept.contains(LedgerFolder.manifest(entries))
    }

    /// What git would call a file of ours as it was when ours was of its size; nil where ours never had one.
    private func name(
        of path: String, in ours: SealedFiles, that kept: Set<String>
    ) throws(LedgerError) -> String? {
        switch path {
        case LedgerFolder.checkpoint: return try BlobName.of(LedgerFolder.note(size), in: ours)
        case LedgerFolder.wal(size): return BlobName.of(SealedFiles.log(after: checkpoint))
        default:
            if kept.contains(path) { return try BlobName.of(path, in: ours) }
            return try ours.partialTile(path).map(BlobName.of)
        }
    }
}
