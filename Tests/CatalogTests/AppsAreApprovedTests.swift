import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-08: apps are approved")
struct AppsAreApprovedTests {
    let control = Control.appsAreApproved
    let app = AuthorizedApp(id: "a", name: "Dialler Pro")

    @Test func `an app on the register is in order`() {
        #expect(control(knowing(app, approved: ["dialler pro"])) == .met(examined: 1))
    }

    @Test func `an app that is not on it falls short`() {
        #expect(control.findings(in: knowing(app, approved: [])) == ["app/a high"])
    }

    @Test func `a pending request is low, and does not hide that it is not approved`() {
        let pending = AuthorizedApp(id: "a", name: "Dialler Pro", isPending: true)
        #expect(control.findings(in: knowing(pending, approved: ["Dialler Pro"])) == ["app/a low"])
        #expect(control.findings(in: knowing(pending, approved: [])) == ["app/a high"])
        let asking = AuthorizedApp(id: "a", name: "Dialler Pro", isAuthorized: false, isPending: true)
        #expect(control.findings(in: knowing(asking, approved: [])) == ["app/a low"])
    }

    @Test func `an app that is not authorised is not asked`() {
        let refused = AuthorizedApp(id: "a", name: "Dialler Pro", isAuthorized: false)
        #expect(control(tenant.knowing(.apps, [refused])) == .met(examined: 1))
    }

    @Test func `without a register it is left open, and a pending request is reported`() {
        #expect(control.missing(in: tenant.knowing(.apps, [app])) == [.register("suppliers")])
        let pending = AuthorizedApp(id: "a", name: "Dialler Pro", isPending: true)
        #expect(control.findings(in: tenant.knowing(.apps, [pending])) == ["app/a low"])
    }

    @Test func `a list cut short is never met`() {
        #expect(control.missing(in: tenant.knowingInPart(.apps, [])).count == 1)
    }

    private func knowing(_ app: AuthorizedApp, approved: [String]) -> TenantSnapshot {
        tenant.knowing(.apps, [app]).knowing(.approvedSuppliers, Register(approved))
    }
}
