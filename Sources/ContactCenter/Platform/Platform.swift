/// What the platform's audit log covers in this tenant.
public struct AuditCoverage: Sendable {
    public var services: Set<String>

    /// What it must cover for an incident to leave a trace, in the platform's words and in reading order.
    public var expected: [String]

    public init(services: Set<String>, expected: [String]) {
        self.services = services
        self.expected = expected
    }
}

/// A limit the platform sets this tenant.
public struct PlatformLimit: Hashable, Sendable {

    /// Where the platform files it: `platform.api`.
    public var namespace: String

    /// `client.credentials.token.rate.per.minute`.
    public var key: String
    public var value: Int

    public init(namespace: String, key: String, value: Int) {
        self.namespace = namespace
        self.key = key
        self.value = value
    }
}

/// What the platform allows this tenant, as far as collecting depends on it.
public struct PlatformLimits: Sendable {

    /// How many requests one token may make in a minute.
    public var requestsPerMinute: Reading<Int>
    public var all: [PlatformLimit]

    public init(requestsPerMinute: Reading<Int>, all: [PlatformLimit]) {
        self.requestsPerMinute = requestsPerMinute
        self.all = all
    }
}

/// How a tenant lets people hand out roles.
public struct GrantingRules: Sendable {

    /// Whether somebody who may grant roles in one division can grant them only there.
    public var isLimitedToDivision: Reading<Bool>

    /// Whether the vendor adds new permissions to its default roles by itself.
    public var vendorWidensDefaultRoles: Reading<Bool>

    public init(isLimitedToDivision: Reading<Bool>, vendorWidensDefaultRoles: Reading<Bool>) {
        self.isLimitedToDivision = isLimitedToDivision
        self.vendorWidensDefaultRoles = vendorWidensDefaultRoles
    }
}

/// What this very collection was: when, how whole, and how long after the one before.
public struct CollectionRecord: Sendable {
    public var began: Moment

    /// The kinds asked for that were read whole.
    public var whole: [String]

    /// The kinds refused, with the reason.
    public var refused: [(kind: String, absence: Absence)]

    /// The kinds cut short or failed: neither read nor refused.
    public var broken: [(kind: String, absence: Absence)]

    public init(
        began: Moment, whole: [String], refused: [(kind: String, absence: Absence)],
        broken: [(kind: String, absence: Absence)]
    ) {
        self.began = began
        self.whole = whole
        self.refused = refused
        self.broken = broken
    }
}
