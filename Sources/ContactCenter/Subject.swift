/// Something in a tenant that a report can point at.
///
/// Two subjects are the same when kind and id are: the name is only there to be read.
public struct Subject: Sendable {
    public let kind: Kind
    private let spelling: Spelling

    public var id: String { spelling.text }

    /// What people call it; nil for a person, whose name is put in when a page is written and not before.
    public let name: String?

    public enum Kind: String, Sendable, CaseIterable {
        case tenant, person, role, division, group, client, app, integration, action, trunk, key, policy, rule
        case provider, deployment, channel, partner, service
        case trunkSettings = "trunk-settings"
        case webConfiguration = "web-configuration"
        case allowedNetwork = "allowed-network"
        case allowedDomain = "allowed-domain"
        case limit, credential, certificate, trigger, edge, site, campaign, assistant, flow, job, request, jurisdiction
        case queue, skill, language, schedule, ivr, prompt, location
        case wrapUpCode = "wrap-up-code"
        case scheduleGroup = "schedule-group"
        case dataTable = "data-table"
        case emergencyGroup = "emergency-group"
        case contactList = "contact-list"
        case callableTimeSet = "callable-time-set"
        case callAnalysisSet = "call-analysis-set"
        case edgeGroup = "edge-group"
        case certificateAuthority = "certificate-authority"
        case mailDomain = "mail-domain"
        case instructions = "ai-guide"
        case legalRule = "legal-rule"

        /// An account at the identity provider, and a policy there.
        case account
        case scanner
        case providerPolicy = "provider-policy"

        /// Any object of the configuration, by the kind it is kept under.
        case configuration
    }

    public init(_ kind: Kind, _ id: String, name: String? = nil) {
        self.kind = kind
        spelling = Spelling(id)
        self.name = name
    }

    /// Of a thing with an identifier of its own.
    public init<Owner>(_ kind: Kind, _ id: Identifier<Owner>, name: String? = nil) {
        self.kind = kind
        spelling = id.spelling
        self.name = name
    }

    /// As files and other tools name it: `person/3fa85f64-…`.
    public var path: String { "\(kind.rawValue)/\(id)" }
}

extension Subject: Hashable {
    public static func == (lhs: Self, rhs: Self) -> Bool { lhs.kind == rhs.kind && lhs.spelling == rhs.spelling }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(spelling)
    }
}

extension Subject {

    /// The tenant as a whole: its settings have no other owner.
    public static let tenant = Subject(.tenant, "tenant", name: "The tenant")

    public static func person(_ id: Person.ID) -> Subject { Subject(.person, id) }
}
