/// A named set of permissions.
public struct Role: Identifiable, Sendable {
    public let id: Identifier<Role>
    public var name: String
    public var powers: Powers

    /// What it holds in the platform's own words, wildcards and all, sorted: `authorization:role:view`, `oauth:*:*`.
    public var permissions: [String]

    public init(id: ID, name: String, powers: Powers = [], permissions: [String] = []) {
        self.id = id
        self.name = name
        self.powers = powers
        self.permissions = permissions
    }

    public var isPrivileged: Bool { powers.isPrivileged }
}
