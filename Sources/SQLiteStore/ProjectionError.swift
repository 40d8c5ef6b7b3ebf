import GRDB

/// What went wrong with the projections, and what to do about it.
public struct ProjectionError: Error, Sendable, CustomStringConvertible {
    public let doing: String
    public let because: String
    public let kind: Kind

    public enum Kind: Sendable {

        /// The disk would not take it, or not give it.
        case disk

        /// What is there is no database of ours, or a damaged one.
        case unsound

        /// A later edition of the program made it.
        case newer

        /// Another process is at it.
        case busy
    }

    init(_ kind: Kind, doing: String, because: String) {
        self.kind = kind
        self.doing = doing
        self.because = because
    }

    init(_ error: any Error, doing: String) {
        let code = (error as? DatabaseError)?.resultCode
        let kind: Kind =
            switch code {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR: .unsound
            default: .disk
            }
        self.init(kind, doing: doing, because: (error as? DatabaseError)?.message ?? "\(error)")
    }

    public var description: String { "can't \(doing): \(because)" }

    public var hint: String {
        switch kind {
        case .disk: "free some space or choose another place with --data"
        case .unsound: "`linewarden rebuild` makes it again from the archives and ledgers; nothing is kept in it alone"
        case .newer: "use the program that made it, or `linewarden rebuild` with this one"
        case .busy: "wait for the other run to end, then try again"
        }
    }
}
