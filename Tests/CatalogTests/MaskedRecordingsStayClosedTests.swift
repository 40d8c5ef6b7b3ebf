import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-11: masked recordings stay closed")
struct MaskedRecordingsStayClosedTests {
    let control = Control.maskedRecordingsStayClosed
    let person = Person(id: "p")

    @Test func `a listening role that nobody holds is in order`() {
        #expect(control(knowing()) == .met(examined: 1))
    }

    @Test func `held by somebody active it falls short`() {
        let snapshot = knowing(people: [person], grants: [Grant(person, .listener)])
        #expect(control.findings(in: snapshot) == ["role/listener critical"])
        let finding = control(snapshot).shortfalls.first
        #expect(finding?.seen == "held by 1 person")
        #expect(finding?.restsOn == [.person("p")])
    }

    @Test func `held by somebody inactive only, it is in order`() {
        let gone = Person(id: "p", state: .inactive)
        #expect(control(knowing(people: [gone], grants: [Grant(gone, .listener)])).isMet)
    }

    @Test func `held by a group it falls short`() {
        let grant = Grant(.group("g"), Role.listener.id, in: .everywhere, via: .group)
        #expect(control.findings(in: knowing(grants: [grant])) == ["role/listener critical"])
    }

    @Test func `held by an active client, by grant or of its own, it falls short`() {
        let holding = OAuthClient(id: "c", name: "QA", roles: .observed([.init("listener", in: .everywhere)]))
        #expect(control.findings(in: knowing(clients: [holding])) == ["role/listener critical"])
        let plain = OAuthClient(id: "c", name: "QA")
        let grant = Grant(.client("c"), Role.listener.id, in: .everywhere)
        #expect(control.findings(in: knowing(grants: [grant], clients: [plain])) == ["role/listener critical"])
        let off = OAuthClient(id: "c", name: "QA", isActive: false, roles: holding.roles)
        #expect(control(knowing(grants: [grant], clients: [off])).isMet)
    }

    @Test(arguments: ["listener", "quality"])
    func `a role on the register, by id or name, may be held`(entry: String) {
        let snapshot = knowing(people: [person], grants: [Grant(person, .listener)], approved: [entry])
        #expect(control(snapshot).isMet)
    }

    @Test func `a role that opens recordings but not what was masked is in order`() {
        #expect(control(knowing(people: [person], grants: [Grant(person, .supervisor)])).isMet)
    }

    @Test(arguments: [Role.supervisor, .listener])
    func `our own client opens no recording`(role: Role) {
        let ours = OAuthClient(id: "us", name: "Linewarden", roles: .observed([.init(role.id, in: .everywhere)]))
        let snapshot = knowing(clients: [ours], own: ["us"], approved: ["listener"])
        #expect(control.findings(in: snapshot) == ["client/us critical"])
    }

    @Test func `a client's roles that are not known leave it open`() {
        let client = OAuthClient(id: "c", name: "QA", roles: .absent(.leftOut))
        #expect(control.missing(in: knowing(clients: [client])) == [.leftOut])
    }

    @Test func `without a register a held role is left open, and our own client is still reported`() {
        let known = tenant.knowing(.roles, .some).knowing(.people, [person]).knowing(.ownClients, ["us"])
        let held = known.knowing(.grants, [Grant(person, .listener)])
        #expect(control.missing(in: held.knowing(.clients, [])) == [.register("listener-roles")])
        let ours = OAuthClient(id: "us", name: "Us", roles: .observed([.init("supervisor", in: .everywhere)]))
        #expect(control.findings(in: held.knowing(.clients, [ours])) == ["client/us critical"])
    }

    @Test func `grants that nobody could read leave it open`() {
        #expect(control.missing(in: knowing().refusing(.grants)) == [.refused])
        #expect(control.missing(in: knowing().knowingInPart(.grants, [])).count == 1)
    }

    private func knowing(
        people: [Person] = [], grants: [Grant] = [], clients: [OAuthClient] = [], own: Set<OAuthClient.ID> = [],
        approved: [String] = []
    ) -> TenantSnapshot {
        tenant.knowing(.roles, .some).knowing(.people, people).knowing(.grants, grants).knowing(.clients, clients)
            .knowing(.ownClients, own).knowing(.approvedListenerRoles, Register(approved))
    }
}
