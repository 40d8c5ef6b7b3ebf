import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-03: clients ask for known scopes")
struct ClientsAskForKnownScopesTests {
    let control = Control.clientsAskForKnownScopes

    @Test(arguments: [(["users"], []), (["users", "everything"], ["client/c medium"]), ([], ["client/c low"])])
    func `scopes the platform knows are in order, others and none are not`(scopes: [String], found: [String]) {
        #expect(control.findings(in: knowing(client(scopes: .observed(scopes)))) == found)
    }

    @Test func `a client that signs in by itself, or is off, may name anything`() {
        #expect(control(knowing(client(.clientCredentials, scopes: .observed(["everything"])))).isMet)
        var off = client(scopes: .observed(["everything"]))
        off.isActive = false
        #expect(control(knowing(off)).isMet)
    }

    @Test func `scopes that are not known leave it open, and so does a list of scopes cut short`() {
        #expect(control.missing(in: knowing(client(scopes: .absent(.leftOut)))) == [.leftOut])
        let part = tenant.knowing(.clients, [client(scopes: .observed(["users"]))])
            .knowingInPart(.clientScopes, ["users"])
        #expect(control.missing(in: part) == [.cutShort(read: 1, of: 2)])
    }

    private func client(
        _ type: OAuthClient.GrantType = .authorizationCode, scopes: Reading<[String]>
    ) -> OAuthClient {
        OAuthClient(id: "c", name: "Desktop", grantType: type, scopes: scopes)
    }

    private func knowing(_ client: OAuthClient) -> TenantSnapshot {
        tenant.knowing(.clients, [client]).knowing(.clientScopes, ["users", "users:readonly"])
    }
}
