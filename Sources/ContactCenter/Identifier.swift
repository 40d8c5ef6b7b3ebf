/// The name of one `Owner`: a person's is not a role's, and the compiler knows.
public struct Identifier<Owner>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let rawValue: String

    public init(_ rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    public var description: String { rawValue }
}

extension Identifier: Comparable {

    /// By UTF-8 bytes, so that lists come out in the order the archive keeps them in.
    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue.utf8.lexicographicallyPrecedes(rhs.rawValue.utf8)
    }
}
