import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-01: clients sign in safely")
struct ClientsSignInSafelyTests {
    let control = Control.clientsSignInSafely

    @Test(arguments: [OAuthClient.GrantType.implicit, .password])
    func `the implicit and the password grant fall short`(grant: OAuthClient.GrantType) {
        #expect(control.findings(in: knowing(grant)) == ["client/c high"])
    }

    @Test(arguments: [OAuthClient.GrantType.clientCredentials, .authorizationCode, .samlBearer, .other("DEVICE")])
    func `every other is in order`(grant: OAuthClient.GrantType) {
        #expect(control(knowing(grant)) == .met(examined: 1))
    }

    @Test func `a client that is not active is not asked`() {
        #expect(control(knowing(.implicit, isActive: false)) == .met(examined: 1))
    }

    @Test func `a list cut short is never met`() {
        #expect(control.missing(in: tenant.knowingInPart(.clients, [])).count == 1)
    }

    private func knowing(_ grant: OAuthClient.GrantType, isActive: Bool = true) -> TenantSnapshot {
        tenant.knowing(.clients, [OAuthClient(id: "c", name: "Old CRM", grantType: grant, isActive: isActive)])
    }
}
