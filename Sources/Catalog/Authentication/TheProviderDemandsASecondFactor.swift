public import Assurance
import ContactCenter

extension Control {
    public static let theProviderDemandsASecondFactor = Control(
        "AUT-16",
        "The identity provider demands a second factor of everybody",
        severity: .high,
        satisfies: .iso27001("A.8.5"), .nistCSF("PR.AA-03"), .nist80053("IA-2(1)"), .nist80053("IA-2(2)"),
        .pciDSS("8.4.2"), .glba("314.4(c)(5)"), .cjis("IA-2(1)"),
        why: """
            A factor that is enrolled and never asked for stops nobody. A policy that only watches, or that covers \
            administrators alone, leaves agents with a password between an intruder and the recordings.
            """,
        remedy: """
            Enforce a policy for all users and all applications that demands a second factor. Keep the exceptions to \
            break-glass accounts, and look at each of them every quarter.
            """,
        reads: .providerPolicies
    ) { policies in
        var tenant = Defects(of: .tenant)
        let demanding = policies.filter { $0.demandsSecondFactor.value == true }
        let enforced = demanding.filter { $0.force == .enforced }
        if enforced.contains(where: { $0.coversEverybody.value == true }) { return .of(tenant) }
        for policy in policies where policy.force == .enforced {
            if policy.demandsSecondFactor.value != false { leaveOpen(policy.coversEverybody, in: &tenant) }
            leaveOpen(policy.demandsSecondFactor, in: &tenant)
        }
        guard tenant.undecided.isEmpty else { return .of(tenant) }
        let watching = demanding.filter { $0.force == .watching }
        tenant.add(
            .high, "has no policy at the identity provider that demands a second factor of everybody",
            seen: "\(enforced.count) enforced for some, \(watching.count) only watching",
            expected: "one that is enforced for all accounts and applications",
            restsOn: (enforced + watching).map { .providerPolicy($0) })
        return .of(tenant)
    }
}

private func leaveOpen(_ reading: Reading<Bool>, in tenant: inout Defects) {
    for absence in reading.absences { tenant.leaveOpen(Gap(.providerPolicies, absence)) }
}
