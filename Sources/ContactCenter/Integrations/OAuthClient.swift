/// A program that calls the platform's API with credentials of its own.
public struct OAuthClient: Identifiable, Sendable {
    public let id: Identifier<OAuthClient>
    public var name: String
    public var grantType: GrantType
    public var isActive: Bool

    /// The roles it holds itself, and where.
    ///
    /// Only a client that signs in without a person is bound by these.
    public var roles: Reading<[Holding]>

    /// How long its tokens live; nil inside if it was never set and the platform's default of a day applies.
    public var tokenLifetime: Reading<Duration?>

    public var redirects: [String]

    /// When it was made, if the platform says.
    public var created: Moment?

    /// When it was last changed, if the platform says.
    public var changed: Moment?

    /// Whoever made it, or why nobody knows.
    public var maker: Reading<Person.ID>

    /// What it may do in the name of whoever signs in, by the platform's names.
    ///
    /// Binds clients that a person signs in to, and no other.
    public var scopes: Reading<[String]>

    public struct Holding: Hashable, Sendable {
        public var role: Role.ID
        public var reach: Grant.Reach

        public init(_ role: Role.ID, in reach: Grant.Reach) {
            self.role = role
            self.reach = reach
        }
    }

    public enum GrantType: Hashable, Sendable {
        /// Signs in by itself with id and secret.
        case clientCredentials
        case authorizationCode
        /// The token travels in the address bar.
        case implicit
        /// The program sees the person's password.
        case password
        case samlBearer
        case other(String)
    }

    public init(
        id: ID,
        name: String,
        grantType: GrantType = .clientCredentials,
        isActive: Bool = true,
        roles: Reading<[Holding]> = .observed([]),
        tokenLifetime: Reading<Duration?> = .observed(nil),
        redirects: [String] = [],
        created: Moment? = nil,
        changed: Moment? = nil,
        maker: Reading<Person.ID> = .absent(.notAsked),
        scopes: Reading<[String]> = .observed([])
    ) {
        self.id = id
        self.name = name
        self.grantType = grantType
        self.isActive = isActive
        self.roles = roles
        self.tokenLifetime = tokenLifetime
        self.redirects = redirects
        self.created = created
        self.changed = changed
        self.maker = maker
        self.scopes = scopes
    }
}

/// What OAuth clients called over a stretch of time.
public struct ClientUsage: Sendable {
    public var from: Moment
    public var until: Moment

    /// Requests by client.
    ///
    /// A client that is not in it made none.
    public var requests: [OAuthClient.ID: Int]

    public init(from: Moment, until: Moment, requests: [OAuthClient.ID: Int]) {
        self.from = from
        self.until = until
        self.requests = requests
    }
}
