public import Assurance
public import ContactCenter

extension Control {

    /// Who an administrator is, the role's permissions say and not its name.
    public static let administratorsAreFew = Control(
        "ACC-03",
        "Few of the people who work here are administrators",
        severity: .high,
        satisfies: .iso27001("A.8.2"), .iso27001("A.5.18"), .nistCSF("PR.AA-05"), .nist80053("AC-6(5)"),
        .nist80053("AC-2(7)"), .pciDSS("7.2.2"), .glba("314.4(c)(1)(ii)"), .soc2("CC6.3"), .csaCCM("IAM-10"),
        .cjis("AC-6(5)"), .nydfs("500.7(a)(2)"), .dora("9(4)(c)"),
        why: """
            Every administrator is a way into every queue, recording and flow, and nobody can review a hundred of them. \
            Auditors read a large share as rights that were never taken back.
            """,
        remedy: """
            Move people to a role with only the permissions they use. Begin with the role or group that makes most of \
            them administrators: one change there clears many.
            """,
        of: .people,
        given: Fact(whole: .people), .entitlements, .roles, .administratorsAtLeast, .administratorShare
    ) { people, entitlements, roles, least, share in
        let staff = Administrators(people, entitlements)
        guard staff.active > 0 else { return .notApplicable(because: "nobody is active") }
        let limit = max(least, staff.active * share / 100)
        let isOver = staff.known.count > limit
        let mayBeOver = staff.known.count + staff.open.count > limit
        let privileged = PrivilegedRoles(roles)
        return Question { person in
            if mayBeOver && staff.open.contains(person.id) { return nil }
            return isOver && staff.known.contains(person.id)
        } finding: { person in
            privileged.shortfall(
                of: person, staff.entitlements.grants(of: person),
                seen: "\(staff.known.count) of \(staff.active) active people are administrators",
                expected: "at most \(limit)")
        } missing: { person in
            person.groups.absences.first ?? .notOffered
        }
    }
}

/// Which active people hold a privileged role, and of whom nobody can tell.
private struct Administrators: Sendable {
    var active = 0
    var known: Set<Person.ID> = []
    var open: Set<Person.ID> = []
    let entitlements: Entitlements

    init(_ people: [Person], _ entitlements: Entitlements) {
        self.entitlements = entitlements
        for person in people where person.isActive {
            active += 1
            switch entitlements.isPrivileged(person) {
            case true?: known.insert(person.id)
            case nil: open.insert(person.id)
            case false?: break
            }
        }
    }
}

extension Fact where Value == Int {

    /// How many administrators are in order however small the tenant: somebody must be there when two are away.
    public static var administratorsAtLeast: Self {
        Fact(
            Parameter(
                "administrators-at-least", .people, default: 3, in: 1...50, looser: .higher,
                source: "this project's default; no standard sets a number"))
    }

    /// The largest share of active people that may be administrators.
    public static var administratorShare: Self {
        Fact(
            Parameter(
                "administrator-share", .percent, default: 5, in: 0...100, looser: .higher,
                source: "a figure from practice, this project's default; ISO/IEC 27001:2022 A.8.2 sets no number"))
    }
}
