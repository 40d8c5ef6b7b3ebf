import ContactCenter
import Response
import Testing

@Suite("A plan")
struct PlanTests {
    private let plan = Plan.example(
        [
            .suspendAnna, Change(.removeGrants, .ben, .grants([.init("admin", in: "*"), .init("agent", in: "home")])),
            Change(.setAllowlist, .tenant, .addresses(["192.0.2.0/24"])), Change(.reinstate, .ben, expects: "7"),
            Change(.write, Subject(.role, "r1"), .document(kind: "roles", sha256: String(repeating: "a", count: 64))),
        ], playbook: "lock-out", from: .noon, restoring: .init(wanted: "c0ffee", standing: "beef"), undoing: "PL-0",
        interrupting: [.anna], isAnnounced: true)

    @Test func `is read as it was written, with the same name`() throws {
        let read = try #require(Plan(plan.bytes))
        #expect(read == plan)
        #expect(read.id == plan.id)
    }

    @Test func `with a word changed is another plan`() throws {
        let text = String(decoding: plan.bytes, as: UTF8.self)
        let other = try #require(Plan(Array(text.replacing("\"vera\"", with: "\"olga\"").utf8)))
        #expect(other.sha256 != plan.sha256)
    }

    @Test(arguments: ["{}", "[]", "", #"{"v":2}"#])
    func `is nothing but what we would have written`(text: String) {
        #expect(Plan(Array(text.utf8)) == nil)
    }

    @Test func `with something in it we do not know is no plan`() {
        let text = String(decoding: plan.bytes, as: UTF8.self)
        #expect(Plan(Array(text.replacing("{\"announced\"", with: "{\"also\":1,\"announced\"").utf8)) == nil)
        #expect(Plan(Array(text.replacing("\"suspend\"", with: "\"delete\"").utf8)) == nil)
    }

    @Test func `does one thing to one target once for one trigger`() {
        let other = Plan.example([.suspendAnna], playbook: "lock-out", made: Moment.noon.after(60))
        #expect(other.key(of: .suspendAnna) == Plan.example([.suspendAnna], playbook: "lock-out").key(of: .suspendAnna))
        #expect(other.key(of: .suspendAnna) != Plan.example([.suspendAnna]).key(of: .suspendAnna))
        #expect(other.key(of: .suspendAnna) != other.key(of: Change(.suspend, .ben)))
    }

    @Test func `shows first what nothing takes back`() {
        let plan = Plan.example([.suspendAnna, Change(.endSessions, .anna)])
        #expect(plan.lasting == [Change(.endSessions, .anna)])
    }
}

@Suite("A change")
struct ChangeTests {

    @Test func `is taken back to how the target was seen before`() {
        let before = Seen(isDone: false, mark: "3")
        #expect(Change.suspendAnna.undo(from: before, leaving: "4") == [Change(.reinstate, .anna, expects: "4")])
    }

    @Test func `that found it so already leaves it so`() {
        #expect(Change.suspendAnna.undo(from: Seen(isDone: true, mark: "3"), leaving: "3") == [])
    }

    @Test func `that protected recordings is not taken back blindly: others may protect them too`() {
        let hold = Change(.holdRecordings, .tenant, .conversations(["c1"]))
        #expect(hold.undo(from: .nothing, leaving: nil) == nil)
    }

    @Test func `that nothing takes back says so`() {
        #expect(Change(.endSessions, .anna).undo(from: .nothing, leaving: nil) == nil)
    }

    @Test func `of grants gives back those that were held and no others`() {
        let (admin, agent) = (Change.RoleInDivision("admin", in: "*"), Change.RoleInDivision("agent", in: "home"))
        let removal = Change(.removeGrants, .anna, .grants([admin, agent]))
        let before = Seen(isDone: false, before: .grants([agent]))
        #expect(
            removal.undo(from: before, leaving: nil)
                == [Change(.restoreGrants, .anna, .grants([agent]), expects: "none")])
    }

    @Test func `of a list expects what it took away to be gone, and what it gave to be there`() {
        let list = Change.Detail.grants([.init("a", in: "*"), .init("b", in: "*")])
        let gave = Change(.restoreGrants, .ben, list).undo(from: Seen(isDone: false, before: list), leaving: "x")
        #expect(gave == [Change(.removeGrants, .ben, list, expects: "a@*,b@*")])
        let held = Change(.holdRecordings, .tenant, .conversations(["c"]))
        #expect(held.undo(from: Seen(isDone: false, before: .conversations([])), leaving: nil) == [])
        #expect(held.undo(from: .nothing, leaving: nil) == nil)
    }

    @Test func `that takes every address off the list says before anybody agrees that it opens to all`() {
        let (open, narrow) = (
            Change(.setAllowlist, .tenant, .addresses([])),
            Change(.setAllowlist, .tenant, .addresses(["192.0.2.0/24"]))
        )
        let plan = Plan.example([open])
        #expect(Guard(plan, in: .calm()).warnings.first?.contains("OPENS TO EVERY ADDRESS") == true)
        #expect(Guard.approvalsNeeded(for: plan, under: SafetyRules()) == 2)
        #expect(Guard(.example([narrow]), in: .calm()).warnings.isEmpty)
        #expect(open.hasToBeKnown && !narrow.hasToBeKnown)
    }

    @Test func `of the allowlist puts the old one back, an empty one too`() {
        let change = Change(.setAllowlist, .tenant, .addresses(["192.0.2.0/24"]))
        let undo = change.undo(from: Seen(isDone: false, before: .addresses([])), leaving: nil)
        #expect(undo == [Change(.setAllowlist, .tenant, .addresses([]))])
        let plan = Plan.example(undo ?? [])
        #expect(Plan(plan.bytes) == plan)
    }

    @Test(arguments: [
        "suspend person/anna", "end-sessions person/anna", "remove-grants group/g1 admin@*,agent@home",
        "disable-client client/c1", "publish-version flow/f1 17.0", "set-allowlist tenant/tenant 192.0.2.0/24",
        "hold-recordings tenant/tenant c1,c2", "reset-factor person/anna factor-1",
    ])
    func `is read from a line and says the same`(text: String) throws {
        #expect(try Change(text).action == text)
    }

    @Test(arguments: [
        "", "delete person/anna", "suspend", "suspend client/c1", "suspend person/anna now",
        "set-allowlist tenant/tenant all",
        "reset-factor person/anna ../../ben", "publish-version flow/f1 1&flow=f2",
        "set-allowlist tenant/other 192.0.2.0/24",
        "remove-grants person/anna", "remove-grants person/anna @home", "suspend person/", "suspend anna",
    ])
    func `that is none says what is wrong`(text: String) {
        #expect(throws: Change.Unreadable.self) { try Change(text) }
    }

    @Test(arguments: Verb.allCases)
    func `has an inverse that takes it back again, or none`(verb: Verb) {
        guard let inverse = verb.inverse else { return }
        #expect(inverse.inverse == verb)
        #expect(inverse.target == verb.target)
    }
}
