/// A third party's application that somebody let into the tenant.
public struct AuthorizedApp: Identifiable, Sendable {
    public let id: Identifier<AuthorizedApp>
    public var name: String
    public var isAuthorized: Bool

    /// Whether it asks for more than it has and waits for an answer.
    public var isPending: Bool

    /// What it may do in the name of whoever signs in, by the platform's names.
    public var scopes: Reading<[String]>

    public init(
        id: ID, name: String, isAuthorized: Bool = true, isPending: Bool = false,
        scopes: Reading<[String]> = .observed([])
    ) {
        self.id = id
        self.name = name
        self.isAuthorized = isAuthorized
        self.isPending = isPending
        self.scopes = scopes
    }
}
