import ContactCenter

/// Grants and the roles clients hold themselves, gathered into edges in the order they were met.
struct Holdings {
    private(set) var edges: [EntitlementGraph.Edge] = []
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        let kind: EntitlementGraph.Relation
        let start: String
        let end: String
    }

    init(_ snapshot: TenantSnapshot, tenant: String) {
        for grant in snapshot[.grants].value ?? [] {
            add(grant.holder.id, grant.role.rawValue, grant.reach, tenant: tenant)
        }
        for client in snapshot[.clients].value ?? [] {
            for holding in client.roles.value ?? [] {
                add(client.id.rawValue, holding.role.rawValue, holding.reach, tenant: tenant)
            }
        }
    }

    private mutating func add(_ holder: String, _ role: String, _ reach: Grant.Reach, tenant: String) {
        let (division, place) =
            switch reach {
            case .everywhere: ("*", tenant)
            case .division(let id): (id.rawValue, id.rawValue)
            }
        note(.holds, holder, role, through: division)
        note(.reaches, holder, place, through: role)
    }

    private mutating func note(
        _ kind: EntitlementGraph.Relation, _ start: String, _ end: String, through word: String
    ) {
        let key = Key(kind: kind, start: start, end: end)
        guard let place = places[key] else {
            places[key] = edges.count
            edges.append(EntitlementGraph.Edge(kind: kind, start: start, end: end, through: [word]))
            return
        }
        // A holder has a handful of roles and divisions: looking along them is cheaper than a set for each.
        if !edges[place].through.contains(word) { edges[place].through.append(word) }
    }
}

extension Grant.Holder {
    fileprivate var id: String {
        switch self {
        case .person(let id): id.rawValue
        case .group(let id): id.rawValue
        case .client(let id): id.rawValue
        case .unknown(let id): id
        }
    }
}
