import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-02: nobody inactive holds a role")
struct NobodyInactiveHoldsARoleTests {
    let control = Control.nobodyInactiveHoldsARole
    let leaver = Person(id: "p", state: .inactive)

    @Test func `somebody active may hold any role`() {
        let person = Person(id: "p")
        #expect(control(knowing(person, [Grant(person, .admin)])) == .met(examined: 1))
    }

    @Test func `somebody inactive may hold none`() {
        #expect(control(knowing(leaver, [])) == .met(examined: 1))
        #expect(control.findings(in: knowing(leaver, [Grant(leaver, .agent)])) == ["person/p medium"])
    }

    @Test(arguments: [Person.State.inactive, .deleted, .other("paused")])
    func `an administrator who left is high`(state: Person.State) {
        let person = Person(id: "p", state: state)
        let snapshot = knowing(person, [Grant(person, .agent), Grant(person, .admin)])
        #expect(control.findings(in: snapshot) == ["person/p high"])
    }

    @Test func `a role held by a group counts`() {
        let person = Person(id: "p", state: .inactive, groups: .observed(["admins"]))
        let snapshot = knowing(person, [Grant(.group("admins"), Role.admin.id, in: .everywhere, via: .group)])
        #expect(control.findings(in: snapshot) == ["person/p high"])
        let finding = control(snapshot).shortfalls.first
        #expect(finding?.predicate == "is inactive and still holds Master Admin")
        #expect(finding?.restsOn.map(\.path) == ["role/admin", "group/admins"])
    }

    @Test func `groups that are not known leave it open, where a group gives roles`() {
        let person = Person(id: "p", state: .inactive, groups: .absent(.leftOut))
        let byGroup = Grant(.group("admins"), Role.agent.id, in: .everywhere, via: .group)
        #expect(control.missing(in: knowing(person, [byGroup])) == [.leftOut])
        #expect(control(knowing(person, [])) == .met(examined: 1))
        #expect(control.findings(in: knowing(person, [byGroup, Grant(person, .agent)])) == ["person/p medium"])
    }

    @Test func `a role that no list contains is not judged`() {
        let stray = Grant(.person("p"), "deleted-role", in: .everywhere)
        #expect(control(knowing(leaver, [stray])) == .met(examined: 1))
        let snapshot = tenant.knowing(.people, [leaver]).knowing(.grants, [stray]).knowingInPart(.roles, .some)
        #expect(control.missing(in: snapshot) == [.cutShort(read: 1, of: 2)])
    }

    @Test func `grants cut short report what they hold and are never met`() {
        let snapshot = tenant.knowing(.people, [leaver]).knowing(.roles, .some)
        #expect(control.findings(in: snapshot.knowingInPart(.grants, [Grant(leaver, .admin)])) == ["person/p high"])
        #expect(control.missing(in: snapshot.knowingInPart(.grants, [])).count == 1)
        #expect(control.missing(in: snapshot.refusing(.grants)) == [.refused])
    }

    private func knowing(_ person: Person, _ grants: [Grant]) -> TenantSnapshot {
        tenant.knowing(.people, [person]).knowing(.grants, grants).knowing(.roles, .some)
    }
}
