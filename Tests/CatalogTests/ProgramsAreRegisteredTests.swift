import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-16: programs are registered")
struct ProgramsAreRegisteredTests {
    let control = Control.programsAreRegistered

    private static let role = Role(id: "r", name: "Dialling", permissions: ["routing:queue:view", "oauth:client:edit"])
    private let client = OAuthClient(id: "crm", name: "CRM", roles: .observed([.init("r", in: .everywhere)]))
    private let everything = ["routing:*:*", "oauth:client:edit"]

    @Test func `registered, owned, reviewed and within what it declared, it is in order`() {
        #expect(control(knowing([entry()])).isMet)
    }

    @Test func `a client or application without an entry falls short`() {
        #expect(control.findings(in: knowing([])) == ["client/crm high"])
        let app = AuthorizedApp(id: "app", name: "Planner", scopes: .observed(["users:readonly"]))
        #expect(control.findings(in: knowing([entry()]).knowing(.apps, [app])) == ["app/app high"])
        var revoked = app
        revoked.isAuthorized = false
        #expect(control(knowing([entry()]).knowing(.apps, [revoked])).isMet)
    }

    @Test func `an application that is also a client of ours is asked about once`() {
        let app = AuthorizedApp(id: "crm", name: "CRM")
        #expect(control(knowing([]).knowing(.apps, [app])).shortfalls.count == 1)
    }

    @Test func `a client that is off, or that this tool reads with, needs none`() {
        var off = client
        off.isActive = false
        #expect(control(knowing([], clients: [off])).isMet)
        #expect(control(knowing([]).knowing(.ownClients, ["crm"])).isMet)
    }

    @Test func `a permission nobody declared falls short and is named`() {
        let finding = control(knowing([entry(permissions: ["routing:queue:*"])])).shortfalls.first
        #expect(finding?.predicate == "may do more than it declared")
        #expect(finding?.seen == "oauth:client:edit")
    }

    @Test func `of a client that acts for people the scopes are compared`() {
        var desktop = client
        desktop.grantType = .authorizationCode
        desktop.scopes = .observed(["users:readonly", "presence"])
        #expect(control(knowing([entry(permissions: ["users", "presence"])], clients: [desktop])).isMet)
        let narrow = control(knowing([entry(permissions: ["users"])], clients: [desktop]))
        #expect(narrow.shortfalls.first?.seen == "presence")
    }

    @Test(arguments: [
        (Person.State.active, []), (.inactive, ["client/crm high"]), (.deleted, ["client/crm high"]),
    ])
    func `its owner is still here`(state: Person.State, found: [String]) {
        let snapshot = knowing([entry()], people: [Person(id: "anna", state: state)])
        #expect(control.findings(in: snapshot) == found)
    }

    @Test func `an owner on no list falls short, and one by e-mail address stays open`() {
        #expect(control.findings(in: knowing([entry()], people: [])) == ["client/crm high"])
        #expect(control.missing(in: knowing([entry(owner: "anna@example.com")])).count == 1)
    }

    @Test func `an owner on a list cut short is left open, and what else is wrong is still told`() {
        #expect(control.missing(in: knowing([entry()]).knowingInPart(.people, [])) == [.cutShort(read: 1, of: 2)])
        #expect(control.findings(in: knowing([]).refusing(.people)) == ["client/crm high"])
    }

    @Test func `the day of its review has not passed`() {
        #expect(control(knowing([entry(review: .today)])).isMet)
        #expect(control.findings(in: knowing([entry(review: .today.justBefore)])) == ["client/crm medium"])
    }

    @Test func `without the register it says nothing, and without applications not all`() {
        let known = tenant.knowing(.clients, [client]).knowing(.ownClients, []).knowing(.roles, [Self.role])
            .knowing(.people, [Person(id: "anna")]).knowing(.apps, [])
        #expect(control.missing(in: known) == [.notSupplied(setting: "programs")])
        #expect(control.missing(in: knowing([entry()]).refusing(.apps)) == [.refused])
        #expect(control.findings(in: knowing([]).refusing(.apps)) == ["client/crm high"])
    }

    @Test func `what a client or application may do leaves it open where it is not known`() {
        var unclear = client
        unclear.roles = .absent(.leftOut)
        #expect(control.missing(in: knowing([entry()], clients: [unclear])) == [.leftOut])
    }

    private func entry(
        owner: String = "anna", permissions: [String]? = nil, review: Moment = .inDays(30)
    ) -> RegisteredProgram {
        RegisteredProgram(
            id: "crm", owner: owner, purpose: "Dials", permissions: permissions ?? everything, review: review)
    }

    private func knowing(
        _ programs: [RegisteredProgram], clients: [OAuthClient]? = nil, people: [Person] = [Person(id: "anna")]
    ) -> TenantSnapshot {
        tenant.knowing(.registeredPrograms, programs).knowing(.clients, clients ?? [client]).knowing(.ownClients, [])
            .knowing(.roles, [Self.role]).knowing(.people, people).knowing(.apps, [])
    }
}
