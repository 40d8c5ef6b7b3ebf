import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-14: nobody comes in past the provider")
struct NobodyComesInPastTheProviderTests {
    let control = Control.nobodyComesInPastTheProvider

    @Test(arguments: [(last: Moment.daysAgo(30), falls: true), (last: Moment.daysAgo(30).justBefore, falls: false)])
    func `a password of the platform's used within 30 days counts`(last: Moment, falls: Bool) {
        #expect(control.findings(in: knowing(.observed(last))) == (falls ? ["person/p high"] : []))
    }

    @Test func `nothing counts where passwords are off`() {
        #expect(control(knowing(.observed(.daysAgo(1))).knowing(.passwordSignIn, false)) == .met(examined: 1))
    }

    @Test func `somebody who never used one is in order, one of whom nobody knows is left open`() {
        #expect(control(knowing(.observed(nil))) == .met(examined: 1))
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
    }

    @Test func `whoever the provider does not know, or is meant to, is not asked`() {
        let snapshot = knowing(.observed(.daysAgo(1)))
        #expect(control(snapshot.knowing(.providerAccounts, [])) == .met(examined: 0))
        #expect(control(snapshot.knowing(.localAccounts, Register(["p"]))) == .met(examined: 0))
        #expect(control(snapshot.knowing(.breakGlass, Register(["p"]))) == .met(examined: 0))
    }

    @Test func `without an import nothing is decided`() {
        let snapshot = tenant.knowing(.people, []).knowing(.passwordSignIn, true)
        #expect(control.missing(in: snapshot) == [.noProviderExport])
    }

    private func knowing(_ last: Reading<Moment?>) -> TenantSnapshot {
        tenant.knowing(.people, [Person(id: "p", lastPasswordSignIn: last)]).knowing(.passwordSignIn, true)
            .knowing(.providerAccounts, [ProviderAccount(id: "a", person: "p")])
    }
}
