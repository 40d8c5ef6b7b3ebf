import ContactCenter

/// All grants, by who holds them.
struct GatheredGrants: Sendable {
    private var people: [Person.ID: [Grant]] = [:]
    private var groups: [Group.ID: [Grant]] = [:]
    private var clients: [OAuthClient.ID: [Grant]] = [:]
    private var strangers: [String: [Grant]] = [:]

    init(_ grants: [Grant]) {
        for grant in grants {
            switch grant.holder {
            case .person(let id): people[id, default: []].append(grant)
            case .group(let id): groups[id, default: []].append(grant)
            case .client(let id): clients[id, default: []].append(grant)
            case .unknown(let id): strangers[id, default: []].append(grant)
            }
        }
    }

    /// A person's own grants, then those of their groups.
    func grants(of person: Person) -> [Grant] {
        (people[person.id] ?? []) + (person.groups.value ?? []).flatMap { groups[$0] ?? [] }
    }

    func grants(of client: OAuthClient) -> [Grant] { clients[client.id] ?? [] }

    /// What a partner's person was granted: no list of ours holds them, so their grants name a holder nobody knows.
    func grants(of person: PartnerPerson) -> [Grant] { strangers[person.id.rawValue] ?? [] }

    func grants(of group: Group) -> [Grant] { groups[group.id] ?? [] }

    var someGroupHolds: Bool { !groups.isEmpty }
    var hasUnknownHolder: Bool { !strangers.isEmpty }
}
