import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-04: identity providers are sound")
struct IdentityProvidersAreSoundTests {
    let control = Control.identityProvidersAreSound
    let sound = IdentityProvider(
        id: "okta", name: "Okta", certificates: [.observed(.inDays(30))], signInAddress: "https://sso.example/in",
        signOutAddress: "https://sso.example/out")

    @Test func `a certificate for 30 days, https and signed requests are in order`() {
        #expect(control(knowing(sound)) == .met(examined: 1))
    }

    @Test(arguments: [Moment.inDays(30).justBefore, .today, .daysAgo(1)])
    func `a certificate that ends sooner falls short`(end: Moment) {
        #expect(control.findings(in: knowing(sound) { $0.certificates = [.observed(end)] }) == ["provider/okta high"])
    }

    @Test func `one ending certificate beside a lasting one falls short`() {
        let snapshot = knowing(sound) { $0.certificates.append(.observed(.inDays(1))) }
        #expect(control.findings(in: snapshot) == ["provider/okta high"])
    }

    @Test func `no certificate falls short`() {
        #expect(control.findings(in: knowing(sound) { $0.certificates = [] }) == ["provider/okta high"])
    }

    @Test(arguments: ["http://sso.example/in", "sso.example/in"])
    func `a sign-in address that is not https is critical`(address: String) {
        #expect(control.findings(in: knowing(sound) { $0.signInAddress = address }) == ["provider/okta critical"])
    }

    @Test func `no sign-out address and unsigned requests are low`() {
        #expect(control.findings(in: knowing(sound) { $0.signOutAddress = nil }) == ["provider/okta low"])
        #expect(control.findings(in: knowing(sound) { $0.signsRequests = .observed(false) }) == ["provider/okta low"])
    }

    @Test func `several defects are one finding, as bad as the worst`() {
        let snapshot = knowing(sound) {
            $0.signOutAddress = nil
            $0.signInAddress = "http://sso.example/in"
            $0.certificates = []
        }
        #expect(control.findings(in: snapshot) == ["provider/okta critical"])
        #expect(control(snapshot).shortfalls.first?.predicate.hasPrefix("has no certificate, takes sign-ins") == true)
    }

    @Test func `a certificate nobody could read leaves it open`() {
        let snapshot = knowing(sound) { $0.certificates = [.absent(.leftOut)] }
        #expect(control.missing(in: snapshot) == [.leftOut])
        #expect(control.missing(in: knowing(sound) { $0.signInAddress = nil }).count == 1)
        #expect(control.missing(in: knowing(sound) { $0.isEnabled = .absent(.leftOut) }) == [.leftOut])
    }

    @Test func `a provider that is off is not asked`() {
        let off = IdentityProvider(id: "adfs", name: "ADFS", isEnabled: .observed(false))
        #expect(control(tenant.knowing(.identityProviders, [off, sound])) == .met(examined: 1))
        #expect(control(tenant.knowing(.identityProviders, [off])).isNotApplicable)
        #expect(control.missing(in: tenant.knowingInPart(.identityProviders, [off])).count == 1)
    }

    @Test func `the days can be set`() {
        #expect(control.findings(in: knowing(sound).knowing(.certificateDays, 31)) == ["provider/okta high"])
    }

    private func knowing(
        _ provider: IdentityProvider, _ change: (inout IdentityProvider) -> Void = { _ in }
    ) -> TenantSnapshot {
        var provider = provider
        change(&provider)
        return tenant.knowing(.identityProviders, [provider])
    }
}
