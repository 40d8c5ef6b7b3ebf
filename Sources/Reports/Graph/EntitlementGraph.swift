public import ContactCenter

/// Who holds what where, as nodes and edges: people, groups, clients, roles, divisions, partners, and the tenant.
///
/// A grant is three things at once: who, what and where. It becomes two edges: one from the holder to the role, which
/// lists the divisions, and one from the holder to each division, which lists the roles. A grant that holds everywhere
/// leads to the tenant.
public struct EntitlementGraph: Sendable {
    public private(set) var nodes: [Node] = []
    public private(set) var edges: [Edge] = []

    /// What of the tenant is not in it, and why: `grants`, with each reason.
    public let unread: [(fact: FactKind, absence: Absence)]

    public struct Node: Hashable, Sendable {
        public let kind: Kind
        public let id: String

        /// nil for a person nobody named.
        public let name: String?

        /// Words about it, such as what a role lets its holders do.
        public var words: [String: [String]] = [:]
        public var marks: [String: Bool] = [:]
    }

    public enum Kind: String, Sendable, CaseIterable {
        case tenant, division, role, group, person, client, partner
        case partnerPerson = "partner-person"
        case unknown
    }

    public struct Edge: Hashable, Sendable {
        public let kind: Relation
        public let start: String
        public let end: String

        /// The divisions of a held role, or the roles held in a division; `*` for everywhere.
        public var through: [String] = []
    }

    public enum Relation: String, Sendable, CaseIterable {
        case holds = "Holds"
        case reaches = "Reaches"
        case isIn = "MemberOf"
        case owns = "Owns"
        case made = "Made"
        case worksFor = "WorksFor"
        case liesIn = "LiesIn"
        case administers = "Administers"
    }

    /// - Parameters:
    ///   - snapshot: What is known of the tenant.
    ///   - tenant: Its id and name.
    ///   - isSimulated: Whether a simulator had a hand in it; then the tenant's node says so.
    ///   - names: The names of people, for whoever has the keys.
    public init(
        of snapshot: TenantSnapshot, tenant: (id: String, name: String), isSimulated: Bool,
        naming names: (Person.ID) -> String? = { _ in nil }
    ) {
        unread = Self.unread(in: snapshot)
        add(tenant: tenant, isSimulated: isSimulated)
        add(divisions: snapshot[.divisions].value ?? [], of: tenant.id)
        add(roles: snapshot[.roles].value ?? [], of: tenant.id)
        add(groups: snapshot[.groups].value ?? [])
        for person in snapshot[.people].value ?? [] { add(person, name: names(person.id)) }
        for client in snapshot[.clients].value ?? [] { add(client) }
        for partner in snapshot[.partners].value ?? [] {
            nodes.append(Node(kind: .partner, id: partner.id.rawValue, name: partner.name))
        }
        for person in snapshot[.partnerPeople].value ?? [] { add(person) }
        add(holdings: Holdings(snapshot, tenant: tenant.id))
    }

    private static func unread(in snapshot: TenantSnapshot) -> [(fact: FactKind, absence: Absence)] {
        func missing<Value>(_ fact: Fact<Value>) -> [(fact: FactKind, absence: Absence)] {
            snapshot[fact].absences.map { (fact.kind, $0) }
        }
        return missing(.divisions) + missing(.roles) + missing(.groups) + missing(.people) + missing(.clients)
            + missing(.partners) + missing(.partnerPeople) + missing(.grants)
    }
}

extension EntitlementGraph {
    private mutating func add(tenant: (id: String, name: String), isSimulated: Bool) {
        let name = isSimulated ? "\(tenant.name) (simulated)" : tenant.name
        nodes.append(Node(kind: .tenant, id: tenant.id, name: name, marks: ["simulated": isSimulated]))
    }

    private mutating func add(divisions: [Division], of tenant: String) {
        for division in divisions {
            nodes.append(Node(kind: .division, id: division.id.rawValue, name: division.name))
            edges.append(Edge(kind: .liesIn, start: division.id.rawValue, end: tenant))
        }
    }

    private mutating func add(roles: [Role], of tenant: String) {
        for role in roles {
            nodes.append(
                Node(
                    kind: .role, id: role.id.rawValue, name: role.name,
                    words: ["powers": role.powers.words, "permissions": role.permissions],
                    marks: ["privileged": role.isPrivileged]))
            if role.isPrivileged { edges.append(Edge(kind: .administers, start: role.id.rawValue, end: tenant)) }
        }
    }

    private mutating func add(groups: [Group]) {
        for group in groups {
            nodes.append(Node(kind: .group, id: group.id.rawValue, name: group.name))
            for owner in group.owners.value ?? [] {
                edges.append(Edge(kind: .owns, start: owner.rawValue, end: group.id.rawValue))
            }
        }
    }

    private mutating func add(_ person: Person, name: String?) {
        nodes.append(Node(kind: .person, id: person.id.rawValue, name: name, marks: ["active": person.isActive]))
        for group in person.groups.value ?? [] {
            edges.append(Edge(kind: .isIn, start: person.id.rawValue, end: group.rawValue))
        }
        if let division = person.division {
            edges.append(Edge(kind: .liesIn, start: person.id.rawValue, end: division.rawValue))
        }
    }

    private mutating func add(_ client: OAuthClient) {
        let id = client.id.rawValue
        nodes.append(
            Node(
                kind: .client, id: id, name: client.name, words: ["scopes": client.scopes.value ?? []],
                marks: ["active": client.isActive]))
        if let maker = client.maker.value { edges.append(Edge(kind: .made, start: maker.rawValue, end: id)) }
    }

    private mutating func add(_ person: PartnerPerson) {
        nodes.append(Node(kind: .partnerPerson, id: person.id.rawValue, name: nil))
        edges.append(Edge(kind: .worksFor, start: person.id.rawValue, end: person.organization.rawValue))
    }

    /// An id that no list we read contains becomes a node of its own: an edge into nothing would be lost.
    private mutating func add(holdings: Holdings) {
        edges += holdings.edges
        var known = Set(nodes.map(\.id))
        for edge in edges {
            for id in [edge.start, edge.end] where known.insert(id).inserted {
                nodes.append(Node(kind: .unknown, id: id, name: nil))
            }
        }
    }
}
