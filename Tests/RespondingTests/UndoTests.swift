import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Redaction
import Response
import Simulator
import Synchronization
import Testing

/// What a plan did, taken back from a tenant that answers like the platform, in which others work too.
@Suite("A plan is taken back")
struct UndoTests {

    /// Carries a plan out, has somebody else do something, and carries out the plan that takes it back.
    private static func takingBack(
        _ change: @escaping @Sendable (ServedTenant) throws -> Change,
        after others: @escaping @Sendable (ServedTenant, Change) async throws -> Void,
        _ body: @escaping @Sendable (ServedTenant, Change, [Applied]) async throws -> Void
    ) async throws {
        try await ServedTenant.serving { served in
            let change = try change(served)
            let plan = served.installation.plan([change])
            #expect(try await served.agreed(plan).outcomes == [.done])
            try await others(served, change)
            let undo = try await served.installation.journal().undo(of: plan)
            #expect(undo.lasting.isEmpty && undo.changes.count == 1)
            let back = served.installation.plan(undo.changes, trigger: plan.id, undoing: plan.id)
            try await body(served, change, try await served.agreed(back))
        }
    }

    @Test(arguments: [
        (Verb.disableClient, Kind("oauth-clients", .objects)), (.closeDeployment, Kind("web-deployments", .objects)),
    ])
    func `and leaves alone what somebody renamed since`(verb: Verb, kind: Kind) async throws {
        try await Self.takingBack(
            { served in
                Change(verb, try served.working(verb.target, of: kind))
            },
            after: { served, change in
                try await served.rename(change.target, of: kind, to: "Renamed")
            }
        ) { served, change, applied in
            #expect(applied.outcomes == [.failed])
            let stands = try #require(served.simulator.document(kind.name, change.target.id))
            #expect(stands["name"]?.string == "Renamed")
            #expect(["disabled", "Inactive"].contains(stands["state"]?.string ?? stands["status"]?.string))
        }
    }

    @Test(arguments: [
        (Verb.disableClient, Kind("oauth-clients", .objects)), (.closeDeployment, Kind("web-deployments", .objects)),
        (.disableIntegration, Kind("integrations", .objects)),
    ])
    func `where nobody but us touched it`(verb: Verb, kind: Kind) async throws {
        try await Self.takingBack(
            { served in
                Change(verb, try served.working(verb.target, of: kind))
            }, after: { _, _ in }
        ) { _, _, applied in
            #expect(applied.outcomes == [.done])
        }
    }

    @Test func `of grants only where none of them was given back by somebody else`() async throws {
        let taken = Change.Detail.grants([.init("r-1", in: "*"), .init("r-2", in: "*")])
        func undo(_ seen: Seen) throws -> Change {
            try #require(Change(.removeGrants, Subject(.person, "p"), taken).undo(from: seen, leaving: "none")?.first)
        }
        let back = try undo(Seen(isDone: false, before: taken))
        #expect(back == Change(.restoreGrants, Subject(.person, "p"), taken, expects: "none"))
        try await Self.takingBack(
            { served in
                let (person, grants) = try served.twoGrants()
                return Change(.removeGrants, person, .grants(grants))
            },
            after: { served, change in
                guard case .grants(let grants) = change.detail else { return }
                let one = Change(.restoreGrants, change.target, .grants([grants[0]]))
                _ = try await served.changer.make(one, try await served.changer.look(one))
            }
        ) { served, change, applied in
            #expect(applied.outcomes == [.failed])
            guard case .grants(let grants) = change.detail else { return }
            let held = served.simulator.grants(of: change.target.id).map {
                Change.RoleInDivision($0.role, in: $0.division)
            }
            #expect(held.contains(grants[0]) && !held.contains(grants[1]))
        }
    }

    @Test func `of recordings on hold releases those it protected and no others`() async throws {
        let before = Change(.holdRecordings, .tenant, .conversations(["c1"]))
        let all = Change(.holdRecordings, .tenant, .conversations(["c1", "c2", "c3"]))
        try await ServedTenant.serving { served in
            _ = try await served.changer.make(before, try await served.changer.look(before))
            let plan = served.installation.plan([all])
            #expect(plan.lasting.isEmpty)
            #expect(try await served.agreed(plan).outcomes == [.done])
            let undo = try await served.installation.journal().undo(of: plan)
            #expect(
                undo.changes == [
                    Change(.releaseRecordings, .tenant, .conversations(["c2", "c3"]), expects: "c2,c3")
                ])
            let back = served.installation.plan(undo.changes, trigger: plan.id, undoing: plan.id)
            #expect(try await served.agreed(back).outcomes == [.done])
            #expect(served.simulator.protectedConversations == ["c1"])
        }
    }

    @Test func `of recordings on hold is refused where somebody released one since`() async throws {
        try await Self.takingBack(
            { _ in
                Change(.holdRecordings, .tenant, .conversations(["c1", "c2"]))
            },
            after: { served, _ in
                let one = Change(.releaseRecordings, .tenant, .conversations(["c2"]))
                _ = try await served.changer.make(one, try await served.changer.look(one))
            }
        ) { served, _, applied in
            #expect(applied.outcomes == [.failed])
            #expect(served.simulator.protectedConversations == ["c1"])
        }
    }

    @Test func `asks of no more conversations at once than the platform takes`() async throws {
        try await ServedTenant.serving { served in
            func hold(_ count: Int) -> Change {
                Change(.holdRecordings, .tenant, .conversations((0..<count).map { "c\($0)" }))
            }
            let most = try await served.changer.look(hold(100))
            #expect(!most.isDone)
            await #expect(throws: PlatformError.self) { try await served.changer.look(hold(101)) }
        }
    }

    @Test(arguments: [
        ("disabled#aa", "disabled#aa", true), ("disabled#aa", "disabled", true), ("disabled#aa", "disabled#bb", false),
        ("disabled#aa", "active", false), ("7", "7", true), ("70", "7", false),
    ])
    func `knows the marks of plans made before there was a hash in them`(mark: String, expected: String, bears: Bool) {
        #expect(Seen(isDone: true, mark: mark).bears(expected) == bears)
    }

    @Test func `an integration is off once it reports so too`() async throws {
        try await ServedTenant.serving { served in
            let subject = try served.working(.integration, of: Kind("integrations", .objects))
            #expect(
                try await served.agreed(served.installation.plan([Change(.disableIntegration, subject)])).outcomes == [
                    .done
                ])
            let stands = served.simulator.document("integrations", subject.id)
            #expect(stands?["reportedState"]?["code"]?.string == "INACTIVE")
        }
    }

    /// An integration that is switched off, and never reports so.
    private final class Lagging: Sendable {
        let (sent, looks) = (Counter(), Counter())

        /// What is answered to whoever switches it off; nil for a yes.
        private let refusal: PlatformError?

        init(isOffBefore: Bool = false, refusal: PlatformError? = nil) {
            isOff = Mutex(isOffBefore)
            self.refusal = refusal
        }

        private let isOff: Mutex<Bool>

        var hands: TenantHands {
            TenantHands(
                look: { _ throws(PlatformError) in
                    self.looks.add()
                    var seen = Seen(isDone: false, mark: "m")
                    if self.isOff.withLock(\.self) { seen.pending = "it is DEACTIVATING" }
                    return seen
                },
                make: { _, _ throws(PlatformError) in
                    self.sent.add()
                    // Whoever else it was: it is off now.
                    self.isOff.withLock { $0 = true }
                    if let refusal = self.refusal { throw refusal }
                    return nil
                }, live: { _ in .init(interacting: .observed(nil), queues: .observed([])) })
        }
    }

    private static let off = Change(.disableIntegration, Subject(.integration, "i"))

    private static func apply(
        _ plan: Plan, _ here: Installation, by hands: TenantHands,
        crash: @escaping @Sendable (ChangeRecord) throws -> Void = { _ in }
    ) async throws -> [Applied] {
        let (log, journal) = try await here.recorded(plan, crash: crash)
        return try await Applying(
            plan, in: .agreed(at: here.tenant.now()), journal: journal, by: hands, into: log,
            clock: here.tenant.clock, stopped: { nil }, jitter: { 0.5 }
        ).run()
    }

    private static let atOutcome: @Sendable (ChangeRecord) throws -> Void = { record in
        if case .outcome = record.phase { throw Crash() }
    }

    private static func because(_ applied: [Applied]) -> String {
        guard case .outcome(_, let because) = applied.first?.result else { return "" }
        return because
    }

    @Test func `what is written and not reported within the wait is told so, and counts as made`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let (began, lagging) = (here.tenant.now(), Lagging())
        let applied = try await Self.apply(here.plan([Self.off]), here, by: lagging.hands)
        #expect(applied.outcomes == [.acknowledged])
        #expect(lagging.sent.count == 1 && lagging.looks.count == 6)
        #expect(Self.because(applied) == "made, not yet reported: it is DEACTIVATING")
        #expect(began.advanced(by: .seconds(9)) <= here.tenant.now())
    }

    @Test func `what somebody else had written, and is not reported yet, is not ours to take back`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let (plan, lagging) = (here.plan([Self.off]), Lagging(isOffBefore: true))
        let applied = try await Self.apply(plan, here, by: lagging.hands)
        #expect(applied.outcomes == [.already])
        #expect(lagging.sent.count == 0)
        let undo = try await here.journal().undo(of: plan)
        #expect(undo.changes.isEmpty && undo.lasting.isEmpty)
    }

    @Test func `what was refused while somebody else did it is not ours either`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([Self.off])
        let applied = try await Self.apply(plan, here, by: Lagging(refusal: .refused).hands)
        #expect(applied.outcomes == [.failed])
        #expect(try await here.journal().undo(of: plan).changes.isEmpty)
    }

    @Test func `what was written, and its answer lost, counts as made once it is on its way`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let applied = try await Self.apply(here.plan([Self.off]), here, by: Lagging(refusal: .lost).hands)
        #expect(applied.outcomes == [.acknowledged])
    }

    @Test func `what was written before we were killed counts as made, and is taken back as such`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let (plan, lagging) = (here.plan([Self.off]), Lagging())
        await #expect(throws: Crash.self) {
            try await Self.apply(plan, here, by: lagging.hands, crash: Self.atOutcome)
        }
        let applied = try await Self.apply(plan, here, by: lagging.hands)
        #expect(applied.outcomes == [.acknowledged] && lagging.sent.count == 1)
        #expect(Self.because(applied) == "made before we were stopped, not yet reported: it is DEACTIVATING")
        #expect(try await here.journal().undo(of: plan).changes.map(\.verb) == [.enableIntegration])
    }

    @Test func `itself goes on after it was killed, though what it switched on does not report so yet`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([Change(.enableIntegration, Subject(.integration, "i"), expects: "before")])
        let lagging = Lagging()
        let hands = TenantHands(
            look: { change throws(PlatformError) in
                var seen = try await lagging.hands.look(change)
                seen.mark = lagging.sent.count == 0 ? "before" : "after"
                return seen
            }, make: lagging.hands.make, live: lagging.hands.live)
        await #expect(throws: Crash.self) { try await Self.apply(plan, here, by: hands, crash: Self.atOutcome) }
        #expect(try await Self.apply(plan, here, by: hands).outcomes == [.acknowledged])
        #expect(lagging.sent.count == 1)
    }
}

private final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
}

extension Circumstances {

    /// Everything is agreed to, and nothing depends on anything.
    fileprivate static func agreed(at now: Moment) -> Circumstances {
        var rules = SafetyRules()
        rules.notice = .zero
        return Circumstances(
            now: now, rules: rules, population: Population(active: 1000, administrators: .observed([])),
            approval: .given(by: ["grace", "edsger"], interrupting: []))
    }
}

extension ServedTenant {
    fileprivate func agreed(_ plan: Plan) async throws -> [Applied] {
        try await apply(plan) { $0.approval = .given(by: ["grace", "edsger"], interrupting: []) }
    }

    /// Something of a kind that is switched on, and says so.
    func working(_ subject: Subject.Kind, of kind: Kind) throws -> Subject {
        let one = try tenant.capture.documents(of: kind).first { document in
            let state = document["state"] ?? document["status"] ?? document["intendedState"]
            guard ["active", "Active", "ENABLED"].contains(state?.string) else { return false }
            return document["reportedState"].map { $0["code"]?.string == "ACTIVE" } ?? true
        }
        return Subject(subject, try #require(one).id)
    }

    /// Somebody else gives it another name.
    fileprivate func rename(_ subject: Subject, of kind: Kind, to name: String) async throws {
        let stands = try #require(simulator.document(kind.name, subject.id))
        let (before, after) = (stands.lasting(), stands.lasting(named: name))
        let change = Change(
            .write, subject, .document(kind: kind.name, sha256: String(repeating: "a", count: 64)))
        let written = changer.writing([
            change: RestoredDocument(wanted: after, standing: before, standingHash: "")
        ])
        _ = try await written.make(change, try await written.look(change))
    }

    /// Somebody who holds two roles or more, and two of them.
    func twoGrants() throws -> (Subject, [Change.RoleInDivision]) {
        for person in try active() {
            let held = simulator.grants(of: person.id)
            if held.count > 1 {
                return (person, held.prefix(2).map { Change.RoleInDivision($0.role, in: $0.division) }.sorted())
            }
        }
        throw Crash()
    }
}

extension JSON {

    /// The same without what moves by itself, as a capture keeps it.
    func lasting(named name: String? = nil) -> JSON {
        var json = JSONWriter()
        json.object { json in
            for (key, value) in members where !GenesysCloud.keptFields.volatile.contains(key) {
                json.key(key)
                if key == "name", let name {
                    json.string(name)
                } else if value.kind == .object {
                    json.json(value.lasting())
                } else {
                    json.json(value)
                }
            }
        }
        return (try? JSON(json.bytes)) ?? self
    }
}
