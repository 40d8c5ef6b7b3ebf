import ContactCenter
import Engine
import Foundation
import Platforms
import Redaction
import Rehearsals
import Response
import Synchronization

/// A tenant in memory: who is active, what was sent, and what goes wrong with it.
final class FakeTenant: Sendable {
    struct State {
        var suspended: Set<Subject> = []

        /// What was taken away of what everybody holds.
        var taken: [Subject: Set<Change.RoleInDivision>] = [:]
        var versions: [Subject: Int] = [:]
        var sent: [Change] = []
        var looks = 0
        var faults: [Fault] = []
        var live: [Subject: Live] = [:]

        /// Whose doings were asked for, each time.
        var asked: [Subject] = []
        var names: [Subject: String] = [:]
        var gone: Set<Subject> = []

        /// What happens once something was sent.
        var afterwards: @Sendable (inout State) -> Void = { _ in }
    }

    /// What happens to the next request that changes something.
    enum Fault: Hashable {

        /// Nothing arrives.
        case lost

        /// It is done, and the answer is lost.
        case answerLost
        case refused

        /// The platform says yes and does nothing.
        case ignored
    }

    let state = Mutex(State())
    let time = RehearsalTime(at: began)
    static let began = Moment(milliseconds: 1_800_000_000_000)

    var clock: WallClock { time.clock }

    func now() -> Moment { time.now }
    func pass(_ seconds: Int) { time.advance(.seconds(seconds)) }

    var sent: [Change] { state.withLock { $0.sent } }
    var suspended: Set<Subject> { state.withLock { $0.suspended } }

    func fail(_ faults: Fault...) { fail(faults) }
    func fail(_ faults: [Fault]) { state.withLock { $0.faults = faults } }

    /// Somebody else changes the thing.
    func touch(_ subject: Subject) { state.withLock { $0.versions[subject, default: 1] += 1 } }

    var hands: TenantHands {
        TenantHands(
            look: { change throws(PlatformError) in
                if self.state.withLock({ $0.gone.contains(change.target) }) { throw .gone }
                var seen = self.look(change)
                seen.name = self.state.withLock { $0.names[change.target] }
                return seen
            },
            make: { change, _ throws(PlatformError) in try self.make(change) },
            live: { subject in
                self.state.withLock { state in
                    state.asked.append(subject)
                    return state.live[subject]
                } ?? Live(interacting: .observed(nil), queues: .observed([]))
            })
    }

    private func look(_ change: Change) -> Seen {
        state.withLock { state in
            state.looks += 1
            switch change.verb {
            case .suspend, .disableClient:
                return Seen(
                    isDone: state.suspended.contains(change.target),
                    mark: "\(state.versions[change.target, default: 1])")
            case .reinstate, .enableClient:
                return Seen(
                    isDone: !state.suspended.contains(change.target),
                    mark: "\(state.versions[change.target, default: 1])"
                )
            case .removeGrants, .restoreGrants: return state.grants(change)
            default: return .nothing
            }
        }
    }

    private func make(_ change: Change) throws(PlatformError) -> Secret? {
        let fault = state.withLock { $0.faults.isEmpty ? nil : $0.faults.removeFirst() }
        switch fault {
        case .lost: throw .lost
        case .refused: throw .refused
        case .ignored: state.withLock { $0.sent.append(change) }
        case .answerLost:
            take(change)
            throw .lost
        case nil: take(change)
        }
        return change.verb == .rotateSecret ? Secret("new secret") : nil
    }

    private func take(_ change: Change) {
        state.withLock { state in
            state.sent.append(change)
            state.versions[change.target, default: 1] += 1
            if [.suspend, .disableClient].contains(change.verb) { state.suspended.insert(change.target) }
            if [.reinstate, .enableClient].contains(change.verb) { state.suspended.remove(change.target) }
            if case .grants(let grants) = change.detail {
                let taken = state.taken[change.target] ?? []
                state.taken[change.target] =
                    change.verb == .removeGrants ? taken.union(grants) : taken.subtracting(grants)
            }
            state.afterwards(&state)
        }
    }
}

extension FakeTenant.State {

    /// What is held of the grants a change names.
    fileprivate func grants(_ change: Change) -> Seen {
        guard case .grants(let grants) = change.detail else { return .nothing }
        let taken = taken[change.target] ?? []
        let held = grants.filter { !taken.contains($0) }
        let isDone = change.verb == .removeGrants ? held.isEmpty : held.count == grants.count
        let before = change.verb == .removeGrants ? held : grants.filter(taken.contains)
        return Seen(isDone: isDone, mark: Change.Detail.grants(held).mark, before: .grants(before))
    }
}

extension PlatformError {
    static let lost = PlatformError(call: "PATCH", reason: "broke off", advice: .retry(after: .seconds(60)))
    static let gone = PlatformError(
        call: "GET", reason: "found nothing there", advice: .checkSetup("was it deleted?"), isGone: true)
    static let refused = PlatformError(call: "PATCH", reason: "was refused", advice: .grant(permission: "p"))
}

/// One installation on a disk of its own: restarted as often as wanted, and what is durable stays.
struct Installation {
    let tenant = FakeTenant()
    let folder: TenantFolder

    init() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("responding-\(UUID().uuidString)")
        folder = try DataDirectory(place).tenant(platform: "fake", organization: "acme")
    }

    func remove() { try? FileManager.default.removeItem(at: folder.folder) }

    func plan(
        _ changes: [Change], trigger: String = "alert-1", playbook: Playbook.ID? = "lock-out",
        undoing undoes: String? = nil, isAnnounced: Bool = false
    ) -> Plan {
        Plan(
            changes, playbook: playbook, because: "a test", trigger: trigger, by: "vera", at: tenant.now(),
            until: tenant.now().advanced(by: .seconds(8 * 3600)), on: "c0ffee", log: "linewarden/acme", undoing: undoes,
            isAnnounced: isAnnounced)
    }

    /// Where changes are noted, with a plan on record.
    func recorded(
        _ plan: Plan, crash: @escaping @Sendable (ChangeRecord) throws -> Void
    ) async throws -> (log: ChangeLog, journal: Journal) {
        let log = try ChangeLog(folder, source: "test", before: crash)
        var journal = try await log.journal(from: folder)
        if journal.plan(plan.id) == nil {
            try await log.record(plan, at: tenant.now())
            journal.take(plan)
        }
        return (log, journal)
    }

    /// Starts, carries a plan out, and ends: nothing but the disk is left of it.
    @discardableResult
    func apply(
        _ plan: Plan, again: Set<Int> = [], _ adjust: (inout Circumstances) -> Void = { _ in },
        crash: @escaping @Sendable (ChangeRecord) throws -> Void = { _ in },
        stopped: @escaping @Sendable () -> String? = { nil },
        telling: @escaping @Sendable (Applied) async -> Void = { _ in }, until stop: Stoppage = Stoppage(),
        reveal: @escaping @Sendable (Change, Secret) async -> Void = { _, _ in }
    ) async throws -> [Applied] {
        let (log, journal) = try await recorded(plan) { record in
            try crash(record)
            try stop.reach()
        }
        var around = circumstances
        adjust(&around)
        let applying = Applying(
            plan, in: around, journal: journal, by: tenant.hands.ending(at: stop), into: log, clock: tenant.clock,
            stopped: stopped, again: again, jitter: { 0.5 })
        return try await applying.run(telling, reveal: reveal)
    }

    func journal() async throws -> Journal {
        let log = try ChangeLog(folder, source: "test")
        return try await log.journal(from: folder)
    }

    var circumstances: Circumstances {
        var rules = SafetyRules()
        rules.mode = .automatic
        rules.modes = ["lock-out": .automatic, "stop-client": .automatic]
        rules.cleanRuns = 0
        rules.notice = .zero
        rules.caps.errors = 100
        return Circumstances(
            now: tenant.now(), rules: rules, population: Population(active: 1000, administrators: .observed([])))
    }
}

/// We are stopped.
struct Crash: Error {}

extension [Applied] {
    var outcomes: [ChangeRecord.Outcome?] {
        map { one in if case .outcome(let outcome, _) = one.result { outcome } else { nil } }
    }
}

extension Subject {
    static func person(_ number: Int) -> Subject { Subject(.person, "person-\(number)") }
}
