public import Assurance
import ContactCenter

extension Control {

    /// A role nobody holds harms nobody: it is not asked about.
    ///
    /// Of people only those who hold an administrator's role are.
    public static let rolesHoldWhatIsUsed = Control(
        "ACC-04",
        "Nobody holds an administrator's role or permission that is not used",
        severity: .medium,
        satisfies: .iso27001("A.5.18"), .iso27001("A.8.2"), .nistCSF("PR.AA-05"), .nist80053("AC-6(7)"),
        .nydfs("500.7(a)(2)"), .dora("9(4)(c)"),
        why: """
            A permission nobody used for a month is one that a thief of any holder's session will. It costs nothing to \
            take away, for nobody will notice.
            """,
        remedy: """
            Switch the platform's analysis of unused permissions on. Then take what is unused out of the role, or copy \
            the role without it and grant the copy. Take a role from whoever does not use it.
            """,
        reads: .usageAnalysis, .roles, .roleHolders, .entitlements, .people, .clients
    ) { analysis, roles, holders, entitlements, people, clients in
        var tenant = Defects(of: .tenant)
        guard tenant.know(analysis.isOn, of: .usageAnalysis) != false else {
            tenant.add(
                .medium, "does not find out which permissions nobody uses", seen: "the analysis is off",
                expected: "the analysis switched on")
            return .of(tenant)
        }
        let held = roles.filter { $0.isPrivileged && holders.isHeld($0.id) }
        let idle = IdleAdministrators(roles, entitlements, days: analysis.days)
        return .of(
            [tenant] + held.map { look(at: $0, over: analysis.days) } + people.compactMap(idle.look),
            undecided: clients.filter(\.isActive).flatMap(\.roles.absences).map { Gap(.clients, $0) })
    }
}

/// People with an administrator's role they do not use.
private struct IdleAdministrators {
    private let privileged: PrivilegedRoles
    private let names: RoleNames
    private let entitlements: Entitlements
    private let window: String

    init(_ roles: [Role], _ entitlements: Entitlements, days: Int?) {
        privileged = PrivilegedRoles(roles)
        names = RoleNames(roles)
        self.entitlements = entitlements
        window = days.map { " in \($0.of("day"))" } ?? ""
    }

    /// nil for whoever is no administrator.
    func look(at person: Person) -> Defects? {
        guard person.isActive else { return nil }
        let isAdministrator = entitlements.isPrivileged(person)
        guard isAdministrator != false else { return nil }
        var defects = Defects(of: .person(person.id))
        let idle = (defects.know(person.unusedRoles, of: .people) ?? []).distinct().filter(privileged.contains)
        guard isAdministrator == true else {
            if !idle.isEmpty { for absence in person.groups.absences { defects.leaveOpen(Gap(.people, absence)) } }
            return defects
        }
        let held = Set(entitlements.grants(of: person).map(\.role))
        let unused = idle.filter(held.contains).map(names.subject)
        guard !unused.isEmpty else { return defects }
        defects.add(
            .medium, "holds \(unused.compactMap(\.name).spelledOut()) and did not use it\(window)",
            seen: "\(unused.count.of("administrator role")) unused", expected: "only roles that are used",
            restsOn: unused)
        return defects
    }
}

private func look(at role: Role, over days: Int?) -> Defects {
    var defects = Defects(of: .role(role))
    guard let unused = defects.know(role.unused, of: .roles) else { return defects }
    let powers = unused.powers.intersection(.privileged)
    guard !powers.isEmpty else { return defects }
    let window = days.map { " in \($0.of("day"))" } ?? ""
    defects.add(
        .medium, "lets its holders \(powers.words.spelledOut()), which none of them did\(window)",
        seen: "\(unused.permissions.count) of its permissions unused: \(named(unused.permissions))",
        expected: "the role without them")
    return defects
}

/// The difference to the narrower role, as far as a sentence can hold it.
private func named(_ permissions: [String]) -> String {
    let shown = 20
    guard permissions.count > shown else { return permissions.spelledOut() }
    return permissions.prefix(shown).joined(separator: ", ") + " and \(permissions.count - shown) more"
}
