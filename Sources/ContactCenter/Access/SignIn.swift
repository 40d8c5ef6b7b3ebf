/// How people sign in with a password the platform keeps, and the network rules around every sign-in.
public struct SignInRules: Sendable {
    public var demandsSecondFactor: Reading<Bool>
    public var password: Reading<PasswordRules>

    /// Whether signing out of one session ends the others.
    public var endsAllSessions: Reading<Bool>

    /// The only networks that may call the platform at all; empty for any.
    public var allowedNetworks: Reading<[String]>

    /// The only web domains that may embed the platform; nil inside if it is not limited.
    public var embeddingDomains: Reading<[String]?>

    /// What the idle time-out spares, such as applications that never sign out.
    public var idleExclusions: Reading<[String]>

    public init(
        demandsSecondFactor: Reading<Bool> = .absent(.notAsked),
        password: Reading<PasswordRules> = .absent(.notAsked),
        endsAllSessions: Reading<Bool> = .absent(.notAsked),
        allowedNetworks: Reading<[String]> = .absent(.notAsked),
        embeddingDomains: Reading<[String]?> = .absent(.notAsked),
        idleExclusions: Reading<[String]> = .absent(.notAsked)
    ) {
        self.demandsSecondFactor = demandsSecondFactor
        self.password = password
        self.endsAllSessions = endsAllSessions
        self.allowedNetworks = allowedNetworks
        self.embeddingDomains = embeddingDomains
        self.idleExclusions = idleExclusions
    }
}

/// What a password the platform keeps must look like.
public struct PasswordRules: Hashable, Sendable {
    public var minimumLength: Int

    /// How many of digits, upper case, lower case and special characters it must contain.
    public var classes: Int

    public init(minimumLength: Int, classes: Int) {
        self.minimumLength = minimumLength
        self.classes = classes
    }
}

/// Somebody else who vouches for people: an identity provider that speaks SAML.
public struct IdentityProvider: Identifiable, Sendable {
    public let id: Identifier<IdentityProvider>
    public var name: String
    public var isEnabled: Reading<Bool>

    /// When each of its certificates ends, or why one could not be read.
    public var certificates: [Reading<Moment>]
    public var signInAddress: String?
    public var signOutAddress: String?
    public var signsRequests: Reading<Bool>

    public init(
        id: ID,
        name: String,
        isEnabled: Reading<Bool> = .observed(true),
        certificates: [Reading<Moment>] = [],
        signInAddress: String? = nil,
        signOutAddress: String? = nil,
        signsRequests: Reading<Bool> = .observed(true)
    ) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
        self.certificates = certificates
        self.signInAddress = signInAddress
        self.signOutAddress = signOutAddress
        self.signsRequests = signsRequests
    }
}

/// When an idle session ends.
public struct IdleTimeout: Sendable {

    /// nil if sessions never end for being idle.
    public var seconds: Int?

    /// Longer or shorter ones for some groups, by the platform's name for the bundle.
    public var exceptions: [(name: String, seconds: Int)]

    public init(seconds: Int?, exceptions: [(name: String, seconds: Int)] = []) {
        self.seconds = seconds
        self.exceptions = exceptions
    }
}
