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

        /// There is nothing to copy, and no copy.
        static let empty = Standing(size: 0, behind: 0, hasOurCheckpoint: true)
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
        } else if comparison.oursIsEmpty {
            return .empty
        }
        let fresh = folder(Self.new)
        try SealedFiles.copy(of: original, to: fresh, reached: reached)
        try await comparison.mustBeSound(fresh, LedgerComparison.oursIsDamaged)
        try swap()
        return try comparison.standing(of: folder(Self.name))
    }

    /// Checks every byte of the copy, and that it is ours or the beginning of ours.
    ///
    /// - Throws: ``LedgerError``: `.unsound` where it is damaged or another, `.notThere` where none was made yet.
    public func verify() async throws(LedgerError) -> Standing {
        guard let name = [Self.name, Self.old].first(where: place.exists) else {
            guard comparison.oursIsEmpty else { throw comparison.neverMade }
            return .empty
        }
        let copy = folder(name)
        guard try copy.list(LedgerFolder.privateKeys).isEmpty else { throw comparison.holdsPrivateKey }
        try await comparison.mustBeSound(copy, LedgerComparison.copyIsDamaged)
        return try comparison.standing(of: copy)
    }

    private var comparison: LedgerComparison {
        LedgerComparison(original: original, copy: place.path(Self.name))
    }

    private func folder(_ name: String) -> LedgerFolder { LedgerFolder(place.url.appendingPathComponent(name)) }
}

extension LedgerCopy {

    /// Proves that a ledger of this checkpoint is ours, or that ours goes on from it.
    ///
    /// Whether it was signed with our key is ``verify()``'s to say.
    ///
    /// - Parameter note: nil where there is no ledger.
    /// - Throws: ``LedgerError`` of kind `.unsound` where it has what ours has not.
    public func standing(of note: SignedNote?) throws(LedgerError) -> Standing { try comparison.standing(of: note) }

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
