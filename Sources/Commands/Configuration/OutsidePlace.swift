import Foundation
import Ledger
import LedgerStore
import Sinks

/// A place of the configuration where the checkpoints of every tenant's ledger go: one its owner cannot change.
struct OutsidePlace {
    let name: String
    let kind: Kind

    enum Kind {

        /// Keeps checkpoints, and gives them back.
        case kept(CheckpointPlace)

        /// Cosigns them; what he cosigned is kept beside the ledger.
        case cosigned(Witness)
    }
}
