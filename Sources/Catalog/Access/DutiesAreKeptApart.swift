public import Assurance
import ContactCenter

extension Control {

    /// What is kept apart are the pairs of this baseline and those the customer adds.
    ///
    /// Asked of active people, of clients that sign in by themselves, and of partners' people, whichever way their roles
    /// came; and of every role that somebody holds.
    public static let dutiesAreKeptApart = Control(
        "ACC-06",
        "Nobody holds duties together that are kept apart, but by an approved role",
        severity: .high,
        satisfies: .iso27001("A.5.3"), .iso27001("A.8.2"), .nistCSF("PR.AA-05"), .nist80053("AC-5"),
        why: """
            Whoever can make a program and give it rights needs nobody's help to leave a back door. Whoever writes the \
            rules for deleting recordings and lifts them for one call can make that call disappear.
            """,
        remedy: """
            Take one of the two roles away, or give the two duties to two people. A role that holds both by itself is \
            split, or listed under combined-duty-roles by whoever accepts it.
            """,
        reads: .roles, .grantsByHolder, .roleHolders, .people, .clients, Fact(ifKnown: .partnerPeople),
        Fact(ifKnown: .approvedCombinedRoles), Fact(ifKnown: .conflictingDuties)
    ) { roles, gathered, holders, people, clients, partners, approved, own in
        let conflicts = DutyConflicts(roles, own: own)
        let combining = roles.filter { !conflicts.pairs(in: $0).isEmpty }
        let byRole = combining.filter { holders.isHeld($0.id) }.map { look(at: $0, conflicts, approved) }
        let byHolder =
            people.lazy.filter(\.isActive).map { look(at: $0, gathered, conflicts) }
            + clients.filter { $0.isActive && $0.grantType == .clientCredentials }
            .map { look(at: $0, gathered, conflicts) }
            + (partners.value ?? []).map { look(at: $0, gathered, conflicts) }
        return .of(
            byRole + byHolder,
            undecided: (gathered.hasUnknownHolder ? partners.absences.map { Gap(.partnerPeople, $0) } : [])
                + conflicts.unreadable.map {
                    Gap(.conflictingDuties, .unanswered(because: "\($0) is no pair of permissions"))
                })
    }
}

private func look(at role: Role, _ conflicts: DutyConflicts, _ approved: Reading<Register>) -> Defects {
    var defects = Defects(of: .role(role))
    guard let approved = defects.know(approved, of: .approvedCombinedRoles),
        !approved.contains(role.id.rawValue), !approved.contains(role.name)
    else { return defects }
    for pair in conflicts.pairs(in: role) {
        defects.add(
            .medium, "lets its holders \(pair.one.words) as well as \(pair.other.words)", seen: "one role with both",
            expected: "an entry in combined-duty-roles, or a role for each")
    }
    return defects
}

private func look(at person: Person, _ gathered: GrantsByHolder, _ conflicts: DutyConflicts) -> Defects {
    var defects = Defects(of: .person(person.id))
    conflicts.look(at: gathered.grants(of: person), &defects)
    if !person.groups.isWhole, gathered.someGroupHolds, defects.shortfall == nil {
        for absence in person.groups.absences { defects.leaveOpen(Gap(.people, absence)) }
    }
    return defects
}

private func look(at client: OAuthClient, _ gathered: GrantsByHolder, _ conflicts: DutyConflicts) -> Defects {
    var defects = Defects(of: .client(client))
    let own = (client.roles.value ?? []).map { Grant(.client(client.id), $0.role, in: $0.reach) }
    conflicts.look(at: (gathered.grants(of: .client(client.id)) + own).distinct(), &defects)
    for absence in client.roles.absences { defects.leaveOpen(Gap(.clients, absence)) }
    return defects
}

private func look(at person: PartnerPerson, _ gathered: GrantsByHolder, _ conflicts: DutyConflicts) -> Defects {
    var defects = Defects(of: Subject(.person, person.id))
    // No list of ours holds them, so their grants name a holder nobody knows.
    conflicts.look(at: gathered.grants(of: .unknown(person.id.rawValue)), &defects)
    return defects
}
