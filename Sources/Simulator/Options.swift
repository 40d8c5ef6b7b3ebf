public import ContactCenter

/// How a simulator serves its tenant.
public struct Options: Sendable {

    /// The port to listen on; 0 takes a free one.
    public var port = 0

    /// What time it is at the platform: for token life, rate windows and the `Date` of every answer.
    public var clock: @Sendable () -> Moment

    /// How a slow answer waits.
    public var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    /// Limits a client to less than its roles give, by client id.
    public var permissions: [String: PermissionRestriction] = [:]

    /// Limits a client to these of the divisions its roles reach, by client id.
    public var divisions: [String: Set<String>] = [:]

    /// Where the callers seem to call from, compared with the tenant's allowlist; nil compares nothing.
    public var clientAddress: String?

    /// How many requests a token may make.
    public var rateLimit = RateLimit.standard

    public var faults = Faults.none

    /// Behind everything that looks random: tokens, correlation ids, faults that come by chance.
    public var seed: UInt64 = 1

    /// How often a usage query answers `Running` before it answers with rows.
    public var usageRunningAnswers = 1

    /// How many entries the audit log has on a working day, or so; 0 for none but what happens here.
    public var audits = 0

    /// How often an audit query answers `Running` before it has succeeded.
    public var auditRunningAnswers = 1

    /// How long after it happened what a caller does can be read in the audit log.
    public var auditLateness = Duration.zero

    /// What happened to the tenant before now.
    public var past = TenantPast()

    /// What the platform exports of the tenant's flows: no capture has it.
    public var flowExports: [SimulatedFlowExport] = []

    /// How many OAuth clients a page holds: the platform declares no parameter for it.
    public var clientsPageSize = 100

    /// Is handed every request with its answer.
    public var exchanges: (@Sendable (Exchange) -> Void)?

    public init(clock: @escaping @Sendable () -> Moment) { self.clock = clock }
}

/// A budget of requests for one token.
public struct RateLimit: Hashable, Sendable {
    public var requests: Int
    public var window: Duration

    public init(requests: Int, window: Duration) {
        self.requests = requests
        self.window = window
    }

    /// 300 a minute.
    ///
    /// Source: `client.credentials.token.rate.per.minute` of namespace `platform.api`, as published by the vendor and
    /// seen on live tenants, 2026-11-22.
    public static let standard = RateLimit(requests: 300, window: .seconds(60))
}

/// Takes permissions away from a client, to rehearse partial rights.
public enum PermissionRestriction: Hashable, Sendable {

    /// Of what its roles give, these remain.
    case only(Set<String>)

    /// Of what its roles give, these go.
    case without(Set<String>)

    func allows(_ permission: String) -> Bool {
        switch self {
        case .only(let permissions): permissions.contains(permission)
        case .without(let permissions): !permissions.contains(permission)
        }
    }
}
