import Assurance
import ContactCenter

/// Who holds some roles and can use them: active people, groups, active clients.
struct RoleHolders: Sendable {
    private let asked: Set<Role.ID>
    private var holders: [Role.ID: Holders] = [:]

    struct Holders: Sendable {
        var people: Set<Subject> = []
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
        var examples: [Subject] { [groups, clients, people].flatMap { $0.sorted { $0.id < $1.id }.prefix(3) } }
    }

    init(of roles: [Role], _ grants: [Grant], _ people: [Person], _ clients: [OAuthClient]) {
        asked = Set(roles.map(\.id))
        let active = Set(people.filter(\.isActive).map(\.id))
        let working = Dictionary(clients.filter(\.isActive).map { ($0.id, $0) }) { first, _ in first }
        for grant in grants {
            switch grant.holder {
            case .person(let id): if active.contains(id) { note(.person(id), grant.role, among: \.people) }
            case .group(let id): note(.group(id), grant.role, among: \.groups)
            case .client(let id): if let client = working[id] { note(.client(client), grant.role, among: \.clients) }
            case .unknown: break
            }
        }
        for client in working.values {
            for holding in client.roles.value ?? [] { note(.client(client), holding.role, among: \.clients) }
        }
    }

    /// nil if nobody holds it.
    subscript(role: Role.ID) -> Holders? { holders[role] }

    private mutating func note(_ holder: Subject, _ role: Role.ID, among kind: WritableKeyPath<Holders, Set<Subject>>) {
        guard asked.contains(role) else { return }
        holders[role, default: Holders()][keyPath: kind].insert(holder)
    }
}
