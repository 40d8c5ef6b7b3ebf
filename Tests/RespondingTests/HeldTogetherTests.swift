import ContactCenter
import Engine
import LedgerStore
import Response
import Synchronization
import Testing

@Suite("A plan that is held whole")
struct HeldTogetherTests {

    private static func everybody(_ count: Int) -> [Change] {
        (0..<count).flatMap { [Change(.suspend, .person($0)), Change(.endSessions, .person($0))] }
    }

    private static let agreed: @Sendable (inout Circumstances) -> Void = {
        $0.approval = .given(by: ["olga", "paul"], interrupting: [])
    }

    @Test func `by the caps is one entry with the gate and the reason, and the platform is asked nothing`()
        async throws
    {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan(Self.everybody(1500))
        let applied = try await here.apply(plan, Self.agreed)
        #expect(applied.count == 3000 && applied.allSatisfy { !$0.isSettled })
        #expect(here.tenant.state.withLock(\.looks) == 0 && here.tenant.state.withLock(\.asked).isEmpty)
        let (entries, bytes) = try await here.noted()
        #expect(entries == 1 && bytes < 2000, "\(entries) entries of \(bytes) bytes")
        let journal = try await here.journal()
        #expect(journal.records.isEmpty)
        let held = try #require(journal.heldTogether(of: plan).first)
        #expect(held.words == "1-3000" && held.outcome == .refused)
        #expect(held.deciding?.gate == .blastRadius)
        #expect(held.deciding?.because.hasPrefix("1500 of 1000 active people") == true)
        #expect(journal.last(3000, of: plan)?.phase == .held(.refused))
        #expect(journal.last(3001, of: plan) == nil)
    }

    @Test func `for two reasons is two entries, each with the changes it is of, and each is told once`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<300).map { Change(.suspend, .person($0)) })
        let told = Mutex<[[Int]]>([])
        _ = try await here.apply(
            plan,
            { around in
                Self.agreed(&around)
                around.population.administrators = .observed(["person-7", "person-8"])
            }, telling: { applied in told.withLock { $0.append([applied.number, applied.others]) } })
        let journal = try await here.journal()
        #expect(journal.heldTogether(of: plan).map(\.words) == ["1-7, 10-300", "8-9"])
        #expect(told.withLock(\.self) == [[1, 297], [8, 1]])
    }

    @Test(arguments: [true, false])
    func `is one entry, and one a change where one of them would go`(isWhole: Bool) async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<3).map { Change(.suspend, .person($0)) })
        let applied = try await here.apply(plan) { around in
            Self.agreed(&around)
            around.rules.protected = (0..<(isWhole ? 3 : 2)).map {
                Protection(.person($0), because: "runs the switchboard", owner: "Operations", until: nil)
            }
        }
        let journal = try await here.journal()
        #expect(here.tenant.sent.count == (isWhole ? 0 : 1))
        #expect(journal.heldTogether(of: plan).map(\.words) == (isWhole ? ["1-3"] : []))
        #expect(journal.records.count { $0.phase == .held(.refused) } == (isWhole ? 0 : 2))
        #expect(applied.count { $0.isSettled } == (isWhole ? 0 : 1))
    }

    @Test func `because nobody agreed yet, or because it begins later, goes on once that is over`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan(Self.everybody(2))
        _ = try await here.apply(plan) { around in
            around.rules.modes = [:]
            around.rules.mode = .approve
        }
        #expect(try await here.journal().heldTogether(of: plan).map(\.outcome) == [.awaitsApproval])
        #expect(try await here.apply(plan, Self.agreed).allSatisfy { $0.isSettled })
        #expect(here.tenant.sent.count == 4)
        #expect(try await here.journal().heldTogether(of: plan).isEmpty)
    }

    @Test func `alone, a change goes its usual way, with every gate on record`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan([Change(.suspend, .person(1))])
        _ = try await here.apply(plan, stopped: { "storm" })
        let journal = try await here.journal()
        #expect(journal.heldTogether(of: plan).isEmpty)
        #expect(journal.records.map { $0.gates.map(\.gate) } == [Gate.allCases])
    }

    @Test func `in the middle by a stop is one entry for what was not begun, and goes on where it was`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<40).map { Change(.suspend, .person($0)) }, isAnnounced: true)
        let tenant = here.tenant
        _ = try await here.apply(plan, Self.agreed, stopped: { tenant.sent.count >= 7 ? "storm" : nil })
        let sent = tenant.sent.count
        let journal = try await here.journal()
        let held = journal.heldTogether(of: plan)
        #expect(held.count == 1 && held.first?.deciding?.because == "storm")
        #expect(held.first?.numbers.last?.upperBound == 40)
        // What was in flight when somebody said stop is not among them.
        let count = held.first?.numbers.reduce(0) { $0 + $1.count } ?? 0
        #expect(count + sent + journal.records.count { $0.phase == .held(.refused) } >= 40)
        #expect(try await here.apply(plan, Self.agreed).outcomes.allSatisfy { $0 == .done })
        #expect(tenant.sent.count == 40)
    }

    @Test func `leaves alone what was begun before: that is looked at whatever holds the rest`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let plan = here.plan((0..<3).map { Change(.suspend, .person($0)) })
        await #expect(throws: Crash.self) {
            try await here.apply(plan, crash: { if case .outcome = $0.phase { throw Crash() } })
        }
        let applied = try await here.apply(plan, stopped: { "storm" })
        #expect(applied.outcomes == [.done, nil, nil])
        let journal = try await here.journal()
        #expect(journal.heldTogether(of: plan).map(\.words) == ["2-3"])
        #expect(here.tenant.sent.count == 1)
    }
}

extension Installation {

    /// How many entries of changes the ledger has, and how large their payloads are.
    fileprivate func noted() async throws -> (entries: Int, bytes: Int) {
        let log = try LedgerLog(at: folder.ledger, origin: folder.logOrigin)
        var (entries, bytes) = (0, 0)
        for try await (_, entry) in log.entries(in: 0..<(await log.size)) where entry.kind == .change {
            entries += 1
            bytes += entry.payload.bytes
        }
        return (entries, bytes)
    }
}
