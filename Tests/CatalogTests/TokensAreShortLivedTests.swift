import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-04: tokens are short-lived")
struct TokensAreShortLivedTests {
    let control = Control.tokensAreShortLived

    @Test(arguments: [(seconds: 86_400, met: true), (86_401, false)])
    func `a program's token may live a day`(seconds: Int, met: Bool) {
        let snapshot = knowing(.clientCredentials, .observed(.seconds(seconds)))
        #expect(control.findings(in: snapshot) == (met ? [] : ["client/c medium"]))
    }

    @Test(arguments: [(seconds: 64_800, met: true), (64_801, false)])
    func `a person's token may live eighteen hours`(seconds: Int, met: Bool) {
        let snapshot = knowing(.authorizationCode, .observed(.seconds(seconds)))
        #expect(control.findings(in: snapshot) == (met ? [] : ["client/c medium"]))
    }

    @Test func `where nobody set it, it is a day`() {
        #expect(control(knowing(.clientCredentials, .observed(nil))).isMet)
        #expect(control.findings(in: knowing(.implicit, .observed(nil))) == ["client/c medium"])
    }

    @Test func `a client that is off is not asked`() {
        let client = OAuthClient(id: "c", name: "CRM", isActive: false, tokenLifetime: .observed(.days(9)))
        #expect(control(tenant.knowing(.clients, [client])) == .met(examined: 1))
    }

    @Test func `a lifetime that is not known leaves it open`() {
        #expect(control.missing(in: knowing(.clientCredentials, .absent(.leftOut))) == [.leftOut])
    }

    @Test func `the thresholds can be set`() {
        let program = knowing(.clientCredentials, .observed(.seconds(3601)))
        #expect(!control(program.knowing(.serverTokenSeconds, 3600)).isMet)
        #expect(!control(knowing(.implicit, .observed(.seconds(3601))).knowing(.userTokenSeconds, 3600)).isMet)
    }

    private func knowing(_ grant: OAuthClient.GrantType, _ lifetime: Reading<Duration?>) -> TenantSnapshot {
        tenant.knowing(.clients, [OAuthClient(id: "c", name: "CRM", grantType: grant, tokenLifetime: lifetime)])
    }
}
