public import Assurance
public import ContactCenter

extension Control {
    public static let dormantPeopleAreSuspended = Control(
        "IDN-02",
        "Nobody who stopped coming can still sign in",
        severity: .medium,
        satisfies: .iso27001("A.5.18"), .iso27001("A.8.2"), .nistCSF("PR.AA-01"), .nistCSF("PR.AA-05"),
        .pciDSS("8.2.6"), .cjis("AC-2(3)"), .nist80053("AC-2(3)"), .nydfs("500.7(a)(4)"),
        why: """
            Seasonal agents leave and their accounts stay. Nobody misses an account that nobody uses, so whoever takes \
            it over is not noticed either.
            """,
        remedy: """
            Set the person inactive; nothing of theirs is lost and it can be taken back in a second. Ask their \
            supervisor first whether they are on leave.
            """,
        of: .people,
        given: .asOf, .dormantDays, .unusedInvitationDays
    ) { asOf, dormantDays, invitationDays in
        let lastSeen = asOf.advanced(by: .days(-dormantDays))
        let lastInvited = asOf.advanced(by: .days(-invitationDays))
        return Question { person in
            guard person.isActive else { return false }
            guard let seen = person.lastSeen.value else { return nil }
            if let seen { return seen < lastSeen }
            guard let invited = person.invited.value else { return nil }
            return invited.map { $0 < lastInvited } ?? false
        } finding: { person in
            person.dormancy(at: asOf, dormantDays: dormantDays, invitationDays: invitationDays)
        } missing: {
            $0.lastSeen.absences.first ?? $0.invited.absences.first ?? .notOffered
        }
    }
}

extension Person {
    fileprivate func dormancy(at asOf: Moment, dormantDays: Int, invitationDays: Int) -> Shortfall {
        guard let seen = lastSeen.value ?? nil else {
            let invited = (invited.value ?? nil) ?? asOf
            return Shortfall(
                .person(id), "was invited \(invited.days(until: asOf)) ago and never came",
                seen: "invited \(invited.iso8601Day), never seen",
                expected: "a first sign-in within \(invitationDays.of("day"))")
        }
        return Shortfall(
            .person(id), "has not been seen for \(seen.days(until: asOf))", seen: "last seen \(seen.iso8601Day)",
            expected: "seen within \(dormantDays.of("day"))")
    }
}

extension Moment {
    fileprivate func days(until other: Moment) -> String { duration(to: other).wholeDays.of("day") }
}

extension Fact where Value == Int {

    /// After how many days without a sign of life somebody counts as gone.
    public static var dormantDays: Self {
        Fact(
            Parameter(
                "dormant-days", .days, default: 90, in: 1...730, looser: .higher, bound: 90,
                source: "PCI DSS 4.0.1, 8.2.6; the CJIS Security Policy 6.1 sets the same in AC-2(3)"))
    }

    /// After how many days an invitation nobody followed is to be taken back.
    public static var unusedInvitationDays: Self {
        Fact(
            Parameter(
                "unused-invitation-days", .days, default: 30, in: 1...730, looser: .higher,
                source: "this project's default; no standard sets a number"))
    }
}
