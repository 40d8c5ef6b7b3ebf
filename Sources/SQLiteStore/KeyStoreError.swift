import Disk
import GRDB

/// What went wrong with the keys of persons.
public struct KeyStoreError: Error, Sendable, CustomStringConvertible {
    public let doing: String
    public let because: String
    public let kind: Kind

    public enum Kind: Sendable {

        /// What is there is not what was written.
        case unsound

        /// The disk would not take it or give it.
        case disk

        /// Another run has it.
        case busy
    }

    /// - Parameter error: Of the database or the disk; only its message is kept, never the values of a statement.
    init(_ error: any Error, doing: String) {
        self.doing = doing
        guard let error = error as? DatabaseError else {
            because = DiskReason(error).description
            kind = .disk
            return
        }
        because = error.message ?? "SQLite says \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA: kind = .unsound
        // A second key for somebody: another run made one since ours looked.
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CONSTRAINT: kind = .busy
        default: kind = .disk
        }
    }

    public var description: String { "can't \(doing): \(because)" }

    public var hint: String {
        switch kind {
        case .unsound: "restore keys.sqlite from its own copy; without it no name that was sealed can be read"
        case .disk: "free some space or choose another place with --data, then run it again: what was whole is kept"
        case .busy: "wait for the other run to end, then try again"
        }
    }
}
