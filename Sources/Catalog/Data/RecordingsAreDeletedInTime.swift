public import Assurance
public import ContactCenter

extension Control {
    public static let recordingsAreDeletedInTime = Control(
        "DAT-01",
        "Recordings are deleted in time and go nowhere unapproved",
        severity: .high,
        satisfies: .iso27001("A.8.10"), .iso27001("A.5.33"), .nistCSF("PR.DS-01"), .nistCSF("ID.AM-08"),
        .nist80053("SI-12"), .pciDSS("3.2.1"), .gdpr("5(1)(e)"), .ccpa("1798.100(a)(3)"), .glba("314.4(c)(6)(ii)"),
        .soc2("P4.2"), .csaCCM("DSP-16"), .nydfs("500.13(b)"),
        why: """
            A recording that is kept for ever is there for the thief and for the other side's lawyers. A policy that \
            copies recordings to an unknown place takes them out of every other protection.
            """,
        remedy: """
            Give each policy a deletion period that your retention schedule allows, and repair those with errors. Take \
            exports out that nobody approved; recordings on legal hold stay.
            """,
        reads: Fact(ifKnown: .retentionPolicies), Fact(ifKnown: .approvedExports), .recordingDays
    ) { policies, approved, days in
        var tenant = Defects(of: .tenant)
        let enabled = (tenant.know(policies, of: .retentionPolicies) ?? []).filter(\.isEnabled)
        if enabled.isEmpty, policies.isWhole {
            tenant.add(
                .high, "has no policy that says how long recordings are kept", seen: "no enabled policy",
                expected: "at least one")
        }
        return .of([tenant] + enabled.map { look(at: $0, approved, days: days) })
    }
}

private func look(at policy: RetentionPolicy, _ approved: Reading<Register>, days: Int) -> Defects {
    var defects = Defects(of: .policy(policy))
    let expected = "deletion within \(days.of("day"))"
    switch defects.know(policy.deletion, of: .retentionPolicies) {
    case .never?: defects.add(.medium, "never deletes recordings", seen: "no deletion", expected: expected)
    case .afterDays(let kept)? where kept > days:
        defects.add(
            .medium, "keeps recordings for \(kept.of("day"))", seen: "deletion after \(kept.of("day"))",
            expected: expected)
    case .afterDays?, .atOnce?, nil: break
    }
    if let target = policy.exportsTo, let approved = defects.know(approved, of: .approvedExports),
        !approved.contains(target.rawValue)
    {
        defects.add(
            .high, "copies recordings to an integration on no list of ours", seen: "export to \(target)",
            expected: "an entry in recording-exports", restsOn: [Subject(.integration, target.rawValue)])
    }
    if policy.hasErrors {
        defects.add(.medium, "has errors and may not be applied", seen: "policy errors", expected: "no errors")
    }
    return defects
}

extension Fact where Value == Int {

    /// The most days a recording may be kept.
    public static var recordingDays: Self {
        Fact(
            Parameter(
                "recording-days", .days, default: 1825, in: 1...36_500, looser: .higher,
                source: "this project's default: five years; what the law asks for depends on country and trade"))
    }
}
