public import Assurance
import ContactCenter

extension Control {

    /// Asked of clients that sign in by themselves: their roles bind them, their scopes do not.
    ///
    /// Others act as a person and can do no more than that person.
    public static let integrationsAreNotAdministrators = Control(
        "INT-02",
        "No integration holds an administrator role",
        severity: .critical,
        satisfies: .iso27001("A.8.2"), .iso27001("A.5.19"), .nistCSF("PR.AA-05"), .nist80053("AC-6"),
        .pciDSS("7.2.5"), .soc2("CC6.3"),
        why: """
            An integration's secret is copied into pipelines and laptops and never meets a second factor, so whatever \
            its roles allow is what a thief gets. Limiting its scopes changes nothing: they do not bind a client that \
            signs in by itself.
            """,
        remedy: """
            Give the client a role that holds only the permissions it calls, in the divisions it works in. Then rotate \
            its secret: the old one may already be known.
            """,
        of: .clients,
        given: .roles, .ownClients
    ) { roles, own in
        let privileged = PrivilegedRoles(roles)
        let names = RoleNames(roles)
        return Question { client in
            var defects = Defects(of: .client(client))
            guard client.isActive, client.grantType == .clientCredentials, !own.contains(client.id),
                let holdings = defects.know(client.roles, of: .clients)
            else { return defects }
            defects.look(at: holdings.map(\.role).filter(privileged.contains).distinct(), privileged, names)
            defects.look(atReachOf: holdings, names)
            return defects
        }
    }
}

extension Defects {
    fileprivate mutating func look(at held: [Role.ID], _ privileged: PrivilegedRoles, _ names: RoleNames) {
        guard !held.isEmpty else { return }
        let subjects = held.map(names.subject)
        add(
            .critical, privileged.predicate(held), seen: subjects.compactMap(\.name).spelledOut(),
            expected: "no role with administrator permissions", restsOn: subjects,
            cause: held.count == 1 ? subjects[0] : nil)
    }

    fileprivate mutating func look(atReachOf holdings: [OAuthClient.Holding], _ names: RoleNames) {
        let wide = holdings.filter { $0.reach == .everywhere }.map { names.subject($0.role) }.distinct()
        guard !wide.isEmpty else { return }
        add(
            .low, "holds \(wide.compactMap(\.name).spelledOut()) in all divisions",
            seen: wide.count.of("role") + " in all divisions", expected: "the divisions it works in", restsOn: wide)
    }
}
