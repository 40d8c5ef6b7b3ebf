import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-01: messengers stay on our pages")
struct MessengersStayOnOurPagesTests {
    let control = Control.messengersStayOnOurPages

    @Test(arguments: [["shop.example"], ["https://www.shop.example"], []])
    func `approved domains are in order, and so is none`(domains: [String]) {
        #expect(control(knowing(.observed(domains))) == .met(examined: 1))
    }

    @Test func `any domain falls short, and so does one that is not approved`() {
        #expect(control.findings(in: knowing(.observed(nil))) == ["deployment/d high"])
        #expect(control.findings(in: knowing(.observed(["shop.example", "evil.example"]))) == ["deployment/d medium"])
    }

    @Test func `a deployment that is off is not asked`() {
        let off = WebDeployment(id: "d", name: "Old", isActive: false, domains: .observed(nil))
        #expect(control(tenant.knowing(.webDeployments, [off])) == .met(examined: 1))
    }

    @Test func `without a register domains are left open, and any domain is reported`() {
        let known = WebDeployment(id: "d", name: "Shop", domains: .observed(["shop.example"]))
        #expect(control.missing(in: tenant.knowing(.webDeployments, [known])) == [.register("web-domains")])
        let open = WebDeployment(id: "d", name: "Shop", domains: .observed(nil))
        #expect(control.findings(in: tenant.knowing(.webDeployments, [open])) == ["deployment/d high"])
    }

    @Test func `domains that are not known leave it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: tenant.knowingInPart(.webDeployments, [])).count == 1)
    }

    private func knowing(_ domains: Reading<[String]?>) -> TenantSnapshot {
        tenant.knowing(.webDeployments, [WebDeployment(id: "d", name: "Shop", domains: domains)])
            .knowing(.approvedWebDomains, Register(["shop.example", "*.shop.example"]))
    }
}
