import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-07: signing out ends every session")
struct SigningOutEndsEverySessionTests {
    let control = Control.signingOutEndsEverySession

    @Test func `it does or it does not`() {
        #expect(control(knowing(.observed(true))) == .met(examined: 1))
        #expect(control.findings(in: knowing(.observed(false))) == ["tenant/tenant medium"])
    }

    @Test func `a setting nobody could read leaves it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: tenant.refusing(.signInRules)) == [.refused])
    }

    private func knowing(_ all: Reading<Bool>) -> TenantSnapshot {
        tenant.knowing(.signInRules, SignInRules(endsAllSessions: all))
    }
}
