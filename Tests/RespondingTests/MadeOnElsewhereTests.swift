import ContactCenter
import Engine
import Platforms
import Redaction
import Response
import Synchronization
import Testing

/// What is made switched on by a platform in memory, where a request may be refused, lost, or answered and ignored.
@Suite("What a platform makes switched on")
struct MadeOnElsewhereTests {

    private final class Platform: Sendable {
        struct State {
            var isOn: [Subject: Bool] = [:]
            var made = 0
            var switchedOff = 0
            var refuses = false
            var losesAnswer = false
            var ignores = false

            /// How many looks see nothing yet of what was made.
            var late = 0
        }

        let state = Mutex(State())

        func hands(madeOn: Bool = true) -> TenantHands {
            TenantHands(
                isMadeOn: { madeOn && $0.verb == .make },
                switchOff: { change in
                    self.state.withLock { state in
                        guard state.isOn[change.target] == true, state.late == 0 else { return }
                        state.isOn[change.target] = false
                        state.switchedOff += 1
                    }
                },
                look: { change in
                    self.state.withLock { state in
                        let isLate = state.late > 0 && state.made > 0
                        if isLate { state.late -= 1 }
                        guard let isOn = state.isOn[change.target], !isLate else {
                            return Seen(isDone: false, before: change.detail)
                        }
                        return Seen(isDone: !isOn)
                    }
                },
                make: { change, _ throws(PlatformError) in try self.make(change) },
                live: { _ in Live(interacting: .observed(nil), queues: .observed([])) })
        }

        private func make(_ change: Change) throws(PlatformError) -> Secret? {
            let (refuses, loses) = state.withLock { state in
                if !state.refuses { state.made += 1 }
                if !state.refuses, !state.ignores { state.isOn[change.target] = true }
                return (state.refuses, state.losesAnswer)
            }
            if refuses { throw .refused }
            if loses { throw .lost }
            return nil
        }
    }

    private static func changes(_ count: Int) -> [Change] {
        (0..<count).map { number in
            Change(
                .make, Subject(.client, "client-\(number)"),
                .document(kind: "programs", sha256: String(repeating: "a", count: 64)))
        }
    }

    private static func apply(
        _ plan: Plan, _ here: Installation, _ hands: TenantHands, stopped: @escaping @Sendable () -> String? = { nil }
    ) async throws -> [Applied] {
        let log = try ChangeLog(here.folder, source: "test")
        var journal = try await log.journal(from: here.folder)
        if journal.plan(plan.id) == nil {
            try await log.record(plan, at: here.tenant.now())
            journal.take(plan)
        }
        var rules = SafetyRules()
        rules.caps.errors = 100
        let around = Circumstances(
            now: here.tenant.now(), rules: rules, population: Population(active: 1, administrators: .observed([])),
            approval: .given(by: ["ada", "grace"], interrupting: []))
        return try await Applying(
            plan, in: around, journal: journal, by: hands, into: log, clock: here.tenant.clock, stopped: stopped,
            jitter: { 0 }
        ).run()
    }

    @Test func `and refused is nobody's of ours, whoever makes one of its name later`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let platform = Platform()
        let plan = here.plan(Self.changes(1), playbook: nil)
        platform.state.withLock { $0.refuses = true }
        #expect(try await Self.apply(plan, here, platform.hands()).outcomes == [.failed])
        platform.state.withLock { $0.isOn[plan.changes[0].target] = true }
        _ = try await Self.apply(plan, here, platform.hands(), stopped: { "storm" })
        #expect(platform.state.withLock { $0.switchedOff } == 0)
    }

    @Test func `is switched off where its answer was lost, it shows late, and somebody says stop`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let platform = Platform()
        platform.state.withLock { state in
            state.losesAnswer = true
            state.late = 1
        }
        let plan = here.plan(Self.changes(1), playbook: nil)
        let stop: @Sendable () -> String? = { platform.state.withLock { $0.made > 0 ? "storm" : nil } }
        let first = try await Self.apply(plan, here, platform.hands(), stopped: stop)
        let second = try await Self.apply(plan, here, platform.hands(), stopped: stop)
        #expect(platform.state.withLock { $0.isOn.values.contains(true) } == false)
        #expect(first.outcomes == [.done] || second.outcomes == [.done])
    }

    @Test func `and answered, and ignored, is given up after three`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let platform = Platform()
        platform.state.withLock { $0.ignores = true }
        let plan = here.plan(Self.changes(10), playbook: nil)
        let applied = try await Self.apply(plan, here, platform.hands(madeOn: false))
        #expect(applied.outcomes.count { $0 == .failed } == 3)
        #expect(platform.state.withLock { $0.made } == 3)
    }
}
