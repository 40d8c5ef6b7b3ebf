import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-15: break-glass accounts are tested")
struct BreakGlassAccountsAreTestedTests {
    let control = Control.breakGlassAccountsAreTested

    @Test(arguments: [(last: Moment.daysAgo(90), falls: false), (last: Moment.daysAgo(90).justBefore, falls: true)])
    func `a test is good for 90 days`(last: Moment, falls: Bool) {
        let person = Person(id: "p", lastPasswordSignIn: .observed(last))
        #expect(control.findings(in: knowing(person)) == (falls ? ["person/p medium"] : []))
    }

    @Test func `one never tested, gone or inactive falls short`() {
        #expect(control.findings(in: knowing(Person(id: "p"))) == ["person/p medium"])
        #expect(control.findings(in: knowing(Person(id: "q"))) == ["person/p high"])
        let inactive = Person(id: "p", state: .inactive, lastPasswordSignIn: .observed(.today))
        #expect(control.findings(in: knowing(inactive)) == ["person/p high"])
    }

    @Test func `a test that is not known leaves it open`() {
        let person = Person(id: "p", lastPasswordSignIn: .absent(.leftOut))
        #expect(control.missing(in: knowing(person)) == [.leftOut])
    }

    @Test func `no register decides nothing, an empty one has nothing to look at`() {
        let people = tenant.knowing(.people, [Person(id: "p")])
        #expect(control.missing(in: people) == [.register("break-glass")])
        #expect(control(people.knowing(.breakGlass, Register([]))).isNotApplicable)
    }

    @Test func `the number of days can be set`() {
        let person = Person(id: "p", lastPasswordSignIn: .observed(.daysAgo(40)))
        #expect(control.findings(in: knowing(person).knowing(.breakGlassDays, 30)) == ["person/p medium"])
    }

    private func knowing(_ person: Person) -> TenantSnapshot {
        tenant.knowing(.people, [person]).knowing(.breakGlass, Register(["P"]))
    }
}
