/// Somewhere outside did not take what it was given.
public struct SinkError: Error, Sendable, CustomStringConvertible {
    public let doing: String
    public let because: String
    public let kind: Kind

    public enum Kind: Sendable {

        /// It did not answer, or not now.
        case unreachable

        /// It answers, and will not take it as things are set up.
        case refused

        /// It has seen another log, or more of this one: what is here was changed or put back.
        case unsound
    }

    init(_ kind: Kind, doing: String, because: String) {
        self.kind = kind
        self.doing = doing
        self.because = because
    }

    public var description: String { "can't \(doing): \(because)" }

    public var hint: String {
        switch kind {
        case .unreachable: "it is tried again with the next checkpoint, which covers this one"
        case .refused: "compare the log's name and key with what its operator has: `linewarden ledger keys` prints them"
        case .unsound: "keep the ledger as it is and run `linewarden ledger verify` with that checkpoint"
        }
    }
}
