import Assurance
import ContactCenter

/// Who holds which role and can use it: active people, groups, active clients.
struct RoleHolders: Sendable {
    private var holders: [Role.ID: [Holder]] = [:]
    private let clients: [OAuthClient]

    /// What is granted twice, in two divisions, stands here twice.
    ///
    /// A client is its place: there may be as many of these
    /// as grants.
    private enum Holder {
        case person(Person.ID)
        case group(Group.ID)
        case client(Int)
    }

    struct Holders: Sendable {
        var people: Set<Person.ID> = []
        var groups: Set<Subject> = []
        var clients: Set<Subject> = []

        /// "12 people and 1 group".
        var words: String {
            let counts = [
                (people.count, people.count.of("person", plural: "people")), (groups.count, groups.count.of("group")),
                (clients.count, clients.count.of("client")),
            ]
            return counts.filter { $0.0 > 0 }.map(\.1).spelledOut()
        }

        /// A few of each, for whoever wants to look.
        var examples: [Subject] {
            [groups, clients].flatMap { $0.sorted { $0.id < $1.id }.prefix(3) }
                + people.sorted().prefix(3).map(Subject.person)
        }
    }

    init(_ grants: [Grant], _ people: [Person], _ clients: [OAuthClient]) {
        let active = Set(people.lazy.filter(\.isActive).map(\.id))
        let working = Dictionary(clients.indices.filter { clients[$0].isActive }.map { (clients[$0].id, $0) }) {
            first, _ in first
        }
        self.clients = clients
        for grant in grants {
            switch grant.holder {
            case .person(let id): if active.contains(id) { holders[grant.role, default: []].append(.person(id)) }
            case .group(let id): holders[grant.role, default: []].append(.group(id))
            case .client(let id):
                if let place = working[id] { holders[grant.role, default: []].append(.client(place)) }
            case .unknown: break
            }
        }
        for place in working.values {
            for holding in clients[place].roles.value ?? [] {
                holders[holding.role, default: []].append(.client(place))
            }
        }
    }

    /// nil if nobody holds it.
    subscript(role: Role.ID) -> Holders? {
        holders[role].map { held in
            held.reduce(into: Holders()) { all, holder in
                switch holder {
                case .person(let id): all.people.insert(id)
                case .group(let id): all.groups.insert(.group(id))
                case .client(let place): all.clients.insert(.client(clients[place]))
                }
            }
        }
    }

    func isHeld(_ role: Role.ID) -> Bool { holders[role] != nil }
}

extension Fact where Value == RoleHolders {
    static var roleHolders: Self {
        Fact("holders of roles", madeOf: .grants, .people, .clients) { RoleHolders($0, $1, $2) }
    }
}
