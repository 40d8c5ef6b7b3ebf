/// Why a text is not the JSON we read, and where.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
    public let reason: Reason

    /// The byte it stopped at, counted from 0.
    public let offset: Int

    public enum Reason: String, Sendable {
        case cutShort = "it ends in the middle"
        case unexpected = "a character that cannot stand there"
        case badNumber = "a number that is none"
        case badEscape = "an escape that does not exist"
        case notUTF8 = "bytes that are not UTF-8"
        case tooDeep = "more levels than we read"
        case tooLarge = "more bytes than we read"
        case repeatedKey = "the same key twice in one object"
        case trailing = "something after its end"
        case unwritable = "a number that RFC 8785 has no form for"
    }

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    public var description: String { "not readable as JSON: \(reason.rawValue), at byte \(offset)" }
}
