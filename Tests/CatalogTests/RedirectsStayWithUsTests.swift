import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-05: redirects stay with us")
struct RedirectsStayWithUsTests {
    let control = Control.redirectsStayWithUs

    @Test func `https on an approved host is in order, and so is none at all`() {
        #expect(control(knowing(["https://crm.example/back"])) == .met(examined: 1))
        #expect(control(tenant.knowing(.clients, [client([])])) == .met(examined: 1))
    }

    @Test(arguments: [
        ("http://crm.example/back", "high"), ("https://*.example/back", "high"), ("https://crm.example/*", "high"),
        ("https://blog.example/back", "medium"), ("http://localhost:8080/back", "low"), ("http://127.0.0.1/", "low"),
        ("https://localhost/", "low"), ("myapp://stranger", "medium"),
    ])
    func `anything else falls short, more or less`(redirect: String, severity: String) {
        #expect(control.findings(in: knowing([redirect])) == ["client/c \(severity)"])
    }

    @Test func `an app's own scheme can be approved`() {
        #expect(control(knowing(["myapp://callback", "com.example.app:/back"])).isMet)
    }

    @Test func `several are one finding, as bad as the worst`() {
        let snapshot = knowing(["http://localhost/", "https://blog.example/", "http://crm.example/"])
        #expect(control.findings(in: snapshot) == ["client/c high"])
    }

    @Test func `a client that is off is not asked`() {
        let off = OAuthClient(id: "c", name: "CRM", isActive: false, redirects: ["http://crm.example/"])
        #expect(control(tenant.knowing(.clients, [off])) == .met(examined: 1))
    }

    @Test func `without a register hosts are left open, and other defects are reported`() {
        let known = tenant.knowing(.clients, [client(["https://crm.example/"])])
        #expect(control.missing(in: known) == [.register("redirect-hosts")])
        let plain = tenant.knowing(.clients, [client(["http://crm.example/"])])
        #expect(control.findings(in: plain) == ["client/c high"])
        let local = tenant.knowing(.clients, [client(["http://localhost/"])])
        #expect(control.findings(in: local) == ["client/c low"])
    }

    @Test func `a list cut short is never met`() {
        #expect(control.missing(in: tenant.knowingInPart(.clients, [])).count == 1)
    }

    private func client(_ redirects: [String]) -> OAuthClient {
        OAuthClient(id: "c", name: "CRM", grantType: .authorizationCode, redirects: redirects)
    }

    private func knowing(_ redirects: [String]) -> TenantSnapshot {
        tenant.knowing(.clients, [client(redirects)])
            .knowing(.approvedRedirectHosts, Register(["crm.example", "callback", "com.example.app:/back"]))
    }
}
