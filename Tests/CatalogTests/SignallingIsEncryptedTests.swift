import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-01: signalling is encrypted")
struct SignallingIsEncryptedTests {
    let control = Control.signallingIsEncrypted

    @Test func `TLS is in order`() {
        #expect(control(knowing(.observed(.tls))) == .met(examined: 1))
    }

    @Test(arguments: [TrunkSettings.Signalling.udp, .tcp, .other("WS")])
    func `anything else falls short, resting on the trunks that use it`(signalling: TrunkSettings.Signalling) {
        let snapshot = knowing(.observed(signalling))
        #expect(control.findings(in: snapshot) == ["trunk-settings/s high"])
        #expect(control(snapshot).shortfalls.first?.restsOn == [Subject(.trunk, "t")])
    }

    @Test func `signalling that is not known leaves it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
    }

    @Test func `settings that no trunk in service uses are not asked`() {
        let idle = TrunkSettings(id: "idle", name: "Idle", signalling: .observed(.udp))
        let used = TrunkSettings(id: "s", name: "Carrier")
        let trunk = Trunk(id: "t", name: "Trunk", settings: "s")
        let snapshot = tenant.knowing(.trunks, [trunk]).knowing(.trunkSettings, [idle, used])
        #expect(control(snapshot) == .met(examined: 1))
    }

    @Test func `phone trunks, and trunks out of service, are not asked`() {
        let settings = TrunkSettings(id: "s", name: "Carrier", signalling: .observed(.udp))
        let phones = Trunk(id: "p", name: "Phones", kind: .phone, settings: "s")
        let off = Trunk(id: "t", name: "Trunk", isInService: .observed(false), settings: "s")
        #expect(control(tenant.knowing(.trunks, [phones, off]).knowing(.trunkSettings, [settings])).isNotApplicable)
        #expect(control(tenant.knowing(.trunks, []).knowing(.trunkSettings, [settings])).isNotApplicable)
    }

    @Test func `a trunk that may be in service, or whose settings are not known, leaves it open`() {
        let maybe = Trunk(id: "t", name: "Trunk", isInService: .absent(.leftOut), settings: "s")
        let settings = [TrunkSettings(id: "s", name: "Carrier")]
        #expect(control.missing(in: tenant.knowing(.trunks, [maybe]).knowing(.trunkSettings, settings)) == [.leftOut])
        let stray = Trunk(id: "t", name: "Trunk", settings: "unlisted")
        #expect(control.missing(in: tenant.knowing(.trunks, [stray]).knowing(.trunkSettings, settings)).count == 1)
    }

    @Test func `a list cut short is never met and never not applicable`() {
        #expect(control.missing(in: tenant.knowingInPart(.trunks, []).knowing(.trunkSettings, [])).count == 1)
        #expect(control.missing(in: knowing(.observed(.tls)).refusing(.trunks)) == [.refused])
    }

    private func knowing(_ signalling: Reading<TrunkSettings.Signalling>) -> TenantSnapshot {
        tenant.knowing(.trunks, [Trunk(id: "t", name: "Trunk", settings: "s")])
            .knowing(.trunkSettings, [TrunkSettings(id: "s", name: "Carrier", signalling: signalling)])
    }
}
