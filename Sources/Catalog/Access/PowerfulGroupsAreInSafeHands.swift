public import Assurance
import ContactCenter

extension Control {

    /// That an owner is no administrator follows from what is *not* in the grants: in part, they decide nothing.
    public static let powerfulGroupsAreInSafeHands = Control(
        "ACC-08",
        "Groups that make administrators are closed, and only administrators own them",
        severity: .high,
        satisfies: .iso27001("A.5.18"), .iso27001("A.8.2"), .nistCSF("PR.AA-05"), .nist80053("AC-6"),
        why: """
            The owner of a group can put anybody into it, and whoever is in it holds its roles. An owner who is no \
            administrator makes administrators without ever having been allowed to grant a role.
            """,
        remedy: """
            Give the group an owner who holds its powers anyway, or grant the role to people by name and take it from \
            the group. Show the group to its members alone.
            """,
        of: .groups,
        given: Fact(whole: .grantsByHolder), Fact(whole: .entitlements), .roles, .people
    ) { gathered, entitlements, roles, people in
        let privileged = PrivilegedRoles(roles)
        let names = RoleNames(roles)
        let owners = GroupOwners(people, entitlements)
        return Question { group in
            var defects = Defects(of: .group(group))
            let held = gathered.grants(of: .group(group.id)).map(\.role).filter(privileged.contains).distinct()
            guard !held.isEmpty else { return defects }
            let given = held.map(names.subject)
            if defects.know(group.isPublic, of: .groups) == true {
                defects.add(
                    .medium, "makes administrators and is shown to everybody", seen: "public",
                    expected: "shown to its members alone", restsOn: given)
            }
            owners.look(at: group, given, &defects)
            return defects
        }
    }
}

/// Who among the owners of groups is no administrator.
private struct GroupOwners: Sendable {
    private let people: [Person]
    private let places: [Person.ID: Int]
    private let entitlements: Entitlements

    init(_ people: [Person], _ entitlements: Entitlements) {
        self.people = people
        places = Dictionary(people.indices.lazy.map { (people[$0].id, $0) }) { first, _ in first }
        self.entitlements = entitlements
    }

    /// An owner who is not active can change nothing.
    func look(at group: Group, _ roles: [Subject], _ defects: inout Defects) {
        var outsiders: [Person.ID] = []
        for id in defects.know(group.owners, of: .groups) ?? [] {
            guard let owner = places[id].map({ people[$0] }) else {
                defects.leaveOpen(Gap(.people, .leftOut(field: "the owner \(id) of group \(group.id)")))
                continue
            }
            guard owner.isActive else { continue }
            switch entitlements.isPrivileged(owner) {
            case true?: continue
            case false?: outsiders.append(id)
            case nil: for absence in owner.groups.absences { defects.leaveOpen(Gap(.people, absence)) }
            }
        }
        guard !outsiders.isEmpty else { return }
        defects.add(
            .high, "makes administrators and can be filled by somebody who is none",
            seen: "\(outsiders.count.of("owner")) without an administrator role", expected: "administrators as owners",
            restsOn: outsiders.map(Subject.person) + roles)
    }
}
