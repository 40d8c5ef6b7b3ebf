import Assurance
import ContactCenter

/// Roles as sentences name them.
struct RoleNames: Sendable {
    private let names: [Role.ID: String]

    init(_ roles: [Role]) { names = Dictionary(roles.map { ($0.id, $0.name) }) { first, _ in first } }

    /// The names of the roles granted, each once.
    func of(_ grants: [Grant]) -> [String] { grants.map { name($0.role) }.distinct() }

    /// The roles granted and the groups they came by, each once: what a verdict about the grants rests on.
    func subjects(of grants: [Grant]) -> [Subject] {
        let groups = grants.compactMap { grant -> Subject? in
            if case .group(let id) = grant.holder { .group(id) } else { nil }
        }
        return (grants.map { subject($0.role) } + groups).distinct()
    }

    func subject(_ role: Role.ID) -> Subject { Subject(.role, role.rawValue, name: name(role)) }

    private func name(_ role: Role.ID) -> String { names[role] ?? "role \(role)" }
}
