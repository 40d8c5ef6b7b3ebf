public import Assurance
import ContactCenter

extension Control {
    public static let theAuditLogCoversWhatMatters = Control(
        "LOG-01",
        "The audit log covers every service an incident would touch",
        severity: .high,
        satisfies: .iso27001("A.8.15"), .nistCSF("PR.PS-04"), .nist80053("AU-12"),
        .pciDSS("10.2.1"), .nydfs("500.6(a)(2)"),
        why: """
            After an incident the first question is who changed what. A service that writes no audit events has no \
            answer, and the silence looks like nothing happened.
            """,
        remedy: """
            Ask the vendor which licence or setting brings the service into the audit log. Until then, compare \
            captures of its configuration day by day.
            """,
        reads: Fact(whole: .auditCoverage)
    ) { coverage in
        .each(coverage.expected) { service in
            if coverage.services.contains(service) { return [] }
            return [
                Shortfall(
                    Subject(.service, service, name: service), "leaves no trace in the audit log",
                    seen: "not among the \(coverage.services.count.of("service")) audited", expected: "audited")
            ]
        }
    }
}
