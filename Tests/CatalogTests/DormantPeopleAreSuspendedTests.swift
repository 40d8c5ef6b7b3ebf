import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("IDN-02: dormant people are suspended")
struct DormantPeopleAreSuspendedTests {
    let control = Control.dormantPeopleAreSuspended

    @Test(arguments: [(seen: Moment.daysAgo(90), falls: false), (seen: Moment.daysAgo(90).justBefore, falls: true)])
    func `somebody last seen 90 days ago is still there`(seen: Moment, falls: Bool) {
        let person = Person(id: "p", lastToken: .observed(seen))
        #expect(control.findings(in: knowing(person)) == (falls ? ["person/p medium"] : []))
    }

    @Test func `the later of password and token counts`() {
        let person = Person(
            id: "p", lastPasswordSignIn: .observed(.daysAgo(400)), lastToken: .observed(.daysAgo(1)))
        #expect(control(knowing(person)) == .met(examined: 1))
    }

    @Test(arguments: [
        (invited: Moment.daysAgo(30), falls: false), (invited: Moment.daysAgo(30).justBefore, falls: true),
    ])
    func `an invitation may stay unused for 30 days`(invited: Moment, falls: Bool) {
        #expect(control.findings(in: knowing(Person(id: "p", invited: .observed(invited)))).isEmpty != falls)
    }

    @Test func `somebody never seen and never invited is in order`() {
        #expect(control(knowing(Person(id: "p"))) == .met(examined: 1))
    }

    @Test(arguments: [Person.State.inactive, .deleted, .other("paused")])
    func `somebody not active is not asked`(state: Person.State) {
        let person = Person(id: "p", state: state, lastToken: .observed(.daysAgo(400)))
        #expect(control(knowing(person)) == .met(examined: 1))
    }

    @Test func `somebody of whom neither sign of life is known is left open`() {
        let person = Person(id: "p", lastPasswordSignIn: .absent(.leftOut), lastToken: .absent(.leftOut))
        #expect(control.missing(in: knowing(person)) == [.leftOut])
    }

    @Test func `one sign of life that is not known leaves open whether there was any`() {
        let person = Person(id: "p", lastPasswordSignIn: .absent(.leftOut), invited: .observed(.daysAgo(300)))
        #expect(control.missing(in: knowing(person)) == [.leftOut])
    }

    @Test func `somebody never seen of whom no invitation is known is left open`() {
        let person = Person(id: "p", invited: .absent(.leftOut))
        #expect(control.missing(in: knowing(person)) == [.leftOut])
    }

    @Test(arguments: [(seen: Moment.daysAgo(1), falls: false), (seen: Moment.daysAgo(100), falls: true)])
    func `somebody once seen is decided without their invitation`(seen: Moment, falls: Bool) {
        let person = Person(id: "p", lastToken: .observed(seen), invited: .absent(.leftOut))
        #expect(control.missing(in: knowing(person)) == [])
        #expect(control.findings(in: knowing(person)) == (falls ? ["person/p medium"] : []))
    }

    @Test func `a list cut short is never met, and reports what it holds`() {
        let gone = Person(id: "gone", lastToken: .observed(.daysAgo(100)))
        #expect(control.missing(in: tenant.knowingInPart(.people, [Person(id: "p")])).count == 1)
        #expect(control.findings(in: tenant.knowingInPart(.people, [gone])) == ["person/gone medium"])
    }

    @Test func `the thresholds can be set`() {
        let person = Person(id: "p", lastToken: .observed(.daysAgo(50)))
        #expect(control.findings(in: knowing(person).knowing(.dormantDays, 45)) == ["person/p medium"])
        let guest = Person(id: "p", invited: .observed(.daysAgo(10)))
        #expect(control.findings(in: knowing(guest).knowing(.unusedInvitationDays, 7)) == ["person/p medium"])
    }

    @Test func `says how long somebody has been away`() {
        let away = control(knowing(Person(id: "p", lastToken: .observed(.daysAgo(144))))).shortfalls.first
        #expect(away?.predicate == "has not been seen for 144 days")
        #expect(away?.seen == "last seen 2026-07-01")
        let guest = control(knowing(Person(id: "p", invited: .observed(.daysAgo(40))))).shortfalls.first
        #expect(guest?.predicate == "was invited 40 days ago and never came")
    }

    private func knowing(_ person: Person) -> TenantSnapshot { tenant.knowing(.people, [person]) }
}
