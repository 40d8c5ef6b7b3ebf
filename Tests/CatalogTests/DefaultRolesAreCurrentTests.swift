import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-05: default roles are current")
struct DefaultRolesAreCurrentTests {
    let control = Control.defaultRolesAreCurrent

    @Test(arguments: [(true, true, ["role/r low"]), (true, false, []), (false, true, []), (false, false, [])])
    func `a role the platform brings must not need an update`(isDefault: Bool, needsUpdate: Bool, found: [String]) {
        let role = Role(id: "r", name: "Agent", isDefault: .observed(isDefault), needsUpdate: .observed(needsUpdate))
        #expect(control.findings(in: tenant.knowing(.roles, [role])) == found)
    }

    @Test func `whether it does is left open only for one the platform brings`() {
        let brought = Role(id: "r", name: "Agent", isDefault: .observed(true), needsUpdate: .absent(.leftOut))
        #expect(control.missing(in: tenant.knowing(.roles, [brought])) == [.leftOut])
        let unknown = Role(
            id: "r", name: "Agent", isDefault: .absent(.leftOut), needsUpdate: .observed(true))
        #expect(control.missing(in: tenant.knowing(.roles, [unknown])) == [.leftOut])
        let current = Role(
            id: "r", name: "Agent", isDefault: .absent(.leftOut), needsUpdate: .observed(false))
        #expect(control(tenant.knowing(.roles, [current])).isMet)
        let own = Role(id: "r", name: "Agent", needsUpdate: .absent(.leftOut))
        #expect(control(tenant.knowing(.roles, [own])).isMet)
    }
}
