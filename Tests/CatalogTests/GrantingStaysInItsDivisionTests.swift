import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-07: granting stays in its division")
struct GrantingStaysInItsDivisionTests {
    let control = Control.grantingStaysInItsDivision

    @Test func `it does or it does not`() {
        #expect(control(knowing(.observed(true))) == .met(examined: 1))
        #expect(control.findings(in: knowing(.observed(false))) == ["tenant/tenant medium"])
    }

    @Test func `a setting nobody could read leaves it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: tenant.refusing(.grantingRules)) == [.refused])
    }

    private func knowing(_ limited: Reading<Bool>) -> TenantSnapshot {
        tenant.knowing(
            .grantingRules, GrantingRules(isLimitedToDivision: limited, vendorWidensDefaultRoles: .observed(true)))
    }
}
