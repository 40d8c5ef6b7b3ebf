import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("LOG-01: the audit log covers what matters")
struct TheAuditLogCoversWhatMattersTests {
    let control = Control.theAuditLogCoversWhatMatters

    @Test func `every service expected is in order, more is fine`() {
        #expect(control(knowing(["Routing", "SCIM", "Extra"], expected: ["SCIM", "Routing"])) == .met(examined: 2))
    }

    @Test func `each that is missing falls short`() {
        let snapshot = knowing(["Routing"], expected: ["SCIM", "Routing", "GDPR"])
        #expect(control.findings(in: snapshot) == ["service/SCIM high", "service/GDPR high"])
    }

    @Test func `a list cut short says nothing about what is not in it`() {
        let coverage = AuditCoverage(services: [], expected: ["SCIM"])
        #expect(control.missing(in: tenant.knowingInPart(.auditCoverage, coverage)).count == 1)
        #expect(control.missing(in: tenant.refusing(.auditCoverage)) == [.refused])
    }

    private func knowing(_ services: Set<String>, expected: [String]) -> TenantSnapshot {
        tenant.knowing(.auditCoverage, AuditCoverage(services: services, expected: expected))
    }
}
