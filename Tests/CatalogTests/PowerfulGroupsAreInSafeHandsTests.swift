import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-08: powerful groups are in safe hands")
struct PowerfulGroupsAreInSafeHandsTests {
    let control = Control.powerfulGroupsAreInSafeHands
    let owner = Person(id: "owner")

    @Test func `owned by somebody who is no administrator it falls short`() {
        let finding = control(knowing(owned(), people: [owner])).shortfalls.first
        #expect(finding?.subject == .group("it"))
        #expect(finding?.restsOn == [.person("owner"), Subject(.role, "admin")])
        #expect(finding?.severity == .high)
    }

    @Test func `owned by an administrator, by nobody, or by somebody suspended it is in order`() {
        #expect(control(knowing(owned(), people: [owner], and: [Grant(owner, .admin)])).isMet)
        #expect(control(knowing(Group(id: "it", name: "IT"), people: [])).isMet)
        #expect(control(knowing(owned(), people: [Person(id: "owner", state: .inactive)])).isMet)
    }

    @Test func `an owner who is an administrator by the very group is one`() {
        #expect(control(knowing(owned(), people: [Person(id: "owner", groups: .observed(["it"]))])).isMet)
    }

    @Test func `shown to everybody it falls short, a little less`() {
        let group = Group(id: "it", name: "IT", isPublic: .observed(true))
        #expect(control.findings(in: knowing(group, people: [])) == ["group/it medium"])
    }

    @Test func `a group that makes no administrator may be anybody's`() {
        let group = Group(id: "club", name: "Club", owners: .observed(["owner"]), isPublic: .observed(true))
        #expect(control(knowing(group, people: [owner])).isMet)
    }

    @Test func `what is not known of it or its owner leaves it open`() {
        #expect(
            control.missing(in: knowing(Group(id: "it", name: "IT", owners: .absent(.leftOut)), people: [])) == [
                .leftOut
            ])
        #expect(
            control.missing(in: knowing(Group(id: "it", name: "IT", isPublic: .absent(.leftOut)), people: [])) == [
                .leftOut
            ])
        #expect(control.missing(in: knowing(owned(), people: [])).count == 1)
        let unclear = Person(id: "owner", groups: .absent(.leftOut))
        #expect(control.missing(in: knowing(owned(), people: [unclear])) == [.leftOut])
    }

    @Test func `grants cut short do not make an owner somebody without a role`() {
        let part = knowing(owned(), people: [owner])
            .knowingInPart(.grants, [Grant(.group("it"), Role.admin.id, in: .everywhere, via: .group)])
        #expect(control.missing(in: part) == [.cutShort(read: 1, of: 2)])
    }

    private func owned() -> Group { Group(id: "it", name: "IT", owners: .observed(["owner"])) }

    private func knowing(_ group: Group, people: [Person], and grants: [Grant] = []) -> TenantSnapshot {
        let given = [Grant(.group("it"), Role.admin.id, in: .everywhere, via: .group)]
        return tenant.knowing(.groups, [group]).knowing(.people, people).knowing(.roles, .some)
            .knowing(.grants, given + grants)
    }
}
