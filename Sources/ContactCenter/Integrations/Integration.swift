/// Somebody else's product plugged into the tenant.
public struct Integration: Identifiable, Sendable {
    public let id: Identifier<Integration>
    public var name: String

    /// The platform's word for what it is: `amazon-eventbridge-source`.
    public var type: String

    /// Who makes it; nil inside if the platform names nobody.
    public var vendor: Reading<String?>
    public var isEnabled: Bool

    /// What the platform says of its health; nil if it says nothing.
    public var health: Health?

    /// Where audit events go, if this is what sends them.
    public var eventStream: EventStream?

    /// The stored credentials it uses, or why nobody knows.
    public var credentials: Reading<[StoredCredential.ID]>

    public enum Health: Hashable, Sendable {
        case active, inactive, failing
        case other(String)
    }

    public init(
        id: ID, name: String, type: String, vendor: Reading<String?> = .observed(nil), isEnabled: Bool = true,
        health: Health? = .active, eventStream: EventStream? = nil,
        credentials: Reading<[StoredCredential.ID]> = .observed([])
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.vendor = vendor
        self.isEnabled = isEnabled
        self.health = health
        self.eventStream = eventStream
        self.credentials = credentials
    }
}

/// Where a tenant's events are sent, and which.
public struct EventStream: Hashable, Sendable {

    /// The cloud account at the other end; nil if the configuration does not say.
    public var account: String?
    public var carriesAudits: Bool

    public init(account: String?, carriesAudits: Bool) {
        self.account = account
        self.carriesAudits = carriesAudits
    }
}
