import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-02: integrations are not administrators")
struct IntegrationsAreNotAdministratorsTests {
    let control = Control.integrationsAreNotAdministrators

    @Test func `a client with a plain role in one division is in order`() {
        #expect(control(knowing(client([.init("agent", in: .division("d"))]))) == .met(examined: 1))
    }

    @Test func `a client with an administrator role is critical, wherever it holds`() {
        let snapshot = knowing(client([.init("admin", in: .division("d"))]))
        #expect(control.findings(in: snapshot) == ["client/c critical"])
        let finding = control(snapshot).shortfalls.first
        #expect(finding?.predicate == "holds Master Admin, which can edit roles and grant roles")
        #expect(finding?.cause == Subject(.role, "admin"))
    }

    @Test func `a plain role in all divisions is low`() {
        #expect(control.findings(in: knowing(client([.init("agent", in: .everywhere)]))) == ["client/c low"])
    }

    @Test func `both are one critical finding that no single change clears`() {
        let snapshot = knowing(client([.init("agent", in: .everywhere), .init("admin", in: .everywhere)]))
        #expect(control.findings(in: snapshot) == ["client/c critical"])
        #expect(control(snapshot).shortfalls.first?.cause == nil)
    }

    @Test func `our own clients are left out`() {
        let snapshot = knowing(client([.init("agent", in: .everywhere)])).knowing(.ownClients, ["c"])
        #expect(control(snapshot) == .met(examined: 1))
    }

    @Test func `clients that act as a person, and clients that are off, are not asked`() {
        let everything: [OAuthClient.Holding] = [.init("admin", in: .everywhere)]
        #expect(control(knowing(client(everything, grant: .authorizationCode))).isMet)
        #expect(control(knowing(client(everything, isActive: false))).isMet)
    }

    @Test func `roles that are not known leave it open`() {
        let client = OAuthClient(id: "c", name: "CRM Sync", roles: .absent(.leftOut))
        #expect(control.missing(in: knowing(client)) == [.leftOut])
        #expect(control.missing(in: knowing(client).refusing(.roles)) == [.refused])
    }

    @Test func `a list cut short is never met`() {
        #expect(control.missing(in: knowing(client([])).knowingInPart(.clients, [])).count == 1)
    }

    private func client(
        _ roles: [OAuthClient.Holding], grant: OAuthClient.GrantType = .clientCredentials, isActive: Bool = true
    ) -> OAuthClient {
        OAuthClient(id: "c", name: "CRM Sync", grantType: grant, isActive: isActive, roles: .observed(roles))
    }

    private func knowing(_ client: OAuthClient) -> TenantSnapshot {
        tenant.knowing(.clients, [client]).knowing(.roles, .some).knowing(.ownClients, [])
    }
}
