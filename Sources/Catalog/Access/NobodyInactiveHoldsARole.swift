public import Assurance
import ContactCenter

extension Control {
    public static let nobodyInactiveHoldsARole = Control(
        "ACC-02",
        "Nobody inactive still holds a role",
        severity: .high,
        satisfies: .iso27001("A.5.18"), .iso27001("A.8.2"), .nistCSF("PR.AA-05"), .nist80053("AC-2(3)"),
        .nist80053("PS-4"), .pciDSS("8.2.5"), .hipaa("164.308(a)(3)(ii)(C)"), .soc2("CC6.2"), .csaCCM("IAM-07"),
        .cjis("AC-2(3)"), .nydfs("500.7(a)(6)"), .dora("9(4)(c)"),
        why: """
            A suspended account is one click away from being active again, with every role it had. Whoever makes that \
            click, by mistake or not, hands out rights that nobody approved a second time.
            """,
        remedy: """
            Take the roles from everybody who left, and leave the groups that give roles to people who work here. Note \
            the roles first, so that somebody who comes back can be given the same.
            """,
        of: .people,
        given: .entitlements, .roles
    ) { entitlements, roles in
        let names = RoleNames(roles)
        return Question { person in
            person.isActive ? false : entitlements.holdsAnything(person)
        } finding: { person in
            let held = entitlements.grants(of: person)
            return Shortfall(
                .person(person.id), "is \(person.state.word) and still holds \(names.of(held).spelledOut())",
                seen: "\(person.state.word), \(held.count.of("grant"))", expected: "no role",
                severity: entitlements.powers(of: person).isPrivileged ? .high : .medium,
                restsOn: names.subjects(of: held))
        } missing: { person in
            person.groups.absences.first ?? .notOffered
        }
    }
}
