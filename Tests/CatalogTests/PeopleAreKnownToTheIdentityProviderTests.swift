import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("IDN-07: people are known to the identity provider")
struct PeopleAreKnownToTheIdentityProviderTests {
    let control = Control.peopleAreKnownToTheIdentityProvider
    let somebody = Person(id: "p")

    @Test func `somebody active in both places is in order`() {
        #expect(control(knowing(ProviderAccount(id: "a", person: "p"))) == .met(examined: 1))
    }

    @Test func `somebody blocked there and active here falls short, and the account is named`() {
        let blocked = ProviderAccount(id: "a", person: "p", state: .observed(.blocked("status = SUSPENDED")))
        #expect(control.findings(in: knowing(blocked)) == ["person/p high"])
        let found = control(knowing(blocked)).shortfalls.first
        #expect(found?.seen == "active; there status = SUSPENDED")
        #expect(found?.restsOn == [.account("a")])
    }

    @Test func `an account that waits to be used is in order`() {
        let waiting = ProviderAccount(id: "a", person: "p", state: .observed(.waiting("status = STAGED")))
        #expect(control(knowing(waiting)) == .met(examined: 1))
    }

    @Test func `somebody without an account falls short, one inactive is not asked`() {
        let others = ProviderAccount(id: "a", person: "other")
        #expect(control.findings(in: knowing(others)) == ["person/p medium"])
        let gone = tenant.knowing(.people, [Person(id: "p", state: .inactive)]).knowing(.providerAccounts, [others])
        #expect(control(gone) == .met(examined: 0))
    }

    @Test(arguments: [Fact<Register>.localAccounts, .breakGlass])
    func `somebody meant to be unknown there may be`(register: Fact<Register>) {
        let snapshot = knowing(ProviderAccount(id: "a", person: "other"))
        #expect(control(snapshot.knowing(register, Register(["P"]))) == .met(examined: 1))
        #expect(control.findings(in: snapshot.knowing(register, Register(["q"]))) == ["person/p medium"])
    }

    @Test func `where nobody said who is meant to be, somebody unknown there is left open`() {
        let strangers = tenant.knowing(.people, [somebody]).knowing(.providerAccounts, [])
        #expect(control.missing(in: strangers) == [.register("local-accounts")])
        let known = strangers.knowing(.providerAccounts, [ProviderAccount(id: "a", person: "p")])
        #expect(control(known) == .met(examined: 1))
    }

    @Test(arguments: [(invited: Moment.daysAgo(9), falls: true), (invited: Moment.daysAgo(9).justAfter, falls: false)])
    func `somebody invited after the export was taken is left open`(invited: Moment, falls: Bool) {
        let person = Person(id: "p", invited: .observed(invited))
        let snapshot = knowing(ProviderAccount(id: "a", person: "other")).knowing(.people, [person])
            .knowing(.providerExport, ProviderExport(provider: "Okta", taken: .daysAgo(9)))
        #expect(control.findings(in: snapshot).isEmpty != falls)
        #expect(control.missing(in: snapshot) == (falls ? [] : [.notImported(verb: "idp", last: .daysAgo(9))]))
    }

    @Test func `of accounts read in part nobody is called unknown, and whoever is blocked falls short`() {
        let snapshot = tenant.knowing(.people, [somebody])
        let others = ProviderAccount(id: "a", person: "other")
        #expect(control.missing(in: snapshot.knowingInPart(.providerAccounts, [others])).count == 1)
        let blocked = ProviderAccount(id: "a", person: "p", state: .observed(.blocked("deleted")))
        #expect(control.findings(in: snapshot.knowingInPart(.providerAccounts, [blocked])) == ["person/p high"])
    }

    @Test func `a state that is not known is left open`() {
        let account = ProviderAccount(id: "a", person: "p", state: .absent(.leftOut))
        #expect(control.missing(in: knowing(account)) == [.leftOut])
    }

    @Test func `without an import nothing is decided, and it says what to run`() {
        let snapshot = tenant.knowing(.people, [somebody])
        #expect(control.missing(in: snapshot) == [.noProviderExport])
        #expect(Absence.noProviderExport.because.contains("linewarden import idp"))
    }

    private func knowing(_ account: ProviderAccount) -> TenantSnapshot {
        tenant.knowing(.people, [somebody]).knowing(.providerAccounts, [account])
            .knowing(.localAccounts, Register([]))
    }
}

@Suite("What an export of the identity provider is believed for")
struct ProviderExportAgeTests {

    @Test(arguments: [
        (age: Moment.daysAgo(30), isBelieved: true), (age: Moment.daysAgo(30).justBefore, isBelieved: false),
    ])
    func `it is believed for as many days as are given`(age: Moment, isBelieved: Bool) {
        var snapshot = tenant.knowing(.providerExport, ProviderExport(provider: "Okta", taken: age))
            .knowing(.providerAccounts, [ProviderAccount(id: "a")]).knowing(.providerPolicies, [])
        snapshot.forgetProviderExport(olderThan: 30, at: .today)
        #expect(snapshot[.providerAccounts].isWhole == isBelieved)
        #expect(snapshot[.providerPolicies].isWhole == isBelieved)
        let absences = isBelieved ? [] : [Absence.notImported(verb: "idp", last: age)]
        #expect(snapshot[.providerExport].absences == absences)
    }
}
