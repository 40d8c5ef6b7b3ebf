/// What went wrong with the archive, and what to do about it.
public struct ArchiveError: Error, Sendable, CustomStringConvertible {
    public let doing: String
    public let because: String
    public let kind: Kind

    public enum Kind: Sendable {

        /// What was asked for is not there.
        case notThere

        /// What is there is not what was written: a corrupt repository, an edited capture.
        case unsound

        /// The disk would not take it.
        case disk

        /// Another run holds the tenant.
        case busy

        /// A place elsewhere is not reached, or does not take what it is given.
        case away
    }

    public init(_ kind: Kind, doing: String, because: String) {
        self.kind = kind
        self.doing = doing
        self.because = because
    }

    public var description: String { "can't \(doing): \(because)" }

    public var hint: String {
        switch kind {
        case .notThere: "`linewarden assess TENANT` makes the first capture; `git log` in the archive lists them"
        case .unsound: "restore it from a copy; until then nothing is collected or judged with it"
        case .disk: "free some space or choose another place with --data, then run it again: what was whole is kept"
        case .busy: "wait for the other run to end, then try again"
        case .away: "is it mounted, or reached from here, and may we write to it?"
        }
    }
}
