/// The name of one `Owner`: a person's is not a role's, and the compiler knows.
public struct Identifier<Owner>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    let spelling: Spelling

    public init(_ rawValue: String) { spelling = Spelling(rawValue) }
    public init(stringLiteral value: String) { spelling = Spelling(value) }

    /// The same, from UTF-8 bytes: of a UUID no string is made.
    public init(utf8 bytes: ArraySlice<UInt8>) { spelling = Spelling(utf8: bytes) }

    /// The same name, of something else.
    public init<Other>(_ other: Identifier<Other>) { spelling = other.spelling }

    /// As it was given, character by character.
    public var rawValue: String { spelling.text }

    public var description: String { rawValue }
}

extension Identifier: Comparable {

    /// By UTF-8 bytes, so that lists come out in the order the archive keeps them in.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.spelling < rhs.spelling }
}
