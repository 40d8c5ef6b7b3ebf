import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-05: passwords are hard to guess")
struct PasswordsAreHardToGuessTests {
    let control = Control.passwordsAreHardToGuess

    @Test(arguments: [(length: 12, classes: 3, met: true), (11, 3, false), (12, 2, false), (64, 4, true)])
    func `twelve characters of three kinds will do`(length: Int, classes: Int, met: Bool) {
        let snapshot = knowing(.observed(PasswordRules(minimumLength: length, classes: classes)))
        #expect(control.findings(in: snapshot) == (met ? [] : ["tenant/tenant medium"]))
        #expect(control(snapshot).isMet == met)
    }

    @Test func `both defects are one finding`() {
        let snapshot = knowing(.observed(PasswordRules(minimumLength: 8, classes: 1)))
        #expect(control.findings(in: snapshot) == ["tenant/tenant medium"])
    }

    @Test func `where nobody signs in with a password, it does not apply`() {
        #expect(control(tenant.knowing(.passwordSignIn, false).refusing(.signInRules)).isNotApplicable)
    }

    @Test func `rules nobody could read leave it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: tenant.knowing(.passwordSignIn, true).refusing(.signInRules)) == [.refused])
    }

    @Test func `the thresholds can be set`() {
        let snapshot = knowing(.observed(PasswordRules(minimumLength: 12, classes: 3)))
        #expect(!control(snapshot.knowing(.passwordLength, 13)).isMet)
        #expect(!control(snapshot.knowing(.passwordClasses, 4)).isMet)
    }

    private func knowing(_ rules: Reading<PasswordRules>) -> TenantSnapshot {
        tenant.knowing(.passwordSignIn, true).knowing(.signInRules, SignInRules(password: rules))
    }
}
