import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-12: recordings are kept by approved roles")
struct RecordingsAreKeptByApprovedRolesTests {
    let control = Control.recordingsAreKeptByApprovedRoles
    let anna = Person(id: "anna")

    private static let rules = Role(id: "rules", name: "Retention", powers: .editsRetentionPolicies)
    private static let lifter = Role(id: "lifter", name: "Quality", powers: .editsRecordingRetention)

    @Test(arguments: [rules, lifter])
    func `held by somebody active and on no list it falls short`(role: Role) {
        #expect(control.findings(in: knowing(grants: [Grant(anna, role)])) == ["role/\(role.id) high"])
    }

    @Test func `held by nobody, or only by somebody suspended, it is in order`() {
        #expect(control(knowing()).isMet)
        let gone = Person(id: "anna", state: .inactive)
        #expect(control(knowing(people: [gone], grants: [Grant(gone, Self.rules)])).isMet)
    }

    @Test(arguments: ["rules", "retention"])
    func `a role on the register, by id or name, may be held`(entry: String) {
        #expect(control(knowing(grants: [Grant(anna, Self.rules)], approved: [entry])).isMet)
        #expect(!control(knowing(grants: [Grant(anna, Self.lifter)], approved: [entry])).isMet)
    }

    @Test func `a role that only opens recordings is another control's matter`() {
        #expect(control(knowing(grants: [Grant(anna, .listener)])).isMet)
    }

    @Test func `says what the role lets people do and who holds it`() {
        let finding = control(knowing(grants: [Grant(anna, Self.lifter)])).shortfalls.first
        #expect(finding?.predicate == "lets its holders change how long a recording is kept")
        #expect(finding?.seen == "held by 1 person")
    }

    @Test func `without a register a held role is left open`() {
        let known = tenant.knowing(.roles, [Self.rules]).knowing(.people, [anna]).knowing(.clients, [])
        #expect(
            control.missing(in: known.knowing(.grants, [Grant(anna, Self.rules)])) == [.register("retention-roles")])
        #expect(control(known.knowing(.grants, [])).isMet)
    }

    @Test func `a client's roles that are not known leave it open`() {
        let client = OAuthClient(id: "c", name: "QA", roles: .absent(.leftOut))
        #expect(control.missing(in: knowing().knowing(.clients, [client])) == [.leftOut])
    }

    private func knowing(
        people: [Person] = [Person(id: "anna")], grants: [Grant] = [], approved: [String] = []
    ) -> TenantSnapshot {
        tenant.knowing(.roles, .some + [Self.rules, Self.lifter]).knowing(.people, people).knowing(.grants, grants)
            .knowing(.clients, []).knowing(.approvedRetentionRoles, Register(approved))
    }
}
