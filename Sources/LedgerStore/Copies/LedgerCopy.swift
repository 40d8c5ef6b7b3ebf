import Disk
public import Foundation
public import Ledger

/// A second place for one ledger: what is sealed, and the public halves of its keys.
///
/// It lies in the folder `ledger` of the place. A new copy is written beside it, checked, and takes its name, so that
/// whatever happens in between there is the old copy or the new one.
public struct LedgerCopy: Sendable {
    private let original: LedgerFolder
    private let place: LedgerFolder
    private let reached: @Sendable (String) -> Void

    private static let name = "ledger"
    private static let old = "ledger.old"
    private static let new = "ledger.new"

    /// - Parameters:
    ///   - original: Our own ledger.
    ///   - place: The folder that is to hold the copy.
    public init(of original: URL, in place: URL) { self.init(of: original, in: place) { _ in } }

    /// - Parameter reached: Told how far it has come, so that a test can stop it there.
    package init(of original: URL, in place: URL, reached: @escaping @Sendable (String) -> Void) {
        self.original = LedgerFolder(original)
        self.place = LedgerFolder(place)
        self.reached = reached
    }

    /// How a copy that agrees with ours stands to it.
    public struct Standing: Equatable, Sendable {

        /// How many entries it has, and how many of ours it has not yet.
        public let size: Int
        public let behind: Int

        /// Whether its checkpoint is ours, cosignatures and all.
        let hasOurCheckpoint: Bool

        public var isUpToDate: Bool { behind == 0 && hasOurCheckpoint }
    }

    /// Brings the copy up to date.
    ///
    /// - Throws: ``LedgerError``: `.unsound` where the copy is damaged, or has what ours has not, and then it stays as it
    ///   is; `.busy` while somebody writes to either.
    public func bring() async throws(LedgerError) -> Standing {
        try LedgerFolder.make(place.url.path)
        let lock = try LedgerLock(place)
        defer { withExtendedLifetime(lock) {} }
        try takeUp()
        if place.exists(Self.name) {
            let before = try await verify()
            guard !before.isUpToDate else { return before }
        } else if !original.exists(LedgerFolder.checkpoint) {
            return Standing(size: 0, behind: 0, hasOurCheckpoint: true)
        }
        let fresh = folder(Self.new)
        try SealedFiles(of: original).write(to: fresh, reached: reached)
        try await mustBeSound(fresh, "our own ledger is not sound")
        try swap()
        return try standing(of: folder(Self.name))
    }

    /// Checks every byte of the copy, and that it is ours or the beginning of ours.
    ///
    /// - Throws: ``LedgerError``: `.unsound` where it is damaged or another, `.notThere` where none was made yet.
    public func verify() async throws(LedgerError) -> Standing {
        guard let name = [Self.name, Self.old].first(where: place.exists) else {
            guard original.exists(LedgerFolder.checkpoint) else {
                return Standing(size: 0, behind: 0, hasOurCheckpoint: true)
            }
            throw LedgerError(.notThere, doing: doing, because: "no copy was made yet: run `linewarden copy`")
        }
        let copy = folder(name)
        guard try copy.list(LedgerFolder.privateKeys).isEmpty else {
            throw differs("a private key lies in it, which is in no copy of ours")
        }
        try await mustBeSound(copy, "it is damaged")
        return try standing(of: copy)
    }

    private var doing: String { "trust the copy \(place.path(Self.name))" }

    private func differs(_ because: String) -> LedgerError { LedgerError(.unsound, doing: doing, because: because) }

    private func folder(_ name: String) -> LedgerFolder { LedgerFolder(place.url.appendingPathComponent(name)) }
}

extension LedgerCopy {

    private func mustBeSound(_ folder: LedgerFolder, _ otherwise: String) async throws(LedgerError) {
        let key = original.exists(LedgerFolder.firstKey) ? try LedgerKeyList(at: original.url).keys.first : nil
        let result = await LedgerVerifier(at: folder.url, key: key).verify()
        guard let first = result.discrepancies.first else { return }
        throw differs("\(otherwise): \(first.file): \(first.because)")
    }

    private func standing(of copy: LedgerFolder) throws(LedgerError) -> Standing {
        try standing(of: try LedgerReader(copy).note)
    }

    /// Proves that a ledger of this checkpoint is ours, or that ours goes on from it.
    ///
    /// Whether it was signed with our key is ``verify()``'s to say.
    ///
    /// - Parameter note: nil where there is no ledger.
    /// - Throws: ``LedgerError`` of kind `.unsound` where it has what ours has not.
    public func standing(of note: SignedNote?) throws(LedgerError) -> Standing {
        guard let note else {
            let isEmpty = !original.exists(LedgerFolder.checkpoint)
            return Standing(size: 0, behind: isEmpty ? 0 : try LedgerReader(original).size, hasOurCheckpoint: isEmpty)
        }
        guard let theirs = try? Checkpoint(text: note.text).head else { throw differs("its checkpoint is none") }
        guard original.exists(LedgerFolder.checkpoint) else {
            throw differs("it has \(theirs.size) entries, and ours none: ours was lost, or begun anew")
        }
        var ours = try LedgerReader(original)
        guard theirs.size <= ours.size else {
            throw differs(
                "it is \(theirs.size - ours.size) entries ahead of ours: an older ledger was put back here, "
                    + "or somebody else writes to it")
        }
        guard try isBeginning(theirs, of: &ours) else {
            throw differs("its first \(theirs.size) entries are not those of ours: one of them was written anew")
        }
        return Standing(size: theirs.size, behind: ours.size - theirs.size, hasOurCheckpoint: note == ours.note)
    }

    private func isBeginning(_ head: TreeHead, of ours: inout LedgerReader) throws(LedgerError) -> Bool {
        guard head.size < ours.size else { return head == ours.checkpoint.head }
        guard head.size > 0 else { return head == .empty }
        let proof = try ours.consistency(from: head.size, to: ours.size)
        do throws(LedgerFault) {
            try proof.verify(from: head, to: ours.checkpoint.head)
            return true
        } catch {
            return false
        }
    }

    /// Gives the new copy the name of the old one.
    private func swap() throws(LedgerError) {
        if place.exists(Self.name) {
            try place.move(Self.name, to: Self.old)
            reached("old put aside")
        }
        try place.move(Self.new, to: Self.name)
        reached("new named")
        try remove(Self.old)
    }

    /// Ends or takes back what a copy that was broken off has left.
    private func takeUp() throws(LedgerError) {
        if !place.exists(Self.name), place.exists(Self.old) { try place.move(Self.old, to: Self.name) }
        try remove(Self.old)
        try remove(Self.new)
    }

    private func remove(_ name: String) throws(LedgerError) {
        guard place.exists(name) else { return }
        do {
            try FileManager.default.removeItem(at: folder(name).url)
        } catch {
            throw LedgerError(.disk, doing: "remove \(place.path(name))", because: "\(DiskReason(error))")
        }
    }
}
