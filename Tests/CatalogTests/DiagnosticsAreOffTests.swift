import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-04: nothing is captured on trunks")
struct DiagnosticsAreOffTests {
    let control = Control.diagnosticsAreOff

    @Test func `off, and an end that has come, are in order`() {
        #expect(control(knowing(.observed(false))) == .met(examined: 1))
        #expect(control(knowing(.observed(false), until: .today)).isMet)
    }

    @Test func `on falls short, and so does an end to come`() {
        #expect(control.findings(in: knowing(.observed(true))) == ["trunk-settings/s low"])
        #expect(control.findings(in: knowing(.observed(false), until: .today.justAfter)) == ["trunk-settings/s low"])
        #expect(control.findings(in: knowing(.absent(.leftOut), until: .inDays(1))) == ["trunk-settings/s low"])
    }

    @Test func `a key that is not there leaves it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
    }

    @Test func `trunks that are out of service are not asked`() {
        let trunk = Trunk(id: "t", name: "T", isInService: .observed(false), settings: "s")
        #expect(control(tenant.knowing(.trunkSettings, []).knowing(.trunks, [trunk])).isNotApplicable)
    }

    private func knowing(_ isCaptured: Reading<Bool>, until end: Moment? = nil) -> TenantSnapshot {
        let settings = TrunkSettings(id: "s", name: "S", isCaptured: isCaptured, capturedUntil: end)
        return tenant.knowing(.trunkSettings, [settings])
            .knowing(.trunks, [Trunk(id: "t", name: "T", settings: "s")])
    }
}
