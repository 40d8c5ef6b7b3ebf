import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-03: trunks know their callers")
struct TrunksKnowTheirCallersTests {
    let control = Control.trunksKnowTheirCallers

    @Test func `named networks will do, and so will credentials`() {
        #expect(control(knowing(.observed(["198.51.100.0/24"]), .observed(false))) == .met(examined: 1))
        #expect(control(knowing(.observed([]), .observed(true))) == .met(examined: 1))
        #expect(control(knowing(.absent(.leftOut), .observed(true))).isMet)
        #expect(control(knowing(.observed(["198.51.100.0/24"]), .absent(.leftOut))).isMet)
    }

    @Test(arguments: [[], ["0.0.0.0/0"], ["198.51.100.0/24", "0.0.0.0/0"]])
    func `any network and no credentials falls short`(networks: [String]) {
        #expect(control.findings(in: knowing(.observed(networks), .observed(false))) == ["trunk-settings/s high"])
    }

    @Test func `otherwise what is not known leaves it open`() {
        #expect(control.missing(in: knowing(.observed([]), .absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: knowing(.absent(.leftOut), .observed(false))) == [.leftOut])
    }

    @Test func `without an external trunk it does not apply`() {
        let phones = Trunk(id: "t", name: "Phones", kind: .phone, settings: "s")
        let snapshot = tenant.knowing(.trunks, [phones]).knowing(.trunkSettings, [TrunkSettings(id: "s", name: "S")])
        #expect(control(snapshot).isNotApplicable)
    }

    private func knowing(_ networks: Reading<[String]>, _ credentials: Reading<Bool>) -> TenantSnapshot {
        let settings = TrunkSettings(
            id: "s", name: "Carrier", callersAllowed: networks, demandsCredentials: credentials)
        return tenant.knowing(.trunks, [Trunk(id: "t", name: "Trunk", settings: "s")])
            .knowing(.trunkSettings, [settings])
    }
}
