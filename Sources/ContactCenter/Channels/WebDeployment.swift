/// A messenger put on web pages.
public struct WebDeployment: Identifiable, Sendable {
    public let id: Identifier<WebDeployment>
    public var name: String
    public var isActive: Bool

    /// The domains whose pages may show it; nil inside if any may.
    public var domains: Reading<[String]?>
    public var configuration: WebConfiguration.ID?

    public init(
        id: ID, name: String, isActive: Bool = true, domains: Reading<[String]?>,
        configuration: WebConfiguration.ID? = nil
    ) {
        self.id = id
        self.name = name
        self.isActive = isActive
        self.domains = domains
        self.configuration = configuration
    }
}

/// What a messenger on a web page lets its visitors and agents do.
public struct WebConfiguration: Identifiable, Sendable {
    public let id: Identifier<WebConfiguration>
    public var name: String

    /// Whether visitors can prove who they are.
    public var authenticatesVisitors: Reading<Bool>

    /// The file types visitors may send; empty for none.
    public var uploads: Reading<[String]>

    /// How agents look at the visitor's page with them; nil inside if they cannot.
    public var cobrowsing: Reading<Cobrowsing?>

    public struct Cobrowsing: Hashable, Sendable {
        public var masks: [String]
        public var agentsMayControl: Bool

        public init(masks: [String], agentsMayControl: Bool) {
            self.masks = masks
            self.agentsMayControl = agentsMayControl
        }
    }

    public init(
        id: ID, name: String, authenticatesVisitors: Reading<Bool> = .observed(true),
        uploads: Reading<[String]> = .observed([]), cobrowsing: Reading<Cobrowsing?> = .observed(nil)
    ) {
        self.id = id
        self.name = name
        self.authenticatesVisitors = authenticatesVisitors
        self.uploads = uploads
        self.cobrowsing = cobrowsing
    }
}
