public import Assurance
import ContactCenter

extension Control {
    public static let auditEventsReachOurAccount = Control(
        "INT-13",
        "Audit events stream to an account of ours",
        severity: .critical,
        satisfies: .iso27001("A.8.15"), .iso27001("A.8.16"), .nistCSF("PR.PS-04"), .nistCSF("DE.AE-06"),
        .nist80053("AU-6(3)"), .nist80053("AU-12"), .pciDSS("10.3.3"), .soc2("CC7.2"), .cjis("AU-6(3)"),
        why: """
            A stream of events to a cloud account nobody knows is how a tenant is watched from outside. A stream to \
            our own account that stopped means that nothing looks for what happens tonight.
            """,
        remedy: """
            Disable streams to accounts that are not yours, or list the account under cloud-accounts. Keep one enabled \
            stream that carries audit events, and repair it when it stops.
            """,
        reads: Fact(ifKnown: .integrations), Fact(ifKnown: .approvedCloudAccounts)
    ) { integrations, approved in
        var tenant = Defects(of: .tenant)
        let listed = tenant.know(integrations, of: .integrations) ?? []
        let streams = listed.filter { $0.isEnabled && $0.eventStream != nil }
        let carrying = streams.filter { $0.eventStream?.carriesAudits ?? false }
        if !carrying.contains(where: { $0.health == .active }) {
            if let silent = carrying.first(where: { $0.health == nil }) {
                tenant.leaveOpen(Gap(.integrations, .leftOut(field: "the health of \(silent.name)")))
            } else if integrations.isWhole {
                tenant.add(
                    .medium, "sends its audit events nowhere", seen: "no enabled and active stream with audit events",
                    expected: "one")
            }
        }
        return .of([tenant] + streams.map { look(at: $0, approved) })
    }
}

private func look(at integration: Integration, _ approved: Reading<Register>) -> Defects {
    var defects = Defects(of: .integration(integration))
    if let account = integration.eventStream?.account {
        if let approved = defects.know(approved, of: .approvedCloudAccounts), !approved.contains(account) {
            defects.add(
                .critical, "sends events to an account on no list of ours", seen: "account \(account)",
                expected: "an entry in cloud-accounts")
        }
    } else {
        defects.leaveOpen(Gap(.integrations, .leftOut(field: "the account that \(integration.name) sends to")))
    }
    switch integration.health {
    case .active?: break
    case nil: defects.leaveOpen(Gap(.integrations, .leftOut(field: "the health of \(integration.name)")))
    case let health?:
        defects.add(.high, "is enabled and does not run", seen: "state \(health.word)", expected: "state active")
    }
    return defects
}

extension Integration.Health {
    fileprivate var word: String {
        switch self {
        case .active: "active"
        case .inactive: "inactive"
        case .failing: "failing"
        case .other(let word): word
        }
    }
}
