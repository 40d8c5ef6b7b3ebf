import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-09: integrations come from approved suppliers")
struct IntegrationsComeFromApprovedSuppliersTests {
    let control = Control.integrationsComeFromApprovedSuppliers

    @Test func `one whose maker is on the register is in order, and so is one that names nobody`() {
        #expect(control(knowing(integration("Acme"), approved: ["ACME"])) == .met(examined: 1))
        #expect(control(knowing(integration(nil), approved: [])) == .met(examined: 1))
    }

    @Test func `one whose maker is not on it falls short`() {
        #expect(control.findings(in: knowing(integration("Acme"), approved: [])) == ["integration/i high"])
    }

    @Test func `one that is failing is low`() {
        let failing = integration("Acme", health: .failing)
        #expect(control.findings(in: knowing(failing, approved: ["Acme"])) == ["integration/i low"])
        #expect(control.findings(in: knowing(failing, approved: [])) == ["integration/i high"])
        #expect(control(knowing(integration("Acme", health: .inactive), approved: ["Acme"])).isMet)
    }

    @Test func `one that is off is not asked`() {
        let off = integration("Acme", isEnabled: false, health: .failing)
        #expect(control(tenant.knowing(.integrations, [off])) == .met(examined: 1))
    }

    @Test func `without a register it is left open, and a failing one is reported`() {
        #expect(control.missing(in: tenant.knowing(.integrations, [integration("Acme")])) == [.register("suppliers")])
        #expect(control(tenant.knowing(.integrations, [integration(nil)])).isMet)
        let failing = tenant.knowing(.integrations, [integration("Acme", health: .failing)])
        #expect(control.findings(in: failing) == ["integration/i low"])
    }

    @Test func `a maker that is not known leaves it open`() {
        let unknown = Integration(id: "i", name: "CRM", type: "embedded-client", vendor: .absent(.leftOut))
        #expect(control.missing(in: knowing(unknown, approved: [])) == [.leftOut])
    }

    @Test func `a list cut short is never met`() {
        #expect(control.missing(in: tenant.knowingInPart(.integrations, [])).count == 1)
    }

    private func integration(
        _ vendor: String?, isEnabled: Bool = true, health: Integration.Health = .active
    ) -> Integration {
        Integration(
            id: "i", name: "CRM", type: "embedded-client", vendor: .observed(vendor), isEnabled: isEnabled,
            health: health)
    }

    private func knowing(_ integration: Integration, approved: [String]) -> TenantSnapshot {
        tenant.knowing(.integrations, [integration]).knowing(.approvedSuppliers, Register(approved))
    }
}
