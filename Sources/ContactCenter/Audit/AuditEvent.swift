/// Something that happened in a tenant, as its platform recorded it.
///
/// Service, action and entity type are the platform's own words, open because platforms add words. Carries no name of a
/// person: people are their ids, and a value that says who somebody is stays sealed.
public struct AuditEvent: Identifiable, Hashable, Sendable {
    public let id: Identifier<AuditEvent>

    /// When it happened; when it could be read may be hours later.
    public let at: Moment
    public var service: String
    public var action: String
    public var entity: Entity
    public var actor: Actor

    /// The program it was done through, whoever did it.
    public var client: OAuthClient.ID?

    /// The organisation the person who did it belongs to.
    public var organization: String?

    /// Where it was done from, as the platform saw it: every address on the way.
    public var addresses: [String]
    public var changes: [Change]

    /// What was done at one stroke carries the same.
    public var correlation: String?
    public var level: Level
    public var status: Status

    public init(
        id: ID, at: Moment, service: String, action: String, entity: Entity, actor: Actor,
        client: OAuthClient.ID? = nil, organization: String? = nil, addresses: [String] = [], changes: [Change] = [],
        correlation: String? = nil, level: Level = .person, status: Status = .success
    ) {
        self.id = id
        self.at = at
        self.service = service
        self.action = action
        self.entity = entity
        self.actor = actor
        self.client = client
        self.organization = organization
        self.addresses = addresses
        self.changes = changes
        self.correlation = correlation
        self.level = level
        self.status = status
    }
}

extension AuditEvent {

    /// What it happened to.
    public struct Entity: Hashable, Sendable {
        public var type: String
        public var id: String?

        /// What it is called; nil where it has no name or the name is sealed.
        public var name: String?

        public init(type: String, id: String? = nil, name: String? = nil) {
            self.type = type
            self.id = id
            self.name = name
        }
    }

    /// Who did it.
    public enum Actor: Hashable, Sendable {
        case person(Person.ID)
        case client(OAuthClient.ID)

        /// The platform itself.
        case system
    }

    /// One property, before and after.
    public struct Change: Hashable, Sendable {
        public var property: String
        public var old: [Value]
        public var new: [Value]

        public init(_ property: String, old: [Value] = [], new: [Value] = []) {
            self.property = property
            self.old = old
            self.new = new
        }
    }

    public enum Value: Hashable, Sendable {
        case text(String)

        /// It says something about a person, and is kept under their key.
        case sealed
    }

    /// On whose account it happened.
    public enum Level: Hashable, Sendable {
        case person, system

        /// The vendor's own people or machines.
        case vendor
        case other(String)
    }

    public enum Status: Hashable, Sendable {
        case success, failure, warning
        case other(String)
    }
}
