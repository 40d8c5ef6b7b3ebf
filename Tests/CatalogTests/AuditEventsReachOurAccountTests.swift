import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-13: audit events reach our account")
struct AuditEventsReachOurAccountTests {
    let control = Control.auditEventsReachOurAccount

    @Test func `an active stream with audits to our account is in order`() {
        #expect(control(knowing([stream()])) == .met(examined: 2))
    }

    @Test func `a stream to an unknown account is critical`() {
        let snapshot = knowing([stream(), stream("x", account: "999")])
        #expect(control.findings(in: snapshot) == ["integration/x critical"])
    }

    @Test(arguments: [Integration.Health.inactive, .failing, .other("PENDING")])
    func `a stream that does not run falls short, and so does the tenant without another`(health: Integration.Health) {
        #expect(
            control.findings(in: knowing([stream(health: health)])) == ["tenant/tenant medium", "integration/s high"])
        #expect(control.findings(in: knowing([stream(health: health), stream("t")])) == ["integration/s high"])
    }

    @Test func `no stream, none enabled, or none with audits falls short`() {
        #expect(control.findings(in: knowing([])) == ["tenant/tenant medium"])
        #expect(control.findings(in: knowing([stream(isEnabled: false, account: "9")])) == ["tenant/tenant medium"])
        #expect(control.findings(in: knowing([stream(audits: false)])) == ["tenant/tenant medium"])
    }

    @Test func `no stream seen in a list cut short leaves it open`() {
        #expect(control.missing(in: tenant.knowingInPart(.integrations, [])) == [.cutShort(read: 1, of: 2)])
        #expect(control.missing(in: tenant.refusing(.integrations)) == [.refused])
    }

    @Test func `a stream whose health or account is not known is left open`() {
        #expect(!control.missing(in: knowing([stream(health: nil)])).isEmpty)
        #expect(control.missing(in: knowing([stream(account: nil)])).count == 1)
    }

    @Test func `without a register accounts are left open, and a stream that does not run is reported`() {
        #expect(control.missing(in: tenant.knowing(.integrations, [stream()])) == [.register("cloud-accounts")])
        let stopped = tenant.knowing(.integrations, [stream(), stream("x", health: .failing)])
        #expect(control.findings(in: stopped) == ["integration/x high"])
    }

    private func stream(
        _ id: Integration.ID = "s", isEnabled: Bool = true, account: String? = "123", audits: Bool = true,
        health: Integration.Health? = .active
    ) -> Integration {
        Integration(
            id: id, name: "Stream", type: "amazon-eventbridge-source", isEnabled: isEnabled, health: health,
            eventStream: EventStream(account: account, carriesAudits: audits))
    }

    private func knowing(_ streams: [Integration]) -> TenantSnapshot {
        let other = Integration(id: "o", name: "CRM", type: "embedded-client")
        return tenant.knowing(.integrations, streams + [other]).knowing(.approvedCloudAccounts, Register(["123"]))
    }
}
