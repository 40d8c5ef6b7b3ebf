public import Assurance
import ContactCenter

extension Control {
    public static let maskedRecordingsStayClosed = Control(
        "ACC-11",
        "Only approved roles hear what was masked, and our own clients open no recording",
        severity: .critical,
        satisfies: .iso27001("A.8.3"), .iso27001("A.5.34"), .nistCSF("PR.AA-05"), .nistCSF("PR.DS-10"),
        .nist80053("AC-6"),
        why: """
            Card numbers and health details are masked in a recording so that supervisors can work with it. A role \
            that lifts the mask gives them back to everybody who holds it, and a tool that checks a tenant has no \
            business listening at all.
            """,
        remedy: """
            Take the permission to see masked data out of the role, or move it to a small role of its own and list \
            that one under listener-roles. Take recording permissions from the clients this tool reads with.
            """,
        reads: .roles, .roleHolders, .clients, .ownClients, Fact(ifKnown: .approvedListenerRoles)
    ) { roles, holders, clients, own, approved in
        let opening = roles.filter { !$0.powers.isDisjoint(with: [.opensRecordings, .opensSensitiveRecordings]) }
        let listening = opening.filter { $0.powers.contains(.opensSensitiveRecordings) }
        let ours = clients.filter { own.contains($0.id) }
        return .of(
            listening.map { look(at: $0, holders, approved) } + ours.map { look(at: $0, opening, holders) },
            undecided: clients.filter(\.isActive).flatMap { $0.roles.absences.map { Gap(.clients, $0) } })
    }
}

private func look(at role: Role, _ holders: RoleHolders, _ approved: Reading<Register>) -> Defects {
    var defects = Defects(of: .role(role))
    guard let held = holders[role.id],
        let approved = defects.know(approved, of: .approvedListenerRoles),
        !approved.contains(role.id.rawValue), !approved.contains(role.name)
    else { return defects }
    defects.add(
        .critical, "lets its holders hear what was masked in recordings", seen: "held by \(held.words)",
        expected: "an entry in listener-roles, or nobody who holds it", restsOn: held.examples)
    return defects
}

private func look(at client: OAuthClient, _ opening: [Role], _ holders: RoleHolders) -> Defects {
    var defects = Defects(of: .client(client))
    let held = opening.filter { holders[$0.id]?.clients.contains(.client(client)) ?? false }
    if !held.isEmpty {
        defects.add(
            .critical, "is ours and can open recordings", seen: held.map(\.name).spelledOut(),
            expected: "no role that opens recordings", restsOn: held.map(Subject.role))
    }
    return defects
}
