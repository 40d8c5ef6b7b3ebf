import ContactCenter
import Engine
import Response
import Synchronization
import Testing

/// Triggers, crashes, restarts and lost answers in any order a seed comes to.
@Suite("Whatever happens in whatever order")
struct InterleavingTests {

    @Test(arguments: 0..<40)
    func `no more than the cap is cut off in an hour, nothing is done twice, and nothing during silence`(
        seed: Int
    ) async throws {
        let here = try Installation()
        defer { here.remove() }
        var draw = Draw(seed: UInt64(seed) + 1)
        var plans: [Plan] = []
        var cutOff: [(target: Subject, at: Moment)] = []
        for _ in 0..<30 {
            here.tenant.pass(draw.number(below: 900))
            if plans.isEmpty || draw.number(below: 3) > 0 { plans.append(plan(here, &draw)) }
            let silent = draw.number(below: 5) == 0
            here.tenant.state.withLock { $0.faults = faults(&draw) }
            let before = here.tenant.sent.count
            let crashes = draw.number(below: 4) == 0
            _ = try? await here.apply(
                plans[draw.number(below: plans.count)],
                { around in
                    around.rules.caps.targets = 4
                    around.rules.caps.percent = 100
                }, crash: { if crashes, case .outcome = $0.phase { throw Crash() } },
                stopped: { silent ? "storm" : nil })
            let sent = here.tenant.sent[before...]
            if silent { #expect(sent.isEmpty) }
            cutOff += sent.map { ($0.target, here.tenant.now()) }
            let recent = cutOff.filter { $0.at.advanced(by: .seconds(3600)) > here.tenant.now() }
            #expect(Set(recent.map(\.target)).count <= 4)
        }
        let made = here.tenant.sent.filter { $0.verb == .suspend }.map(\.action)
        #expect(Set(made).count == made.count, "somebody was suspended twice without being let in again")
    }

    @Test(arguments: 0..<40)
    func `no secret is made twice for one alert, by whatever plan, before and after whatever crash`(
        seed: Int
    ) async throws {
        let here = try Installation()
        defer { here.remove() }
        var draw = Draw(seed: UInt64(seed) + 1001)
        var plans: [Plan] = []
        var made: [String: Int] = [:]
        for _ in 0..<30 {
            here.tenant.pass(1 + draw.number(below: 900))
            if plans.isEmpty || draw.number(below: 3) > 0 { plans.append(rotation(here, &draw)) }
            here.tenant.state.withLock { $0.faults = faults(&draw) }
            let (plan, fatal) = (plans[draw.number(below: plans.count)], draw.number(below: 6))
            let before = here.tenant.sent.count
            _ = try? await here.apply(
                plan,
                { around in
                    around.rules.cooldown = .zero
                    around.rules.caps.targets = 100
                    around.approval = .given(by: ["olga", "paul"], interrupting: [])
                },
                crash: { record in
                    // Before it is sent, and after it was answered.
                    if fatal == 0, record.isIntent { throw Crash() }
                    if fatal == 1, case .outcome = record.phase { throw Crash() }
                })
            for change in here.tenant.sent[before...] { made[plan.key(of: change), default: 0] += 1 }
        }
        #expect(!made.isEmpty && made.values.allSatisfy { $0 == 1 }, "\(made)")
    }

    @Test(arguments: 0..<40)
    func `of plans of every sort, several changes in flight, taken back and ended at any step, the same holds`(
        seed: Int
    ) async throws {
        let here = try Installation()
        defer { here.remove() }
        var draw = Draw(seed: UInt64(seed) + 2001)
        var plans: [Plan] = []
        var cutOff: [(target: Subject, at: Moment)] = []
        var made: [String: Int] = [:]
        for _ in 0..<30 {
            here.tenant.pass(1 + draw.number(below: 900))
            if plans.isEmpty || draw.number(below: 3) > 0 { plans.append(mixed(here, &draw)) }
            let plan = plans[draw.number(below: plans.count)]
            if draw.number(below: 5) == 0 { plans += try await taking(plan, back: here) }
            here.tenant.state.withLock { $0.faults = faults(&draw) }
            let (silent, before) = (draw.number(below: 6) == 0, here.tenant.sent.count)
            _ = try? await here.apply(
                plan, { $0 = .capped($0) }, stopped: { silent ? "storm" : nil },
                until: Stoppage(at: draw.number(below: 3) == 0 ? 1 + draw.number(below: 14) : 0))
            let sent = here.tenant.sent[before...]
            if silent { #expect(sent.isEmpty) }
            for change in sent where !change.verb.isRepeatable { made[plan.key(of: change), default: 0] += 1 }
            cutOff += sent.filter(\.verb.cutsOff).map { ($0.target, here.tenant.now()) }
            let recent = cutOff.filter { $0.at.advanced(by: .seconds(3600)) > here.tenant.now() }
            #expect(Set(recent.map(\.target)).count <= 4)
        }
        #expect(made.values.allSatisfy { $0 == 1 }, "\(made)")
        try await check(here)
    }

    /// What was sent is on record, what is settled is noted no more, and nobody is suspended twice without being let in again.
    private func check(_ here: Installation) async throws {
        let journal = try await here.journal()
        let begun = Set(journal.records.filter(\.isIntent).map(\.change.action))
        #expect(Set(here.tenant.sent.map(\.action)).isSubset(of: begun))
        for plan in journal.plans {
            for number in plan.changes.indices.map({ $0 + 1 }) {
                let own = journal.records.filter { $0.plan == plan.id && $0.number == number && !$0.phase.isHeld }
                let ends = own.indices.filter { own[$0].phase.isSettled }
                #expect(ends.isEmpty || ends == [own.endIndex - 1], "\(own)")
            }
        }
        var suspended: [Subject: Bool] = [:]
        for change in here.tenant.sent where [.suspend, .disableClient].contains(change.verb) || change.verb.letsIn {
            #expect(suspended[change.target] != !change.verb.letsIn, "\(change.action) was made twice")
            suspended[change.target] = !change.verb.letsIn
        }
    }

    private func taking(_ plan: Plan, back here: Installation) async throws -> [Plan] {
        let undo = try await here.journal().undo(of: plan).changes
        guard !undo.isEmpty else { return [] }
        return [here.plan(undo, trigger: plan.id, playbook: nil, undoing: plan.id)]
    }

    /// One to three targets, and up to three changes to each.
    private func mixed(_ here: Installation, _ draw: inout Draw) -> Plan {
        let changes = (0..<1 + draw.number(below: 3)).flatMap { _ -> [Change] in
            if draw.number(below: 3) == 0 {
                let client = Subject(.client, "client-\(draw.number(below: 3))")
                return [Change(draw.number(below: 2) == 0 ? .disableClient : .rotateSecret, client)]
            }
            let person = Subject.person(draw.number(below: 8))
            let grants = Change.Detail.grants([.init("r-\(draw.number(below: 2))", in: "*"), .init("r-2", in: "*")])
            let all = [
                Change(.suspend, person), Change(.endSessions, person), Change(.removeGrants, person, grants),
            ]
            return Array(all.suffix(1 + draw.number(below: 3)))
        }
        return here.plan(changes, trigger: "alert-\(draw.number(below: 6))")
    }

    /// Of the same client for the same alert there are several, each a plan of its own.
    private func rotation(_ here: Installation, _ draw: inout Draw) -> Plan {
        let client = Subject(.client, "client-\(draw.number(below: 3))")
        return here.plan(
            [Change(.rotateSecret, client)], trigger: "alert-\(draw.number(below: 3))",
            playbook: draw.number(below: 2) == 0 ? nil : "rotate-client")
    }

    private func plan(_ here: Installation, _ draw: inout Draw) -> Plan {
        let first = draw.number(below: 12)
        let targets = (first..<first + 1 + draw.number(below: 3)).map { Subject.person($0) }
        return here.plan(
            targets.map { Change(.suspend, $0) }, trigger: "alert-\(draw.number(below: 6))",
            playbook: draw.number(below: 2) == 0 ? "lock-out" : "stop-client")
    }

    private func faults(_ draw: inout Draw) -> [FakeTenant.Fault] {
        let all: [FakeTenant.Fault] = [.lost, .answerLost, .refused]
        return (0..<draw.number(below: 3)).map { _ in all[draw.number(below: all.count)] }
    }
}

/// The same numbers for the same seed (SplitMix64).
struct Draw {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func number(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}

extension Circumstances {

    /// At most four things an hour, three at a time, agreed to beforehand.
    fileprivate static func capped(_ around: Circumstances) -> Circumstances {
        var around = around
        around.rules.caps.targets = 4
        around.rules.caps.percent = 100
        around.rules.caps.ramp = 3
        around.approval = .given(by: ["olga", "paul"], interrupting: [])
        return around
    }
}

extension Verb {
    fileprivate var letsIn: Bool { [.reinstate, .enableClient].contains(self) }
}

extension ChangeRecord.Phase {
    fileprivate var isHeld: Bool {
        switch self {
        case .held, .left: true
        case .intent, .outcome: false
        }
    }

    fileprivate var isSettled: Bool { if case .outcome(let outcome, _, _) = self { outcome.isSettled } else { false } }
}
