public import Assurance
import ContactCenter

extension Control {
    public static let recordingsAreKeptByApprovedRoles = Control(
        "ACC-12",
        "Only approved roles decide how long recordings are kept and where they go",
        severity: .high,
        satisfies: .iso27001("A.8.3"), .iso27001("A.5.33"), .nistCSF("PR.AA-05"), .nistCSF("PR.DS-10"),
        .nist80053("AC-6"),
        why: """
            One rule deletes a year of recordings or sends them to a bucket outside, and nothing asks twice. Evidence \
            in a dispute is lost by whoever could write that rule, whether they meant to or not.
            """,
        remedy: """
            Take the permissions to edit retention out of the role, or move them to a small role of its own. List that \
            one under retention-roles.
            """,
        reads: .roles, .roleHolders, .clients, Fact(ifKnown: .approvedRetentionRoles)
    ) { roles, holders, clients, approved in
        let powers: Powers = [.editsRetentionPolicies, .editsRecordingRetention]
        let deciding = roles.filter { !$0.powers.isDisjoint(with: powers) }
        return .of(
            deciding.map { role in
                var defects = Defects(of: .role(role))
                guard let held = holders[role.id],
                    let approved = defects.know(approved, of: .approvedRetentionRoles),
                    !approved.contains(role.id.rawValue), !approved.contains(role.name)
                else { return defects }
                defects.add(
                    .high, "lets its holders \(role.powers.intersection(powers).words.spelledOut())",
                    seen: "held by \(held.words)", expected: "an entry in retention-roles, or nobody who holds it",
                    restsOn: held.examples)
                return defects
            },
            undecided: clients.filter(\.isActive).flatMap { $0.roles.absences.map { Gap(.clients, $0) } })
    }
}
