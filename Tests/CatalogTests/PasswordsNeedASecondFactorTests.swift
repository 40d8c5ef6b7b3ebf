import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-01: no password alone opens the tenant")
struct PasswordsNeedASecondFactorTests {
    let control = Control.passwordsNeedASecondFactor

    @Test(arguments: [(passwords: true, factor: true), (false, true), (false, false)])
    func `either a second factor or no passwords will do`(passwords: Bool, factor: Bool) {
        let rules = SignInRules(demandsSecondFactor: .observed(factor))
        let snapshot = tenant.knowing(.passwordSignIn, passwords).knowing(.signInRules, rules)
        #expect(control(snapshot) == .met(examined: 1))
    }

    @Test func `passwords without a second factor fall short`() {
        let rules = SignInRules(demandsSecondFactor: .observed(false))
        let snapshot = tenant.knowing(.passwordSignIn, true).knowing(.signInRules, rules)
        #expect(control.findings(in: snapshot) == ["tenant/tenant critical"])
    }

    @Test func `where passwords are off, the rules need not be known`() {
        #expect(control(tenant.knowing(.passwordSignIn, false).refusing(.signInRules)).isMet)
    }

    @Test func `where a second factor is demanded, it need not be known whether passwords are on`() {
        let rules = SignInRules(demandsSecondFactor: .observed(true))
        #expect(control(tenant.refusing(.passwordSignIn).knowing(.signInRules, rules)).isMet)
    }

    @Test func `otherwise what is missing leaves it open`() {
        #expect(control.missing(in: tenant.knowing(.passwordSignIn, true).refusing(.signInRules)) == [.refused])
        let rules = SignInRules(demandsSecondFactor: .absent(.leftOut))
        #expect(control.missing(in: tenant.knowing(.passwordSignIn, true).knowing(.signInRules, rules)) == [.leftOut])
        let none = SignInRules(demandsSecondFactor: .observed(false))
        #expect(control.missing(in: tenant.refusing(.passwordSignIn).knowing(.signInRules, none)) == [.refused])
    }
}
