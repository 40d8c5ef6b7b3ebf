public import Foundation
public import Ledger

/// Somewhere a checkpoint is kept that whoever writes the ledger should not be able to change.
///
/// A place is worth as much as that: a directory on the same disk under the same account is worth nothing.
public enum CheckpointPlace: Sendable {

    /// A directory elsewhere, such as a mount that can be written once.
    case directory(URL)

    /// A branch of a Git repository elsewhere, which refuses to be pushed to by force.
    case git(remote: String, branch: String)

    /// Keeps a checkpoint.
    ///
    /// - Throws: ``LedgerError`` of kind `.unsound` where the place has another checkpoint of that size: a fork;
    ///   `.disk` where it would not take it.
    public func keep(_ note: SignedNote) throws(LedgerError) {
        switch self {
        case .directory(let folder): try DirectoryPlace(folder: folder).keep(note)
        case .git(let remote, let branch): try GitPlace(remote: remote, branch: branch).keep(note)
        }
    }

    /// The checkpoints of a log that are kept there, smallest first.
    public func checkpoints(of origin: String) throws(LedgerError) -> [SignedNote] {
        switch self {
        case .directory(let folder): try DirectoryPlace(folder: folder).checkpoints(of: origin)
        case .git(let remote, let branch): try GitPlace(remote: remote, branch: branch).checkpoints(of: origin)
        }
    }
}
