import Assurance
import ContactCenter

/// The roles that make an administrator, and how to say so.
struct PrivilegedRoles: Sendable {
    private let powers: [Role.ID: Powers]
    private let names: RoleNames

    init(_ roles: [Role]) {
        let privileged = roles.filter(\.isPrivileged)
        powers = Dictionary(privileged.map { ($0.id, $0.powers) }) { first, _ in first }
        names = RoleNames(privileged)
    }

    func contains(_ role: Role.ID) -> Bool { powers[role] != nil }

    /// One administrator too many.
    func shortfall(of person: Person, _ grants: [Grant], seen: String, expected: String) -> Shortfall {
        let privileged = grants.filter { contains($0.role) }
        return Shortfall(
            .person(person.id), predicate(privileged.map(\.role)),
            seen: "\(names.of(privileged).spelledOut()); \(seen)", expected: expected,
            restsOn: names.subjects(of: privileged), cause: cause(privileged))
    }

    /// "holds Master Admin, which can grant roles and edit roles".
    func predicate(_ roles: [Role.ID]) -> String {
        let held = roles.distinct()
        let all = held.reduce(into: Powers()) { $0.formUnion(powers[$1] ?? []) }.intersection(.privileged).words
        let words = all.count > 3 ? all.prefix(2) + ["do \(all.count - 2) things more"] : all
        return "holds \(held.map { names.subject($0).name ?? "" }.spelledOut()), which can \(words.spelledOut())"
    }

    /// The group all of it comes by, else the one role it is; nil if it takes more than one change.
    private func cause(_ grants: [Grant]) -> Subject? {
        let holders = Set(grants.map(\.holder))
        if holders.count == 1, case .group(let id)? = holders.first { return .group(id) }
        let roles = Set(grants.map(\.role))
        return roles.count == 1 ? roles.first.map(names.subject) : nil
    }
}
