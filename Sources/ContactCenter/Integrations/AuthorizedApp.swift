/// A third party's application that somebody let into the tenant.
public struct AuthorizedApp: Identifiable, Sendable {
    public let id: Identifier<AuthorizedApp>
    public var name: String
    public var isAuthorized: Bool

    /// Whether it asks for more than it has and waits for an answer.
    public var isPending: Bool

    public init(id: ID, name: String, isAuthorized: Bool = true, isPending: Bool = false) {
        self.id = id
        self.name = name
        self.isAuthorized = isAuthorized
        self.isPending = isPending
    }
}
