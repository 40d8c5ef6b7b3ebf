public import Foundation
import Ledger

/// A second place for one ledger: a branch of a Git repository, a commit a copy, each on top of the one before.
///
/// The newest commit has what a copy in a folder has. The branch is never moved back and never by force, and git moves it
/// when it has everything, so that whatever happens in between it is at the old copy or at the new one.
public struct LedgerBranch: Sendable {
    private let original: LedgerFolder
    private let address: String
    private let branch: String
    private let reached: @Sendable (String) -> Void

    /// - Parameters:
    ///   - original: Our own ledger.
    ///   - address: Of the repository, as git takes it.
    ///   - branch: Of its own, without `refs/heads/`.
    public init(of original: URL, at address: String, branch: String) {
        self.init(of: original, at: address, branch: branch) { _ in }
    }

    /// - Parameter reached: Told how far it has come, so that a test can stop it there.
    package init(
        of original: URL, at address: String, branch: String, reached: @escaping @Sendable (String) -> Void
    ) {
        self.original = LedgerFolder(original)
        self.address = address
        self.branch = branch
        self.reached = reached
    }

    /// Brings the branch up to date: only what it has not goes there.
    ///
    /// - Throws: ``LedgerError``: `.unsound` where it is damaged, has what ours has not, or ours is damaged, and then it
    ///   stays as it is; `.busy` while somebody writes to ours; `.away` where it is not reached or does not take it.
    public func bring() async throws(LedgerError) -> LedgerCopy.Standing {
        let remote = try RemoteBranch(branch, of: address)
        defer { remote.remove() }
        let held = try await names(of: remote)
        reached("fetched")
        guard held != nil || !comparison.oursIsEmpty else { return .empty }
        if let held { _ = try comparison.standing(of: held.note) }
        let stream = remote.folder.appendingPathComponent("stream")
        let (note, isNew) = try await write(to: stream, after: held)
        reached("written")
        if isNew {
            try remote.add(stream)
            reached("added")
            try remote.push(after: held?.commit)
            reached("pushed")
        }
        return try comparison.standing(of: note)
    }

    /// Fetches the newest commit, checks every byte of it, and that it is ours or the beginning of ours.
    ///
    /// - Throws: ``LedgerError``: `.unsound` where it is damaged or another, `.notThere` where none was made yet, `.away`
    ///   where it is not reached.
    public func verify() async throws(LedgerError) -> LedgerCopy.Standing {
        let remote = try RemoteBranch(branch, of: address)
        defer { remote.remove() }
        guard let held = try everything(of: remote) else {
            guard comparison.oursIsEmpty else { throw comparison.neverMade }
            return .empty
        }
        let copy = LedgerFolder(remote.folder.appendingPathComponent("ledger"))
        try remote.write(held.files, to: copy)
        try await comparison.mustBeSound(copy, LedgerComparison.copyIsDamaged)
        return try comparison.standing(of: copy)
    }

    private var comparison: LedgerComparison {
        LedgerComparison(original: original, copy: "\(branch) of \(address)")
    }
}

extension LedgerBranch {

    /// What the branch has by now, by the names of its files alone.
    ///
    /// - Returns: nil where there is no such branch.
    /// - Throws: ``LedgerError`` of kind `.unsound` where its checkpoint is none of ours.
    private func names(of remote: RemoteBranch) async throws(LedgerError) -> BranchContents? {
        guard try remote.tip() != nil else { return nil }
        let commit = try remote.fetch(.names)
        let found = try remote.files()
        guard let note = try ourCheckpoint(in: found) else {
            // All of it has to be here to say what it is instead.
            _ = try await verify()
            throw comparison.damaged(LedgerFolder.checkpoint, "it is not what it is in ours")
        }
        return try BranchContents(at: commit, found, note, comparison)
    }

    /// The checkpoint of ours that a branch is at, told by what git calls it; nil where it is at none.
    private func ourCheckpoint(in found: [String: String?]) throws(LedgerError) -> SignedNote? {
        guard let name = found[LedgerFolder.checkpoint],
            let path = found.first(where: { $0.key.hasPrefix(LedgerFolder.notes + "/") && $0.value == name })?.key,
            let bytes = try original.read(path), BlobName.of(bytes) == name
        else { return nil }
        return try? SignedNote(bytes)
    }

    /// All that the branch has by now.
    ///
    /// - Returns: nil where there is no such branch.
    /// - Throws: ``LedgerError`` of kind `.unsound` where it has what no copy has.
    private func everything(of remote: RemoteBranch) throws(LedgerError) -> BranchContents? {
        guard try remote.tip() != nil else { return nil }
        let commit = try remote.fetch(.everything)
        let found = try remote.files()
        guard found[LedgerFolder.checkpoint] != nil else {
            throw comparison.damaged(LedgerFolder.checkpoint, "it is not there")
        }
        guard let note = try? SignedNote(try remote.read(LedgerFolder.checkpoint)) else {
            throw comparison.damaged(LedgerFolder.checkpoint, "it is none")
        }
        return try BranchContents(at: commit, found, note, comparison)
    }

    /// Writes the commit that is to follow, while nobody writes to ours.
    ///
    /// - Returns: The checkpoint it stands for, and whether there is anything in it.
    private func write(
        to stream: URL, after held: BranchContents?
    ) async throws(LedgerError) -> (note: SignedNote, isNew: Bool) {
        let lock = try LedgerLock(original)
        defer { withExtendedLifetime(lock) {} }
        try await comparison.oursMustBeSound()
        let ours = try SealedFiles(of: original)
        try held?.mustBeBeginning(of: ours, comparison)
        let (fresh, gone) = try changes(from: held, to: ours)
        guard !fresh.isEmpty || !gone.isEmpty else { return (ours.note, false) }
        var commit = try CommitStream(
            stream, to: RemoteBranch.name, after: held?.commit, at: try seconds(of: ours),
            saying: "Ledger of size \(ours.size)\n\n\(ours.note.text)")
        for path in gone { commit.remove(path) }
        for path in fresh { try commit.add(path, of: ours) }
        try commit.end()
        return (ours.note, true)
    }

    /// The files a branch is to get, and those it is to lose.
    private func changes(
        from held: BranchContents?, to ours: SealedFiles
    ) throws(LedgerError) -> (fresh: [String], gone: [String]) {
        let paths = try ours.paths()
        guard let held else { return (paths, []) }
        let fresh = paths.filter {
            held.files[$0] == nil || ($0 == LedgerFolder.checkpoint && held.size < ours.size)
        }
        return (fresh, Set(held.files.keys).subtracting(paths).sorted())
    }

    /// When our checkpoint was sealed, in seconds since 1970: the same ledger after the same commit is the same commit.
    private func seconds(of ours: SealedFiles) throws(LedgerError) -> Int {
        let keys = try LedgerKeyList(at: original.url).accepted(for: ours.size)
        guard let seconds = keys.lazy.compactMap(ours.note.time).first else {
            throw comparison.differs("\(LedgerComparison.oursIsDamaged): its checkpoint has no time")
        }
        return seconds
    }
}
