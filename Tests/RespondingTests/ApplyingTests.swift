import ContactCenter
import Engine
import Redaction
import Response
import Synchronization
import Testing

@Suite("A plan is carried out")
struct ApplyingTests {
    private let suspend = Change(.suspend, .person(1))

    @Test func `noted, made, read back and noted again`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend])
        #expect(try await here.apply(plan).outcomes == [.done])
        #expect(here.tenant.sent == [suspend])
        let phases = try await here.journal().records.map(\.phase)
        #expect(
            phases == [
                .intent(Seen(isDone: false, mark: "1")),
                .outcome(.done, Seen(isDone: true, mark: "2"), because: "read back"),
            ])
    }

    @Test func `twice, and made once`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend])
        try await here.apply(plan)
        let again = try await here.apply(plan)
        #expect(here.tenant.sent.count == 1)
        #expect(again.allSatisfy { $0.isSettled })
    }

    @Test func `for the same alert by another plan, and made once`() async throws {
        let here = try Installation()
        defer { here.remove() }
        try await here.apply(here.plan([suspend]))
        here.tenant.pass(7200)
        let again = try await here.apply(here.plan([suspend]))
        #expect(again.allSatisfy { $0.isSettled })
        #expect(here.tenant.sent.count == 1)
    }

    @Test func `where it was so before nothing is sent, and nothing is taken back later`() async throws {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.state.withLock { $0.suspended = [.person(1)] }
        let plan = here.plan([suspend])
        #expect(try await here.apply(plan).outcomes == [.already])
        #expect(here.tenant.sent.isEmpty)
        let undo = try await here.journal().undo(of: plan)
        #expect(undo.changes.isEmpty)
    }

    @Test func `whose answer is lost is looked at before anything is sent again`() async throws {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.fail(.answerLost)
        #expect(try await here.apply(here.plan([suspend])).outcomes == [.done])
        #expect(here.tenant.sent.count == 1)
    }

    @Test func `that did not arrive is sent again`() async throws {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.fail(.lost, .lost)
        #expect(try await here.apply(here.plan([suspend])).outcomes == [.done])
        #expect(here.tenant.sent.count == 1)
    }

    @Test func `that never arrives has failed, and may be tried again later`() async throws {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.fail(.lost, .lost, .lost)
        let plan = here.plan([suspend])
        #expect(try await here.apply(plan).outcomes == [.failed])
        #expect(try await here.apply(plan).outcomes == [.done])
    }

    @Test func `that the platform refuses has failed, and what comes after it to the same person is left`() async throws
    {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.fail(.refused)
        let applied = try await here.apply(
            here.plan([suspend, Change(.endSessions, .person(1)), Change(.suspend, .person(2))]))
        #expect(applied.outcomes == [.failed, nil, .done])
    }

    @Test func `that the platform says yes to and does not make has failed`() async throws {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.fail(.ignored)
        #expect(try await here.apply(here.plan([suspend])).outcomes == [.failed])
    }

    @Test func `that leaves no trace is acknowledged and not called read back`() async throws {
        let here = try Installation()
        defer { here.remove() }
        #expect(try await here.apply(here.plan([Change(.endSessions, .person(1))])).outcomes == [.acknowledged])
    }

    @Test func `and stopped after it was sent is looked at, not sent again`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend])
        await #expect(throws: Crash.self) {
            try await here.apply(plan, crash: { if case .outcome = $0.phase { throw Crash() } })
        }
        #expect(here.tenant.sent.count == 1)
        #expect(try await here.apply(plan).outcomes == [.done])
        #expect(here.tenant.sent.count == 1)
    }

    @Test func `and stopped before it was sent is made then`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend])
        here.tenant.fail(.lost, .lost, .lost)
        await #expect(throws: Crash.self) {
            try await here.apply(plan, crash: { if case .outcome = $0.phase { throw Crash() } })
        }
        #expect(here.tenant.sent.isEmpty)
        #expect(try await here.apply(plan).outcomes == [.done])
    }

    @Test func `and without room for the journal nothing is sent`() async throws {
        let here = try Installation()
        defer { here.remove() }
        await #expect(throws: Crash.self) { try await here.apply(here.plan([suspend]), crash: { _ in throw Crash() }) }
        #expect(here.tenant.sent.isEmpty)
    }

    @Test func `and taken back, unless somebody changed the thing since`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend, Change(.suspend, .person(2))])
        try await here.apply(plan)
        here.tenant.touch(.person(2))
        let undo = here.plan(
            try await here.journal().undo(of: plan).changes, trigger: plan.id, playbook: nil, undoing: plan.id)
        let applied = try await here.apply(undo)
        #expect(applied.outcomes == [.failed, .done])
        #expect(here.tenant.suspended == [.person(2)])
    }

    @Test func `and stops when too many of it fail`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<20).map { Change(.suspend, .person($0)) }, isAnnounced: true)
        here.tenant.fail(.refused, .refused)
        let applied = try await here.apply(plan) { around in
            around.rules.caps.errors = 20
            around.approval = .given(by: ["olga", "paul"], interrupting: [])
        }
        #expect(here.tenant.sent.isEmpty)
        #expect(applied.count == 20)
    }

    @Test func `and stops when the platform answers nothing three times in a row, and goes on when it does`()
        async throws
    {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<5).map { Change(.suspend, .person($0)) })
        here.tenant.fail(Array(repeating: .lost, count: 9))
        let applied = try await here.apply(plan)
        #expect(applied.outcomes == [.failed, .failed, .failed, nil, nil])
        #expect(here.tenant.sent.isEmpty)
        #expect(try await here.apply(plan).outcomes == Array(repeating: .done, count: 5))
    }

    @Test func `and goes on after two failures in a row`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<5).map { Change(.suspend, .person($0)) })
        here.tenant.fail(.refused, .refused)
        let outcomes = try await here.apply(plan).outcomes
        #expect(outcomes.count { $0 == .failed } == 2 && outcomes.count { $0 == .done } == 3)
    }

    @Test func `and gives up one verb and not the others`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let refused = (0..<3).map { Change(.suspend, .person($0)) }
        let rest = [Change(.suspend, .person(3)), Change(.disableClient, Subject(.client, "exporter"))]
        here.tenant.fail(.refused, .refused, .refused)
        #expect(try await here.apply(here.plan(refused + rest)).outcomes == [.failed, .failed, .failed, nil, .done])
    }

    @Test func `waits a share of twice as long before each try, by chance`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let began = here.tenant.now()
        here.tenant.fail(.lost, .lost)
        try await here.apply(here.plan([suspend]))
        #expect(began.duration(to: here.tenant.now()) == .milliseconds(1000 + 2000))
    }

    @Test(arguments: [ChangeRecord.Phase.outcome(.failed, nil, because: "refused"), .intent(Seen(isDone: false))])
    func `is neither made nor settled where a record nobody signed leaves it, whatever was before`(
        before: ChangeRecord.Phase
    ) async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend])
        do {
            let (log, _) = try await here.recorded(plan) { _ in }
            for phase in [before, .outcome(.discarded, nil, because: "it is gone")] {
                try await log.record(ChangeRecord(phase, of: suspend, number: 1, in: plan, at: here.tenant.now()))
            }
        }
        for again in [Set<Int>(), [1]] {
            let applied = try await here.apply(plan, again: again)
            #expect(here.tenant.sent.isEmpty)
            guard case .left(let because)? = applied.first?.result else {
                Issue.record("\(applied)")
                continue
            }
            #expect(because.contains("nobody signed"))
            #expect(applied.first?.isSettled == false)
        }
    }

    @Test func `of three thousand who leave, ramped, and every one of them`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<3000).map { Change(.suspend, .person($0)) }, isAnnounced: true)
        let applied = try await here.apply(plan) { around in
            around.approval = .given(by: ["olga", "paul"], interrupting: [])
            around.population.active = 12_000
        }
        #expect(applied.outcomes.allSatisfy { $0 == .done })
        #expect(here.tenant.suspended.count == 3000)
        #expect(Set(here.tenant.sent.map(\.target)).count == here.tenant.sent.count)
    }

    @Test func `and the same three thousand without an announcement are left alone, for one reason`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<3000).map { Change(.suspend, .person($0)) })
        let applied = try await here.apply(plan) { $0.approval = .given(by: ["olga", "paul"], interrupting: []) }
        #expect(here.tenant.sent.isEmpty)
        let reasons = Set(
            applied.map { one in if case .held(let clearance) = one.result { clearance.because } else { "" } })
        #expect(reasons.count == 1)
    }

    @Test func `and keeps a queue staffed though the platform's figures lag`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let queue = Live(interacting: .observed(nil), queues: .observed([.init("claims", onQueue: 4)]))
        here.tenant.state.withLock { state in for number in 0..<4 { state.live[.person(number)] = queue } }
        let applied = try await here.apply(here.plan((0..<4).map { Change(.suspend, .person($0)) }))
        #expect(applied.outcomes.count { $0 == .done } == 2)
        #expect(here.tenant.suspended.count == 2)
    }

    @Test func `and leaves somebody in an interaction until it ends`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let since = here.tenant.now()
        here.tenant.state.withLock {
            $0.live[.person(1)] = Live(interacting: .observed(since), queues: .observed([]))
        }
        let plan = here.plan([suspend])
        let first = try await here.apply(plan)
        guard case .held(let clearance)? = first.first?.result else {
            Issue.record("\(first)")
            return
        }
        #expect(clearance.outcome == .wait)
        here.tenant.state.withLock { $0.live = [:] }
        #expect(try await here.apply(plan).outcomes == [.done])
    }

    @Test func `in a dry run not at all, with every gate on the record`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let shown = try await here.apply(here.plan([suspend, Change(.endSessions, .person(1))])) {
            $0.rules.modes = ["lock-out": .dryRun]
        }
        #expect(here.tenant.sent.isEmpty)
        #expect(shown.count == 2 && shown.allSatisfy { $0.isOnlyShown })
        let journal = try await here.journal()
        #expect(journal.records.first?.gates.map(\.gate) == Gate.allCases)
        #expect(journal.past.cleanRuns == [.init("lock-out", [.suspend, .endSessions]): 1])
    }

    @Test func `until somebody says stop in the middle of it`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<40).map { Change(.suspend, .person($0)) }, isAnnounced: true)
        let tenant = here.tenant
        let applied = try await here.apply(
            plan, { $0.approval = .given(by: ["olga", "paul"], interrupting: []) },
            stopped: { tenant.sent.count >= 7 ? "storm" : nil })
        // No more than what was already being sent.
        #expect((7...15).contains(tenant.sent.count))
        #expect(applied.count == 40)
    }

    @Test func `and begun again after a crash it is counted from then on`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([suspend])
        here.tenant.fail(.lost, .lost, .lost)
        _ = try? await here.apply(plan, crash: { if case .outcome = $0.phase { throw Crash() } })
        here.tenant.pass(5400)
        try await here.apply(plan)
        #expect(try await here.journal().past.made.last?.at == here.tenant.now())
    }

    @Test func `and of a new secret nothing is written down`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let client = Subject(.client, "exporter")
        let said = Mutex<[String]>([])
        try await here.apply(
            here.plan([Change(.rotateSecret, client)], playbook: "stop-client"),
            { $0.approval = .given(by: ["olga", "paul"], interrupting: []) },
            reveal: { _, secret in said.withLock { $0.append(secret.exposed) } })
        #expect(said.withLock { $0 } == ["new secret"])
        let written = try await here.journal().records.flatMap(\.bytes)
        #expect(!String(decoding: written, as: UTF8.self).contains("new secret"))
    }

    @Test func `and a secret of which nobody can tell is made again only when somebody says so`() async throws {
        let here = try Installation()
        defer { here.remove() }
        here.tenant.fail(.answerLost)
        let plan = here.plan([Change(.rotateSecret, Subject(.client, "exporter"))], playbook: "stop-client")
        let agreed: (inout Circumstances) -> Void = { $0.approval = .given(by: ["olga", "paul"], interrupting: []) }
        #expect(try await here.apply(plan, agreed).outcomes == [.unknown])
        #expect(try await here.apply(plan, agreed).outcomes == [nil])
        #expect(here.tenant.sent.count == 1)
        #expect(try await here.apply(plan, again: [1], agreed).outcomes == [.acknowledged])
    }
}
