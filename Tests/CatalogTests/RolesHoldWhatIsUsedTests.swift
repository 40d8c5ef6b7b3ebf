import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-04: roles hold what is used")
struct RolesHoldWhatIsUsedTests {
    let control = Control.rolesHoldWhatIsUsed
    let anna = Person(id: "anna")

    @Test func `a permission of an administrator that nobody used falls short, and names what to leave out`() {
        let role = admin(unused: ["authorization:grant:add", "routing:queue:view"], .grantsRoles)
        let finding = control(knowing(role)).shortfalls.first
        #expect(finding?.subject == Subject(.role, "admin"))
        #expect(finding?.predicate == "lets its holders grant roles, which none of them did in 30 days")
        #expect(
            finding?.seen == "2 of its permissions unused: authorization:grant:add and routing:queue:view")
    }

    @Test func `an everyday permission nobody used is in order`() {
        #expect(control(knowing(admin(unused: ["routing:queue:view"], []))).isMet)
        #expect(control(knowing(admin(unused: [], []))).isMet)
    }

    @Test func `a role nobody holds is in order`() {
        let role = admin(unused: ["authorization:grant:add"], .grantsRoles)
        #expect(control(knowing(role).knowing(.grants, [])).isMet)
    }

    @Test func `a long difference is cut and counted`() {
        let names = (10..<31).map { "a:b:\($0)" }
        let seen = control(knowing(admin(unused: names, .grantsRoles))).shortfalls.first?.seen
        #expect(seen?.hasSuffix("a:b:29 and 1 more") == true)
        let whole = control(knowing(admin(unused: Array(names.dropLast()), .grantsRoles))).shortfalls.first?.seen
        #expect(whole?.hasSuffix("a:b:28 and a:b:29") == true)
    }

    @Test func `the analysis switched off falls short, whatever roles hold`() {
        let off = UsageAnalysis(isOn: .observed(false))
        #expect(control.findings(in: knowing(.admin).knowing(.usageAnalysis, off)) == ["tenant/tenant medium"])
    }

    @Test func `an administrator's role that its holder does not use falls short, an everyday one does not`() {
        func holder(_ unused: Reading<[Role.ID]>, state: Person.State = .active) -> TenantSnapshot {
            knowing(admin(unused: [], []))
                .knowing(.people, [Person(id: "anna", state: state, unusedRoles: unused)])
        }
        let finding = control(holder(.observed(["admin", "agent"]))).shortfalls.first
        #expect(finding?.subject == .person("anna"))
        #expect(finding?.predicate == "holds Master Admin and did not use it in 30 days")
        #expect(finding?.restsOn == [Subject(.role, "admin")])
        #expect(control(holder(.observed(["agent"]))).isMet)
        #expect(control(holder(.observed(["admin"]), state: .inactive)).isMet)
        #expect(control.missing(in: holder(.absent(.leftOut))) == [.leftOut])
    }

    @Test
    func `an unused role that is not theirs any more, or unused by somebody who is no administrator, says nothing`() {
        let known = knowing(admin(unused: [], []))
        let former = Person(id: "anna", unusedRoles: .observed(["other"]))
        #expect(control(known.knowing(.people, [former])).isMet)
        let agent = Person(id: "ben", unusedRoles: .absent(.leftOut))
        #expect(control(known.knowing(.people, [anna, agent])).isMet)
    }

    @Test func `whether it is on, and what is unused, leave it open where they are not known`() {
        let unclear = UsageAnalysis(isOn: .absent(.leftOut))
        #expect(control.missing(in: knowing(admin(unused: [], [])).knowing(.usageAnalysis, unclear)) == [.leftOut])
        #expect(control.missing(in: knowing(.admin)) == [.notAsked])
    }

    @Test func `somebody whose groups are not known, and who leaves such a role unused, is left open`() {
        func found(_ unused: [Role.ID], by grants: [Grant]) -> [Absence] {
            let ben = Person(id: "ben", groups: .absent(.leftOut), unusedRoles: .observed(unused))
            return control.missing(
                in: knowing(admin(unused: [], [])).knowing(.people, [anna, ben])
                    .knowing(.grants, [Grant(anna, .admin)] + grants))
        }
        let byGroup = Grant(.group("g"), Role.admin.id, in: .everywhere, via: .group)
        #expect(found(["admin"], by: [byGroup]) == [.leftOut])
        #expect(found(["agent"], by: [byGroup]) == [])
        #expect(found(["admin"], by: []) == [])
    }

    @Test func `a client whose roles are not known leaves it open which roles are held`() {
        let client = OAuthClient(id: "c", name: "C", roles: .absent(.leftOut))
        #expect(control.missing(in: knowing(admin(unused: [], [])).knowing(.clients, [client])) == [.leftOut])
    }

    private func admin(unused: [String], _ powers: Powers) -> Role {
        var role = Role.admin
        role.unused = .observed(.init(permissions: unused, powers: powers))
        return role
    }

    private func knowing(_ role: Role) -> TenantSnapshot {
        tenant.knowing(.roles, [role]).knowing(.people, [anna]).knowing(.grants, [Grant(anna, role)])
            .knowing(.clients, []).knowing(.usageAnalysis, UsageAnalysis(isOn: .observed(true), days: 30))
    }
}
