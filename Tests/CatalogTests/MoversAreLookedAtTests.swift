import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("IDN-09: movers are looked at")
struct MoversAreLookedAtTests {
    let control = Control.moversAreLookedAt
    let somebody = Person(id: "p", groups: .observed(["g"]))
    static let held = Holdings(["role agent in all divisions", "group g"])

    @Test(arguments: [
        (noticed: Moment.daysAgo(14), falls: false), (noticed: Moment.daysAgo(14).justBefore, falls: true),
    ])
    func `whoever moved more than 14 days ago and holds the same falls short`(noticed: Moment, falls: Bool) {
        #expect(control.findings(in: knowing(moved(noticed))) == (falls ? ["person/p medium"] : []))
    }

    @Test func `says from where to where, and names no other place`() {
        let found = control(knowing(moved(.daysAgo(20)))).shortfalls.first
        #expect(found?.predicate == "went from Sales to Care and holds exactly what they held before")
        #expect(found?.seen.hasPrefix("2 holdings as on") == true)
    }

    @Test(arguments: [
        [], [Grant(.person("p"), "agent", in: .everywhere), Grant(.person("p"), "new", in: .everywhere)],
    ])
    func `whoever lost or gained something was looked at`(grants: [Grant]) {
        #expect(control(knowing(moved(.daysAgo(20)), grants: grants)) == .met(examined: 1))
    }

    @Test func `whoever held nothing has nothing to lose`() {
        let mover = ProviderAccount(
            id: "a", person: "p",
            move: .init(from: "Sales", to: "Care", noticed: .daysAgo(20), held: Holdings([String]())))
        #expect(control(knowing(mover, grants: [])) == .met(examined: 1))
    }

    @Test func `somebody who never moved, or is no longer active, is not asked`() {
        #expect(control(knowing(ProviderAccount(id: "a", person: "p"))) == .met(examined: 1))
        let gone = tenant.knowing(.people, [Person(id: "p", state: .inactive)]).knowing(.grants, [])
            .knowing(.providerAccounts, [moved(.daysAgo(20))])
        #expect(control(gone) == .met(examined: 0))
    }

    @Test func `groups that are not known leave the mover open`() {
        let person = Person(id: "p", groups: .absent(.leftOut))
        let snapshot = tenant.knowing(.people, [person]).knowing(.grants, [])
            .knowing(.providerAccounts, [moved(.daysAgo(20))])
        #expect(control.missing(in: snapshot) == [.leftOut])
    }

    @Test func `grants read in part decide nothing`() {
        let snapshot = tenant.knowing(.people, [somebody]).knowing(.providerAccounts, [moved(.daysAgo(20))])
        #expect(control.missing(in: snapshot.knowingInPart(.grants, [Self.grant])).count == 1)
    }

    private static let grant = Grant(.person("p"), "agent", in: .everywhere)

    private func moved(_ noticed: Moment) -> ProviderAccount {
        ProviderAccount(
            id: "a", person: "p", move: .init(from: "Sales", to: "Care", noticed: noticed, held: Self.held))
    }

    private func knowing(_ account: ProviderAccount, grants: [Grant] = [grant]) -> TenantSnapshot {
        tenant.knowing(.people, [somebody]).knowing(.grants, grants).knowing(.providerAccounts, [account])
    }
}
