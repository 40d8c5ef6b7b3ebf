import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-03: sign-in goes through the identity provider")
struct SignInGoesThroughTheIdentityProviderTests {
    let control = Control.signInGoesThroughTheIdentityProvider
    let withoutPasswords = tenant.knowing(.passwordSignIn, false)

    @Test func `passwords off and a provider on is in order`() {
        let providers = [provider(.observed(false)), provider(.observed(true))]
        #expect(control(withoutPasswords.knowing(.identityProviders, providers)) == .met(examined: 1))
    }

    @Test func `passwords on fall short, whatever the providers`() {
        #expect(control.findings(in: tenant.knowing(.passwordSignIn, true)) == ["tenant/tenant high"])
    }

    @Test func `passwords off and no provider on falls short`() {
        let snapshot = withoutPasswords.knowing(.identityProviders, [provider(.observed(false))])
        #expect(control.findings(in: snapshot) == ["tenant/tenant high"])
        #expect(control.findings(in: withoutPasswords.knowing(.identityProviders, [])) == ["tenant/tenant high"])
    }

    @Test func `no provider seen in a list cut short leaves it open`() {
        #expect(control.missing(in: withoutPasswords.knowingInPart(.identityProviders, [])).count == 1)
    }

    @Test func `a provider that may be on leaves it open`() {
        let snapshot = withoutPasswords.knowing(.identityProviders, [provider(.absent(.leftOut))])
        #expect(control.missing(in: snapshot) == [.leftOut])
    }

    @Test func `what is not known of passwords leaves it open`() {
        #expect(control.missing(in: tenant.refusing(.passwordSignIn).knowing(.identityProviders, [])) == [.refused])
        #expect(control.missing(in: withoutPasswords.refusing(.identityProviders)) == [.refused])
    }

    private func provider(_ isEnabled: Reading<Bool>) -> IdentityProvider {
        IdentityProvider(id: "okta", name: "Okta", isEnabled: isEnabled)
    }
}
