import ContactCenter
import Testing

@Suite("Entitlements")
struct EntitlementsTests {
    static let admin = Role(id: "admin", name: "Admin", powers: .grantsRoles)
    static let agent = Role(id: "agent", name: "Agent")
    static let quality = Role(id: "quality", name: "Quality", powers: .opensRecordings)

    let member = Person(id: "p", groups: .observed(["g", "h"]))

    @Test func `are a person's own and their groups'`() {
        let held = entitlements([grant(.person("p"), Self.quality), grant(.group("g"), Self.admin)])
        #expect(held.powers(of: member) == [.opensRecordings, .grantsRoles])
        #expect(held.grants(of: member).map(\.role) == ["quality", "admin"])
        #expect(held.isPrivileged(member) == true)
    }

    @Test func `of others are not theirs`() {
        let held = entitlements([
            grant(.person("q"), Self.admin), grant(.group("other"), Self.admin), grant(.client("p"), Self.admin),
            grant(.unknown("p"), Self.admin),
        ])
        #expect(held.powers(of: member) == [])
        #expect(held.holdsAnything(member) == false)
        #expect(held.isPrivileged(member) == false)
    }

    @Test func `by a role that no list contains count for nothing`() {
        let held = entitlements([Grant(.person("p"), "unlisted", in: .everywhere)])
        #expect(held.grants(of: member).isEmpty)
        #expect(held.holdsAnything(member) == false)
    }

    @Test func `are not known where the groups are not, unless no group would change it`() {
        let stranger = Person(id: "p", groups: .absent(.leftOut(field: "groups")))
        #expect(entitlements([]).holdsAnything(stranger) == false)
        #expect(entitlements([grant(.group("g"), Self.agent)]).holdsAnything(stranger) == nil)
        #expect(entitlements([grant(.group("g"), Self.agent)]).isPrivileged(stranger) == false)
        #expect(entitlements([grant(.group("g"), Self.admin)]).isPrivileged(stranger) == nil)
        let own = [grant(.group("g"), Self.admin), grant(.person("p"), Self.admin)]
        #expect(entitlements(own).isPrivileged(stranger) == true)
    }

    private func entitlements(_ grants: [Grant]) -> Entitlements {
        Entitlements(grants, [Self.admin, Self.agent, Self.quality])
    }

    private func grant(_ holder: Grant.Holder, _ role: Role) -> Grant { Grant(holder, role.id, in: .everywhere) }
}
