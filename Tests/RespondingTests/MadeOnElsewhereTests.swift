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

            /// How many requests to switch it off are refused.
            var keepsOn = 0

            /// How many looks see nothing yet of what was made.
            var late = 0
        }

        let state = Mutex(State())

        func hands(madeOn: Bool = true) -> TenantHands {
            TenantHands(
                isMadeOn: { madeOn && $0.verb == .make },
                switchOff: { change throws(PlatformError) in try self.switchOff(change) },
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

        private func switchOff(_ change: Change) throws(PlatformError) {
            let isRefused = state.withLock { state in
                guard state.isOn[change.target] == true, state.late == 0 else { return false }
                if state.keepsOn > 0 {
                    state.keepsOn -= 1
                    return true
                }
                state.isOn[change.target] = false
                state.switchedOff += 1
                return false
            }
            if isRefused { throw .refused }
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

    /// What somebody was told of what is on, in its order.
    private final class Told: Sendable {
        private let all = Mutex<[String]>([])
        var list: [String] { all.withLock(\.self) }
        func note(_ made: MadeOn) { all.withLock { $0.append("\(made.number) \(made.isOff ? "off" : "on")") } }
    }

    private static func changes(_ count: Int) -> [Change] {
        (0..<count).map { number in
            Change(
                .make, Subject(.client, "client-\(number)"),
                .document(kind: "programs", sha256: String(repeating: "a", count: 64)))
        }
    }

    private static func apply(
        _ plan: Plan, _ here: Installation, _ hands: TenantHands, stopped: @escaping @Sendable () -> String? = { nil },
        crash: @escaping @Sendable (ChangeRecord) throws -> Void = { _ in }, told: Told = Told(),
        permit: @Sendable () async throws -> Void = {}
    ) async throws -> [Applied] {
        let (log, journal) = try await here.recorded(plan, crash: crash)
        var rules = SafetyRules()
        rules.caps.errors = 100
        let around = Circumstances(
            now: here.tenant.now(), rules: rules, population: Population(active: 1, administrators: .observed([])),
            approval: .given(by: ["ada", "grace"], interrupting: []))
        return try await Applying(
            plan, in: around, journal: journal, by: hands, into: log, clock: here.tenant.clock, stopped: stopped,
            jitter: { 0 }
        ).run(switched: { told.note($0) }, permit: permit)
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

    @Test func `and cannot be switched off is told at once, though the journal fails right after`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let (platform, told) = (Platform(), Told())
        platform.state.withLock { $0.keepsOn = .max }
        let plan = here.plan(Self.changes(2), playbook: nil)
        await #expect(throws: Crash.self) {
            try await Self.apply(plan, here, platform.hands(), crash: Self.atOutcome, told: told)
        }
        #expect(told.list == ["1 on"])
    }

    @Test func `and is switched off after all is told too`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let (platform, told) = (Platform(), Told())
        platform.state.withLock { $0.keepsOn = 1 }
        let plan = here.plan(Self.changes(2), playbook: nil)
        let applied = try await Self.apply(plan, here, platform.hands(), told: told)
        #expect(applied.outcomes == [.done, .done] && applied.allSatisfy { !$0.isLeftOn })
        #expect(told.list == ["1 on", "1 off"])
    }

    @Test func `and left on is switched off before anybody asks whether the rest may be made`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let (platform, told) = (Platform(), Told())
        let plan = here.plan(Self.changes(2), playbook: nil)
        platform.state.withLock { $0.keepsOn = .max }
        _ = try? await Self.apply(plan, here, platform.hands(), crash: Self.atOutcome)
        platform.state.withLock { $0.keepsOn = 0 }
        await #expect(throws: Crash.self) {
            try await Self.apply(plan, here, platform.hands(), told: told) {
                #expect(platform.state.withLock(\.isOn) == [plan.changes[0].target: false])
                throw Crash()
            }
        }
        #expect(told.list == ["1 off"] && platform.state.withLock(\.made) == 1)
        let rest = try await Self.apply(plan, here, platform.hands())
        #expect(rest.outcomes == [.done, .done] && platform.state.withLock(\.made) == 2)
    }

    @Test func `is not made where the rest may not be, and nothing is told`() async throws {
        let here = try Installation()
        defer { here.remove() }
        let (platform, told) = (Platform(), Told())
        let plan = here.plan(Self.changes(2), playbook: nil)
        await #expect(throws: Crash.self) {
            try await Self.apply(plan, here, platform.hands(), told: told) { throw Crash() }
        }
        #expect(told.list == [] && platform.state.withLock(\.made) == 0)
    }

    private static let atOutcome: @Sendable (ChangeRecord) throws -> Void = { record in
        if case .outcome = record.phase { throw Crash() }
    }
}
