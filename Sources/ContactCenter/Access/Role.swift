/// A named set of permissions.
public struct Role: Identifiable, Sendable {
    public let id: Identifier<Role>
    public var name: String
    public var powers: Powers

    public init(id: ID, name: String, powers: Powers = []) {
        self.id = id
        self.name = name
        self.powers = powers
    }

    public var isPrivileged: Bool { powers.isPrivileged }
}
