/// A named set of permissions.
public struct Role: Identifiable, Sendable {
    public let id: Identifier<Role>
    public var name: String
    public var powers: Powers

    /// What it holds in the platform's own words, wildcards and all, sorted: `authorization:role:view`, `oauth:*:*`.
    public var permissions: [String]

    /// Whether the platform brought it along, and nobody here made it; or why nobody knows.
    public var isDefault: Reading<Bool>

    /// Whether the platform says it is not what it brings today, or why nobody knows.
    public var needsUpdate: Reading<Bool>

    /// What none of its holders used, as the platform counts it, or why nobody knows.
    public var unused: Reading<Unused>

    /// Permissions nobody used for as long as the platform looked.
    public struct Unused: Hashable, Sendable {

        /// In the platform's own words, sorted.
        public var permissions: [String]
        public var powers: Powers

        public init(permissions: [String] = [], powers: Powers = []) {
            self.permissions = permissions
            self.powers = powers
        }
    }

    public init(
        id: ID, name: String, powers: Powers = [], permissions: [String] = [],
        isDefault: Reading<Bool> = .observed(false), needsUpdate: Reading<Bool> = .observed(false),
        unused: Reading<Unused> = .absent(.notAsked)
    ) {
        self.id = id
        self.name = name
        self.powers = powers
        self.permissions = permissions
        self.isDefault = isDefault
        self.needsUpdate = needsUpdate
        self.unused = unused
    }

    public var isPrivileged: Bool { powers.isPrivileged }
}
