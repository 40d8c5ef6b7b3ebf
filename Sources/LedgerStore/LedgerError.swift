import Disk
import Foundation

/// What went wrong with a ledger, and what to do about it.
public struct LedgerError: Error, Sendable, CustomStringConvertible {
    public let doing: String
    public let because: String
    public let kind: Kind

    public enum Kind: Sendable {

        /// What was asked for is not there.
        case notThere

        /// What is there is not what was written, or does not fit together.
        case unsound

        /// The disk would not take it or give it.
        case disk

        /// Another process has the ledger.
        case busy

        /// A place elsewhere is not reached, or does not take what it is given.
        case away
    }

    public init(_ kind: Kind, doing: String, because: String) {
        self.kind = kind
        self.doing = doing
        self.because = because
    }

    /// What the operating system said last.
    static func system(doing: String) -> LedgerError {
        LedgerError(.disk, doing: doing, because: DiskReason(errno: errno).description)
    }

    public var description: String { "can't \(doing): \(because)" }

    public var hint: String {
        switch kind {
        case .notThere: "`linewarden ledger verify` says what of the ledger is there"
        case .unsound: "keep it as it is and run `linewarden ledger verify`; until then nothing is added to it"
        case .disk:
            "free some space or choose another place with --data, then run it again: what was acknowledged is kept"
        case .busy: "wait for the other run to end, then try again"
        case .away: "is it reached from here, and may we write to it?"
        }
    }
}
