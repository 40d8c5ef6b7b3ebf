import ContactCenter
import Engine
import Response
import Synchronization
import Testing

/// Two plans of one tenant over one ledger on a disk: the second waits, and goes through in the middle of the first.
@Suite("A long plan gives way to another")
struct PlanTurnsTests {
    private static let agreed: @Sendable (inout Circumstances) -> Void = { around in
        around.approval = .given(by: ["olga", "paul"], interrupting: [])
        around.population.active = 1000
    }

    @Test func `between two batches, and goes on behind it`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let long = here.plan((0..<60).map { Change(.suspend, .person($0)) }, playbook: nil, isAnnounced: true)
        let short = here.plan([Change(.suspend, .person(900)), Change(.endSessions, .person(900))], trigger: "alert-2")
        let (first, second) = try await here.applying(long, whileAnother: short, joinsAt: 5, Self.agreed)
        #expect(first.outcomes.allSatisfy { $0 == .done } && first.count == 60)
        #expect(second.outcomes == [.done, .acknowledged])
        let sent = here.tenant.sent
        let place = try #require(sent.firstIndex { $0.target == .person(900) })
        #expect((5..<30).contains(place), "it went through at \(place)")
        #expect(sent.count == 62 && Set(sent.map(\.action)).count == 62)
        let journal = try await here.journal()
        #expect(journal.past.settled.count == 62)
    }

    @Test func `and sends nothing more where who agreed took that back meanwhile`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let long = here.plan((0..<60).map { Change(.suspend, .person($0)) }, playbook: nil, isAnnounced: true)
        let short = here.plan([Change(.suspend, .person(900))], trigger: "alert-2")
        let (first, second) = try await here.applying(
            long, whileAnother: short, joinsAt: 5, Self.agreed, agreed: { .refused(by: "olga") })
        #expect(second.outcomes == [.done])
        let made = first.count { $0.isSettled }
        #expect((5..<30).contains(made), "\(made)")
        #expect(here.tenant.sent.count == made + 1)
    }

    @Test func `and counts what that cut off against its own cap`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let long = here.plan((0..<6).map { Change(.suspend, .person($0)) })
        let short = here.plan([Change(.suspend, .person(900))], trigger: "alert-2")
        let (first, second) = try await here.applying(long, whileAnother: short, joinsAt: 1) { around in
            Self.agreed(&around)
            around.rules.caps.targets = 6
        }
        #expect(second.outcomes == [.done])
        let reasons = first.filter { !$0.isSettled }.map { one -> String? in
            if case .held(let clearance) = one.result { clearance.because } else { nil }
        }
        #expect(!reasons.isEmpty && reasons.allSatisfy { $0?.hasPrefix("7 things would be cut off") == true })
        #expect(here.tenant.suspended.count <= 6)
    }

    @Test func `and makes nothing that one made for the same trigger`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let clients = (0..<5).map { Change(.rotateSecret, Subject(.client, "client-\($0)")) }
        let short = here.plan([clients[4]], trigger: "alert-1", playbook: "rotate-client", isAnnounced: true)
        let long = here.plan(clients, trigger: "alert-1", playbook: "rotate-client")
        let (first, second) = try await here.applying(long, whileAnother: short, joinsAt: 1) { around in
            Self.agreed(&around)
            around.rules.cooldown = .zero
        }
        #expect(second.outcomes == [.acknowledged])
        #expect(first.allSatisfy { $0.isSettled } && first.outcomes.last == .some(nil))
        #expect(here.tenant.sent.count { $0 == clients[4] } == 1 && here.tenant.sent.count == 5)
    }

    @Test func `also where both carry out the same plan, and nobody is changed twice`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<60).map { Change(.suspend, .person($0)) }, playbook: nil, isAnnounced: true)
        let (first, second) = try await here.applying(plan, whileAnother: plan, joinsAt: 5, Self.agreed)
        #expect(first.outcomes.allSatisfy { $0 == .done } && second.outcomes.allSatisfy { $0 == .done })
        #expect(here.tenant.sent.count == 60 && Set(here.tenant.sent.map(\.target)).count == 60)
    }

    @Test func `and one that makes a tenant after another ends the batch it is in`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let document = Change.Detail.document(kind: "queues", sha256: String(repeating: "a", count: 64))
        let long = here.plan(
            (0..<60).map { Change(.make, Subject(.queue, "queue-\($0)"), document) }, playbook: nil)
        let short = here.plan([Change(.suspend, .person(900))], trigger: "alert-2")
        let made = Mutex<[Subject]>([])
        let among = Mutex(0)
        let isWaiting = Mutex(false)
        let hands: Installation.Hands = { join in
            TenantHands(
                look: { change in Seen(isDone: made.withLock { $0.contains(change.target) }) },
                make: { change, _ in
                    let number = made.withLock { made in
                        made.append(change.target)
                        return made.count
                    }
                    if number == 20 {
                        await join()
                        isWaiting.withLock { $0 = true }
                    }
                    while number > 20, !isWaiting.withLock(\.self) { await Task.yield() }
                    among.withLock { $0 = here.tenant.sent.isEmpty ? max(number, $0) : $0 }
                    return nil
                }, live: { _ in Live(interacting: .observed(nil), queues: .observed([])) })
        }
        let (first, second) = try await here.applying(
            long, whileAnother: short, joinsAt: 0, Self.agreed, by: hands)
        #expect(first.count == 60 && first.outcomes.allSatisfy { $0 == .done } && second.outcomes == [.done])
        #expect(made.withLock { $0.count == 60 && Set($0).count == 60 })
        // The batch was of the sixteenth to the thirty-first, and eight are under way at a time.
        #expect((20...28).contains(among.withLock(\.self)), "it went through after \(among.withLock(\.self))")
    }

    @Test func `and ends where the journal cannot be read again: nothing is sent on what it knew before`()
        async throws
    {
        let here = try Installation()
        defer { here.remove() }
        let long = here.plan((0..<60).map { Change(.suspend, .person($0)) }, playbook: nil, isAnnounced: true)
        let short = here.plan([Change(.suspend, .person(900))], trigger: "alert-2")
        await #expect(throws: Crash.self) {
            _ = try await here.applying(
                long, whileAnother: short, joinsAt: 5, Self.agreed, reading: { throw Crash() })
        }
        #expect(here.tenant.sent.count < 60)
    }
}

extension Installation {

    /// Carries a plan out; once some of it is done another waits for the ledger, and is carried out as soon as it may be.
    fileprivate func applying(
        _ long: Plan, whileAnother short: Plan, joinsAt place: Int, _ adjust: (inout Circumstances) -> Void,
        reading: @escaping @Sendable () throws -> Void = {}, by hands: Hands? = nil,
        agreed: (@Sendable () throws -> Approval)? = nil
    ) async throws -> (first: [Applied], second: [Applied]) {
        var around = circumstances
        adjust(&around)
        let circumstances = around
        let (joining, joins) = AsyncStream.makeStream(of: Void.self)
        async let second = joined(short, in: circumstances, after: joining)
        let first: Result<[Applied], any Error>
        do {
            first = .success(try await begun(long, in: circumstances, by: hands, joins, at: place, reading, agreed))
        } catch {
            first = .failure(error)
        }
        joins.finish()
        return (try first.get(), try await second)
    }

    /// Hands that may have the other join.
    typealias Hands = (_ join: @escaping @Sendable () async -> Void) -> TenantHands

    private func begun(
        _ plan: Plan, in circumstances: Circumstances, by hands: Hands?, _ joins: AsyncStream<Void>.Continuation,
        at place: Int, _ reading: @escaping @Sendable () throws -> Void, _ agreed: (@Sendable () throws -> Approval)?
    ) async throws -> [Applied] {
        let (log, journal) = try await recorded(plan, crash: { _ in })
        let folder = folder
        let join: @Sendable () async -> Void = {
            joins.yield()
            while await (try? log.isWaitedFor()) == false { await Task.yield() }
        }
        return try await applying(
            plan, in: circumstances, journal, by: hands?(join) ?? tenant.hands, into: log, agreed: agreed
        ) {
            try reading()
            return try await log.journal(from: folder)
        }.run { applied in if applied.number == place { await join() } }
    }

    private func joined(
        _ plan: Plan, in circumstances: Circumstances, after joining: AsyncStream<Void>
    ) async throws -> [Applied] {
        for await _ in joining {
            let log = try await ChangeLog.whenFree(folder, source: "another") {}
            var journal = try await log.journal(from: folder)
            if journal.plan(plan.id) == nil {
                try await log.record(plan, at: tenant.now())
                journal.take(plan)
            }
            let folder = folder
            return try await applying(plan, in: circumstances, journal, by: tenant.hands, into: log) {
                try await log.journal(from: folder)
            }.run()
        }
        return []
    }

    private func applying(
        _ plan: Plan, in circumstances: Circumstances, _ journal: Journal, by hands: TenantHands, into log: ChangeLog,
        agreed: (@Sendable () throws -> Approval)? = nil, _ reread: @escaping @Sendable () async throws -> Journal
    ) -> Applying {
        Applying(
            plan, in: circumstances, journal: journal, by: hands, into: log, clock: tenant.clock, stopped: { nil },
            jitter: { 0.5 }, reread: reread, agreed: agreed)
    }
}
