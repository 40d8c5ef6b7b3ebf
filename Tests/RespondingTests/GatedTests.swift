import ContactCenter
import Engine
import Response
import Synchronization
import Testing

@Suite("What the gates say is kept, and asked again before every request")
struct GatedTests {
    private let suspend = Change(.suspend, .person(1))

    @Test func `what somebody does is asked once, and a call that begins then keeps nobody half locked out`()
        async throws
    {
        let here = try Installation()
        defer { here.remove() }
        let since = here.tenant.now()
        here.tenant.state.withLock { state in
            state.afterwards = {
                $0.live[.person(1)] = Live(interacting: .observed(since), queues: .absent(.notAsked))
            }
        }
        let plan = here.plan([suspend, Change(.endSessions, .person(1))])
        #expect(try await here.apply(plan).outcomes == [.done, .acknowledged])
        #expect(here.tenant.state.withLock(\.asked) == [.person(1)])
    }

    @Test func `and what was begun before a crash is gone on with, whatever they do by then`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend, Change(.endSessions, .person(1)), Change(.endSessions, .person(2))])
        await #expect(throws: Crash.self) {
            try await here.apply(plan, crash: { if $0.number == 2, $0.isIntent { throw Crash() } })
        }
        let unknown = Live(interacting: .absent(.notAsked), queues: .absent(.notAsked))
        here.tenant.state.withLock { state in for number in 1...2 { state.live[.person(number)] = unknown } }
        let applied = try await here.apply(plan)
        #expect(applied.outcomes == [.done, .acknowledged, nil])
        guard case .held(let clearance)? = applied.last?.result else {
            Issue.record("\(applied)")
            return
        }
        #expect(clearance.outcome == .awaitsApproval)
    }

    @Test func `a stop while it waits to be sent again keeps it from being sent, and that is no unknown end`()
        async throws
    {
        let here = try Installation()
        defer { here.remove() }
        let (tenant, began) = (here.tenant, here.tenant.now())
        tenant.fail(.lost, .lost)
        let applied = try await here.apply(
            here.plan([suspend]), stopped: { tenant.now() > began ? "storm" : nil })
        #expect(applied.outcomes == [.failed])
        #expect(tenant.sent.isEmpty && tenant.state.withLock(\.faults) == [.lost])
        guard case .outcome(.failed, _, let because)? = try await here.journal().records.last?.phase else {
            Issue.record("it did not end")
            return
        }
        #expect(because == "it was not sent: storm")
    }

    @Test func `so does the end of the plan`() async throws {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.fail(.lost, .lost)
        let plan = Plan(
            [suspend], playbook: "lock-out", because: "a test", trigger: "alert-1", by: "vera", at: here.tenant.now(),
            until: here.tenant.now().advanced(by: .milliseconds(900)), on: "c0ffee", log: "linewarden/acme")
        #expect(try await here.apply(plan).outcomes == [.failed])
        #expect(here.tenant.sent.isEmpty && here.tenant.state.withLock(\.faults) == [.lost])
    }

    @Test(arguments: [("Agent Desktop", true), ("Payment Gateway", false)])
    func `a thing that has another name than was agreed to is left alone`(name: String, isMade: Bool) async throws {
        let here = try Installation()
        defer { here.remove() }
        let client = Subject(.client, "exporter", name: "Agent Desktop")
        here.tenant.state.withLock { $0.names[client] = name }
        let applied = try await here.apply(here.plan([Change(.disableClient, client)], playbook: "stop-client")) {
            $0.dependents[client] = .observed([])
        }
        #expect(here.tenant.sent.count == (isMade ? 1 : 0))
        if isMade { return }
        guard case .held(let clearance)? = applied.first?.result else {
            Issue.record("\(applied)")
            return
        }
        #expect(clearance.outcome == .refused)
        #expect(clearance.because.contains("is called Payment Gateway now: collect, look, and plan it again"))
        let record = try #require(try await here.journal().records.last)
        #expect(record.phase == .held(.refused) && record.gates.map(\.gate) == Gate.allCases)
    }

    @Test func `and a thing that is gone is, with every gate on the record`() async throws {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.state.withLock { $0.gone = [.person(1)] }
        let applied = try await here.apply(here.plan([suspend]))
        guard case .held(let clearance)? = applied.first?.result else {
            Issue.record("\(applied)")
            return
        }
        #expect(clearance.outcome == .refused && clearance.because.hasPrefix("it is gone: "))
        #expect(try await here.journal().records.last?.gates.map(\.gate) == Gate.allCases)
        #expect(here.tenant.sent.isEmpty)
    }

    @Test func `what was left is on record with why, once`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend, Change(.endSessions, .person(1))])
        for _ in 0..<2 {
            here.tenant.fail(.refused)
            #expect(try await here.apply(plan).outcomes == [.failed, nil])
        }
        let left = try await here.journal().records.filter { $0.number == 2 }
        #expect(left.map(\.phase) == [.left(because: "change 1, to the same thing, was not made")])
        #expect(try await here.apply(plan).outcomes == [.done, .acknowledged])
    }

    @Test func `what is only noted asks the platform nothing, and is no dry run`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let noted = try await here.apply(here.plan([suspend, Change(.endSessions, .person(1))])) {
            $0.rules.modes = ["lock-out": .observe]
        }
        #expect(noted.count == 2 && noted.allSatisfy { $0.isOnlyShown })
        #expect(here.tenant.state.withLock(\.looks) == 0 && here.tenant.state.withLock(\.asked).isEmpty)
        let journal = try await here.journal()
        let plan = try #require(journal.plans.first)
        #expect((1...2).map { journal.last($0, of: plan)?.phase } == [.held(.onlyNoted), .held(.onlyNoted)])
        // What only the platform can tell was not asked.
        let asked = Gate.allCases.filter { ![.conversation, .staffing, .target].contains($0) }
        #expect(journal.heldTogether(of: plan).map { $0.gates.map(\.gate) } == [asked])
        #expect(journal.past.cleanRuns.isEmpty)
    }

    @Test func `a dry run looks at the thing, and is no clean one where it is gone`() async throws {
        let here = try Installation()
        defer { here.remove() }
        func shown(_ trigger: String) async throws -> [Applied] {
            try await here.apply(here.plan([suspend], trigger: trigger)) { $0.rules.modes = ["lock-out": .dryRun] }
        }
        #expect(try await shown("a").first?.seen?.isDone == false)
        let version = Playbook.Version("lock-out", [.suspend])
        #expect(try await here.journal().past.cleanRuns == [version: 1])
        here.tenant.state.withLock { $0.gone = [.person(1)] }
        #expect(try await shown("b").first?.isOnlyShown == false)
        #expect(try await here.journal().past.cleanRuns == [version: 0])
        #expect(here.tenant.sent.isEmpty)
    }

    @Test func `eight hundred of a thousand who are still here are left alone, for one reason`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan(
            (0..<800).flatMap { [Change(.suspend, .person($0)), Change(.endSessions, .person($0))] }, isAnnounced: true)
        let applied = try await here.apply(plan) { $0.approval = .given(by: ["olga", "paul"], interrupting: []) }
        #expect(here.tenant.sent.isEmpty)
        let reasons = Set(
            applied.compactMap { one in if case .held(let clearance) = one.result { clearance.because } else { nil } })
        #expect(reasons.count == 1 && reasons.first?.hasPrefix("800 of 1000 active people would leave") == true)
    }

    @Test(arguments: [true, false])
    func `a secret somebody may have made for an alert is made by no second plan for it`(isKilled: Bool) async throws {
        let here = try Installation()
        defer { here.remove() }
        let rotate = Change(.rotateSecret, Subject(.client, "exporter"))
        let careless: (inout Circumstances) -> Void = { around in
            around.approval = .given(by: ["olga", "paul"], interrupting: [])
            around.rules.cooldown = .zero
        }
        let first = here.plan([rotate], trigger: "ALERT-9", playbook: nil)
        if isKilled {
            _ = try? await here.apply(first, careless, crash: { if case .outcome = $0.phase { throw Crash() } })
        } else {
            here.tenant.fail(.answerLost)
            #expect(try await here.apply(first, careless).outcomes == [.unknown])
        }
        here.tenant.pass(60)
        let second = try await here.apply(here.plan([rotate], trigger: "ALERT-9", playbook: nil), careless)
        guard case .held(let clearance)? = second.first?.result else {
            Issue.record("\(second)")
            return
        }
        #expect(clearance.outcome == .wait && clearance.because.contains("plans discard TENANT \(first.id) 1"))
        #expect(here.tenant.sent.count == 1)
        #expect(
            try await here.apply(here.plan([rotate], trigger: "ALERT-10", playbook: nil), careless).outcomes == [
                .acknowledged
            ])
    }
}
