import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-02: cobrowsing is masked")
struct CobrowsingIsMaskedTests {
    let control = Control.cobrowsingIsMasked

    @Test func `no cobrowsing, or masked and only to look, is in order`() {
        #expect(control(knowing(.observed(nil))) == .met(examined: 1))
        #expect(control(knowing(.observed(.init(masks: ["#card"], agentsMayControl: false)))) == .met(examined: 1))
    }

    @Test(arguments: [(masks: [String](), control: false, "high"), ([], true, "high"), (["#card"], true, "medium")])
    func `no masks, and control, fall short`(masks: [String], mayControl: Bool, severity: String) {
        let snapshot = knowing(.observed(.init(masks: masks, agentsMayControl: mayControl)))
        #expect(control.findings(in: snapshot) == ["web-configuration/w \(severity)"])
    }

    @Test func `visitors who are not asked who they are, are low`() {
        #expect(
            control.findings(in: knowing(.observed(nil), visitors: .observed(false))) == ["web-configuration/w low"])
    }

    @Test func `what is not known leaves it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: knowing(.observed(nil), visitors: .absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: tenant.knowingInPart(.webConfigurations, [])).count == 1)
    }

    private func knowing(
        _ cobrowsing: Reading<WebConfiguration.Cobrowsing?>, visitors: Reading<Bool> = .observed(true)
    ) -> TenantSnapshot {
        tenant.knowing(
            .webConfigurations,
            [WebConfiguration(id: "w", name: "Shop", authenticatesVisitors: visitors, cobrowsing: cobrowsing)])
    }
}
