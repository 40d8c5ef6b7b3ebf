public import Assurance
import ContactCenter

extension Control {
    public static let dangerousActionsAreGuarded = Control(
        "AUT-10",
        "Every action we call dangerous is guarded by an active access policy",
        severity: .medium,
        satisfies: .iso27001("A.5.15"), .iso27001("A.8.3"), .nistCSF("PR.AA-05"), .nist80053("AC-3"),
        why: """
            A role says what somebody may do, and says it everywhere and always. A policy on the action itself still \
            refuses a stolen session that comes from the wrong network.
            """,
        remedy: """
            Write a policy for the action, try it out, and make it active. Take actions off guarded-actions that need \
            none.
            """,
        reads: Fact(whole: .accessPolicies), .guardedActions
    ) { policies, guarded in
        var tenant = Defects(of: .tenant)
        let unclear = policies.filter(\.isActive).flatMap(\.target.absences)
        let targets = Set(policies.filter(\.isActive).compactMap { $0.target.value?.lowercased() })
        let open = guarded.entries.filter { !targets.contains($0.lowercased()) }
        if !open.isEmpty, unclear.isEmpty {
            tenant.add(
                .medium, "guards \(open.count.of("dangerous action")) by its roles alone",
                seen: "no active policy for \(open.spelledOut())", expected: "an active policy for each")
        }
        if !open.isEmpty { for absence in unclear { tenant.leaveOpen(Gap(.accessPolicies, absence)) } }
        return .of(tenant)
    }
}
