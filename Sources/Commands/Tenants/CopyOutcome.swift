import Archive
import LedgerStore
import ObjectStorage

/// What became of one copy at one place.
struct CopyOutcome {
    let place: String
    let part: Part
    let result: Result

    enum Part: String { case archive, ledger }

    enum Result {
        case agrees(Standing)

        /// It is damaged, or has what ours has not.
        case disagrees(String)

        /// It is not reached, or was never made.
        case away(String)
    }

    /// How far a copy has come.
    struct Standing {

        /// How many captures or entries it holds.
        let held: Int

        /// How many of ours it does not hold yet.
        let behind: Int

        /// How many tags of ours it does not hold yet.
        let tagsBehind: Int

        init(_ standing: ArchiveCopy.Standing) {
            held = standing.captures
            behind = standing.behind
            tagsBehind = standing.tagsBehind
        }

        init(_ standing: LedgerCopy.Standing) {
            held = standing.size
            behind = standing.behind
            tagsBehind = 0
        }
    }
}

extension CopyOutcome.Result {

    /// - Returns: nil for an error that is about no copy.
    init?(_ error: any Error) {
        switch error {
        case let error as ArchiveError:
            self = error.kind == .unsound ? .disagrees(error.description) : .away(error.description)
        case let error as LedgerError:
            self = error.kind == .unsound ? .disagrees(error.description) : .away(error.description)
        case let error as StorageError:
            let disagrees = error.kind == .unsound || error.kind == .unprotected
            self = disagrees ? .disagrees(error.description) : .away(error.description)
        case let error as SecretNotThere: self = .away("can't sign in: \(error.what)")
        default: return nil
        }
    }
}
