import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-06: voices stay in approved regions")
struct VoicesStayInApprovedRegionsTests {
    let control = Control.voicesStayInApprovedRegions

    @Test func `approved regions are in order, and so is a site without any`() {
        #expect(control(knowing(site(["eu-central-1"]))) == .met(examined: 1))
        #expect(control(tenant.knowing(.sites, [site([])])).isMet)
    }

    @Test func `another region falls short`() {
        #expect(control.findings(in: knowing(site(["eu-central-1", "us-east-1"]))) == ["site/s high"])
    }

    @Test func `taking the nearest falls short a little`() {
        #expect(control.findings(in: knowing(site(["eu-central-1"], takesNearest: .observed(true)))) == ["site/s low"])
    }

    @Test func `without a register, or without the regions, it is left open`() {
        let site = site(["eu-central-1"])
        #expect(control.missing(in: tenant.knowing(.sites, [site])) == [.register("regions")])
        let unknown = Site(id: "s", name: "S", regions: .absent(.leftOut))
        #expect(control.missing(in: knowing(unknown)) == [.leftOut])
    }

    private func site(_ regions: [String], takesNearest: Reading<Bool> = .observed(false)) -> Site {
        Site(id: "s", name: "S", regions: .observed(regions), takesNearest: takesNearest)
    }

    private func knowing(_ site: Site) -> TenantSnapshot {
        tenant.knowing(.sites, [site]).knowing(.approvedRegions, Register(["eu-central-1"]))
    }
}
