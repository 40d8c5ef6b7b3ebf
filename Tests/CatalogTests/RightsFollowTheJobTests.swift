import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-13: rights follow the job")
struct RightsFollowTheJobTests {
    let control = Control.rightsFollowTheJob

    private static let advisor = JobFunction(
        id: "Advisor", titles: ["Customer Advisor"], gives: [.init("User", in: .home), .init("phone", in: .everywhere)])

    private static let roles = [
        Role(id: "user", name: "User"), Role(id: "phone", name: "Phone", powers: .managesTelephony),
        Role(id: "quality", name: "Quality"),
        Role(id: "admin", name: "Admin", powers: .grantsRoles),
    ]

    private static let whole = [
        Grant(.person("anna"), "user", in: .division("sales")), Grant(.person("anna"), "phone", in: .everywhere),
    ]

    private func anna(
        title: Reading<String?> = .observed("customer advisor"), department: Reading<String?> = .observed("Sales"),
        groups: Reading<[Group.ID]> = .observed([]), state: Person.State = .active
    ) -> Person {
        Person(id: "anna", state: state, division: "sales", department: department, title: title, groups: groups)
    }

    private func knowing(
        _ grants: [Grant], _ person: Person? = nil, _ functions: [JobFunction] = [advisor]
    ) -> TenantSnapshot {
        tenant.knowing(.people, [person ?? anna()]).knowing(.roles, Self.roles).knowing(.grants, grants)
            .knowing(.jobFunctions, functions)
    }

    @Test func `whoever holds exactly what the function gives is in order, whatever the case of its title`() {
        #expect(control(knowing(Self.whole)).isMet)
    }

    @Test func `a role beyond the function falls short, and worse where it makes administrators`() {
        let quality = Grant(.person("anna"), "quality", in: .division("sales"))
        #expect(control.findings(in: knowing(Self.whole + [quality])) == ["person/anna medium"])
        #expect(
            control(knowing(Self.whole + [quality])).shortfalls.first?.predicate
                == "holds Quality beyond what Advisor gives")
        let admin = Grant(.person("anna"), "admin", in: .division("sales"))
        #expect(control.findings(in: knowing(Self.whole + [quality, admin])) == ["person/anna high"])
    }

    @Test(arguments: [
        (Grant.Reach.division("sales"), []), (.division("support"), ["person/anna medium"]),
        (.everywhere, ["person/anna medium"]),
    ])
    func `a role of the function falls short where it reaches further than the person's own division`(
        reach: Grant.Reach, found: [String]
    ) {
        #expect(control.findings(in: knowing(Self.whole + [Grant(.person("anna"), "user", in: reach)])) == found)
    }

    @Test func `a role that is given everywhere may be held in one division, and that is not all of it`() {
        let narrow = [Self.whole[0], Grant(.person("anna"), "phone", in: .division("sales"))]
        let finding = control(knowing(narrow)).shortfalls.first
        #expect(finding?.severity == .low)
        #expect(finding?.predicate == "lacks Phone, which Advisor gives")
        #expect(control(knowing(narrow + [Self.whole[1]])).isMet)
    }

    @Test func `that an ordinary role is not held everywhere nobody can say, for no list is sure to hold that`() {
        let wide = JobFunction(id: "Coach", titles: ["Customer Advisor"], gives: [.init("Quality", in: .everywhere)])
        #expect(
            control.missing(in: knowing([], nil, [wide])) == [.leftOut(field: "who holds Quality in all divisions")])
        #expect(control(knowing([Grant(.person("anna"), "quality", in: .everywhere)], nil, [wide])).isMet)
        let home = JobFunction(id: "Coach", titles: ["Customer Advisor"], gives: [.init("Quality", in: .home)])
        #expect(control.findings(in: knowing([], nil, [home])) == ["person/anna low"])
    }

    @Test func `a role by a group counts like one of their own`() {
        let byGroup = [
            Grant(.group("g"), "user", in: .division("sales")), Grant(.group("g"), "phone", in: .everywhere),
        ]
        #expect(control(knowing(byGroup, anna(groups: .observed(["g"])))).isMet)
        #expect(control.findings(in: knowing(byGroup)) == ["person/anna low"])
    }

    @Test func `what an unread group may give is not missing, and what is beyond is told all the same`() {
        let unread = anna(groups: .absent(.leftOut))
        let someGroup = Grant(.group("g"), "phone", in: .everywhere)
        #expect(control.missing(in: knowing([Self.whole[0], someGroup], unread)) == [.leftOut])
        let quality = Grant(.person("anna"), "quality", in: .everywhere)
        #expect(control.findings(in: knowing([quality, someGroup], unread)) == ["person/anna medium"])
        #expect(control.findings(in: knowing([Self.whole[0]], unread)) == ["person/anna low"])
    }

    @Test func `a function is theirs whom each of its questions names`() {
        var both = Self.advisor
        both.departments = ["Support"]
        #expect(control.missing(in: knowing(Self.whole, nil, [both])).count == 1)
        #expect(control(knowing(Self.whole, anna(department: .observed("support")), [both])).isMet)
        both.departments = []
        both.groups = ["g"]
        #expect(control.missing(in: knowing(Self.whole, nil, [both])).count == 1)
        #expect(control(knowing(Self.whole, anna(groups: .observed(["g"])), [both])).isMet)
    }

    @Test func `two functions give what both give`() {
        let coach = JobFunction(id: "Coach", departments: ["Sales"], gives: [.init("quality", in: .division("sales"))])
        let quality = Grant(.person("anna"), "quality", in: .division("sales"))
        #expect(control(knowing(Self.whole + [quality], nil, [Self.advisor, coach])).isMet)
        #expect(control.findings(in: knowing(Self.whole, nil, [Self.advisor, coach])) == ["person/anna low"])
    }

    @Test func `whoever has no function is left open by department, and whoever holds nothing needs none`() {
        let other = anna(title: .observed("Pilot"))
        #expect(
            control.missing(in: knowing(Self.whole, other))
                == [.notSupplied(setting: "functions, one for the department Sales")])
        #expect(control.missing(in: knowing(Self.whole, nil, [])).count == 1)
        #expect(control(knowing([], other)).isMet)
    }

    @Test func `a title nobody read leaves it open`() {
        #expect(control.missing(in: knowing(Self.whole, anna(title: .absent(.leftOut)))) == [.leftOut])
    }

    @Test func `nobody who is inactive is asked`() {
        #expect(control(knowing([], anna(state: .inactive))) == .met(examined: 0))
    }

    @Test func `a role that no longer exists leaves it open, and says which`() {
        let old = JobFunction(id: "Advisor", titles: ["Customer Advisor"], gives: [.init("Old", in: .home)])
        #expect(control.missing(in: knowing([], anna(), [old])) == [.unanswered(because: "there is no role Old")])
    }

    @Test func `without the register, or without all grants, it says nothing`() {
        let known = tenant.knowing(.people, [anna()]).knowing(.roles, Self.roles).knowing(.grants, Self.whole)
        #expect(control.missing(in: known) == [.notSupplied(setting: "functions")])
        #expect(!control.missing(in: knowing([]).knowingInPart(.grants, Self.whole)).isEmpty)
    }
}
