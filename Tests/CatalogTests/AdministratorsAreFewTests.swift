import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-03: administrators are few")
struct AdministratorsAreFewTests {
    let control = Control.administratorsAreFew

    @Test(arguments: [(administrators: 5, met: true), (6, false)])
    func `of 100 active people, 5 may be administrators`(administrators: Int, met: Bool) {
        let snapshot = staff(100, administrators: administrators)
        #expect(control(snapshot).isMet == met)
        #expect(control.findings(in: snapshot).count == (met ? 0 : administrators))
    }

    @Test(arguments: [(administrators: 3, met: true), (4, false)])
    func `of ten, three may`(administrators: Int, met: Bool) {
        #expect(control(staff(10, administrators: administrators)).isMet == met)
    }

    @Test func `a share is rounded down`() {
        #expect(control(staff(119, administrators: 5)).isMet)
        #expect(!control(staff(119, administrators: 6)).isMet)
        #expect(control(staff(120, administrators: 6)).isMet)
    }

    @Test func `somebody inactive counts neither way`() {
        let gone = (0..<50).map { Person(id: .init("gone-\($0)"), state: .inactive) }
        let snapshot = staff(100, administrators: 5, and: gone, gone.map { Grant($0, .admin) })
        #expect(control(snapshot).isMet)
    }

    @Test func `two grants make one administrator`() {
        let again = [Grant(.person("p-0"), Role.admin.id, in: .division("d"))]
        #expect(control(staff(100, administrators: 5, and: [], again)).isMet)
    }

    @Test func `nobody active, and it does not apply`() {
        #expect(control(staff(0, administrators: 0)).isNotApplicable)
    }

    @Test func `names the role that makes the administrator, and the role as the cause`() {
        let finding = control(staff(10, administrators: 4)).shortfalls.first
        #expect(finding?.subject == .person("p-0"))
        #expect(finding?.predicate == "holds Master Admin, which can edit roles and grant roles")
        #expect(finding?.seen == "Master Admin; 4 of 10 active people are administrators")
        #expect(finding?.expected == "at most 3")
        #expect(finding?.cause == Subject(.role, "admin"))
        #expect(finding?.restsOn == [Subject(.role, "admin")])
    }

    @Test func `a group that gives the role is the cause`() {
        let people = (0..<4).map { Person(id: .init("p-\($0)"), groups: .observed(["it"])) }
        let grants = [Grant(.group("it"), Role.admin.id, in: .everywhere, via: .group)]
        let verdict = control(tenant.knowing(.people, people).knowing(.grants, grants).knowing(.roles, .some))
        #expect(verdict.shortfalls.map(\.cause) == Array(repeating: .group("it"), count: 4))
    }

    @Test func `groups that are not known leave it open only where they could tip it`() {
        let byGroup = [Grant(.group("it"), Role.admin.id, in: .everywhere, via: .group)]
        let unknown = [Person(id: "u", groups: .absent(.leftOut))]
        #expect(control(staff(9, administrators: 2, and: unknown, byGroup)).isMet)
        #expect(control.missing(in: staff(9, administrators: 3, and: unknown, byGroup)) == [.leftOut])
        #expect(control.findings(in: staff(9, administrators: 4, and: unknown, byGroup)).count == 4)
        #expect(control(staff(9, administrators: 3, and: unknown, [])).isMet)
    }

    @Test func `a share of people cut short is no share`() {
        let people = (0..<10).map { Person(id: .init("p-\($0)")) }
        let snapshot = tenant.knowingInPart(.people, people).knowing(.grants, people.map { Grant($0, .admin) })
            .knowing(.roles, .some)
        #expect(control.missing(in: snapshot) == [.cutShort(read: 1, of: 2)])
    }

    @Test func `grants cut short can only add administrators`() {
        let people = (0..<10).map { Person(id: .init("p-\($0)")) }
        let known = tenant.knowing(.people, people).knowing(.roles, .some)
        let many = known.knowingInPart(.grants, people.map { Grant($0, .admin) })
        #expect(control.findings(in: many).count == 10)
        #expect(control.missing(in: known.knowingInPart(.grants, [])).count == 1)
    }

    @Test func `the thresholds can be set`() {
        #expect(!control(staff(100, administrators: 5).knowing(.administratorShare, 4)).isMet)
        #expect(control(staff(10, administrators: 4).knowing(.administratorsAtLeast, 4)).isMet)
    }

    /// Active people, the first of them administrators.
    private func staff(
        _ count: Int, administrators: Int, and others: [Person] = [], _ grants: [Grant] = []
    ) -> TenantSnapshot {
        let people = (0..<count).map { Person(id: .init("p-\($0)")) }
        let given = people.enumerated().map { Grant($1, $0 < administrators ? .admin : .agent) }
        return tenant.knowing(.people, people + others).knowing(.grants, given + grants).knowing(.roles, .some)
    }
}
