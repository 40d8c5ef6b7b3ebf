import ContactCenter
public import Platforms
public import Redaction
public import Response

/// Carries out one plan: every change through every gate, noted before it is made, made, read back, noted again.
///
/// Targets are taken on one first, then two at a time, then four, up to eight: each batch is read back before the next,
/// and too many failures stop the rest. The changes to one target keep their order, and the first that does not take
/// leaves the later ones of its target alone.
///
/// A plan that makes a tenant after another goes wave by wave, a kind at a time: what of a kind does not wait for each
/// other is sent together and read back together, and the batches begin with one again for each kind.
///
/// What the platform makes only switched on is switched off by the very next request, whatever says stop meanwhile; what an
/// earlier run left on is switched off before anything else.
public actor Applying {
    let plan: Plan
    let hands: TenantHands

    /// The changes to each target, by their numbers.
    let numbers: [Subject: [Int]]
    private let log: ChangeLog
    private let clock: WallClock
    private let again: Set<Int>
    private let stopped: @Sendable () -> String?
    private(set) var circumstances: Circumstances
    private(set) var journal: Journal

    /// The change of whose wave the lists were read.
    var gathered: Change?

    /// How many people this run took off each queue: the platform's figures lag behind.
    private var taken: [String: Int] = [:]
    private(set) var results: [Int: Applied] = [:]
    var breaker = CircuitBreaker()

    /// The same of what was sent together, answered, and then read back: a yes is no proof.
    var readBacks = CircuitBreaker()

    /// What was sent and is not read back yet, by the number of its change: whether the answer was a failure.
    var underWay: [Int: Bool] = [:]

    /// How many changes were tried in this run, and how many of them failed.
    private var tally = (tried: 0, failed: 0)

    /// What may be on there and could not be switched off, by the number of its change, with why.
    var stillOn: [Int: PlatformError] = [:]
    private let jitter: @Sendable () -> Double
    private var reveal: @Sendable (Change, Secret) async -> Void = { _, _ in }
    private(set) var switched: @Sendable (MadeOn) async -> Void = { _ in }

    /// - Parameters:
    ///   - circumstances: What is known but for the time, the journal, and what people are doing.
    ///   - stopped: Why nothing more is to be sent, asked before every request; nil where nobody said stop.
    ///   - again: The changes to be made again though nobody can tell whether they were made: somebody said so.
    ///   - jitter: 0 to 1: how much of the longest wait passes before a request is sent again.
    public init(
        _ plan: Plan, in circumstances: Circumstances, journal: Journal, by hands: TenantHands, into log: ChangeLog,
        clock: WallClock, stopped: @escaping @Sendable () -> String?, again: Set<Int> = [],
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.plan = plan
        numbers = Dictionary(grouping: plan.changes.indices.map { $0 + 1 }) { plan.changes[$0 - 1].target }
        self.circumstances = circumstances
        self.journal = journal
        self.hands = hands
        self.log = log
        self.clock = clock
        self.again = again
        self.stopped = stopped
        self.jitter = jitter
    }

    /// Carries it out, as far as the gates let it.
    ///
    /// - Parameter progress: Told each change as it is settled.
    /// - Throws: ``LedgerStore/LedgerError`` where the journal cannot be written: then nothing more is sent.
    /// - Returns: What became of each change, in their order.
    ///
    /// - Parameters:
    ///   - reveal: Told a new secret as soon as there is one, before anything else can go wrong: it is said once and kept
    ///     nowhere.
    ///   - switched: Told as soon as something cannot be switched off, before anything else can go wrong; and how it is with
    ///     what an earlier run may have left on.
    ///   - permit: Asked before anything is made, once what an earlier run left on is off; what it throws ends the run.
    public func run(
        _ progress: @escaping @Sendable (Applied) async -> Void = { _ in },
        reveal: @escaping @Sendable (Change, Secret) async -> Void = { _, _ in },
        switched: @escaping @Sendable (MadeOn) async -> Void = { _ in },
        permit: @Sendable () async throws -> Void = {}
    ) async throws -> [Applied] {
        self.reveal = reveal
        self.switched = switched
        if plan.rebuilds { await switchOffLeftovers() }
        try await permit()
        if plan.rebuilds {
            for wave in waves { try await takeWave(wave, progress) }
        } else {
            try await takeTargets(progress)
        }
        return applied
    }

    /// What became of each change that was come to.
    private var applied: [Applied] {
        plan.changes.indices.compactMap { place in
            results[place + 1].map { applied in
                var applied = applied
                applied.isLeftOn = stillOn[applied.number] != nil
                return applied
            }
        }
    }

    /// How many are taken on before anybody looks how that went.
    var ramp: Int { max(circumstances.rules.caps.ramp, 1) }

    private func takeTargets(_ progress: @escaping Progress) async throws {
        var waiting = byTarget()[...]
        var width = ramp
        while !waiting.isEmpty {
            if let why = tooManyFailures {
                for steps in waiting { for step in steps { keep(step.left(because: why)) } }
                break
            }
            let batch = Array(waiting.prefix(width))
            waiting = waiting.dropFirst(width)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for steps in batch { group.addTask { try await self.take(steps, progress) } }
                try await group.waitForAll()
            }
            widen(&width, after: Array(batch.joined()), to: Self.widest)
        }
    }

    /// What an earlier run came to says nothing about how this one goes.
    func widen(_ width: inout Int, after batch: [Step], to widest: Int) {
        if batch.contains(where: { results[$0.number]?.isReplayed == false }) { width = min(width * 2, widest) }
    }

    typealias Progress = @Sendable (Applied) async -> Void
    private static let widest = 8

    /// A change and its place in the plan.
    struct Step: Sendable {
        let number: Int
        let change: Change

        /// Whether it is the first of its person that takes them off their queues.
        let takesOffQueue: Bool

        func left(because why: String) -> Applied { Applied(number: number, change: change, .left(because: why)) }
    }

    /// The steps of each target, the targets in the order in which they come first.
    private func byTarget() -> [[Step]] {
        var places: [Subject: Int] = [:]
        var steps: [[Step]] = []
        for (place, change) in plan.changes.enumerated() {
            let known = places[change.target] ?? steps.count
            if known == steps.count { steps.append([]) }
            places[change.target] = known
            let isFirst = !steps[known].contains { $0.change.verb.interruptsPerson }
            steps[known].append(
                Step(number: place + 1, change: change, takesOffQueue: change.verb.interruptsPerson && isFirst))
        }
        return steps
    }

    /// Takes in what became of a change.
    func keep(_ applied: Applied) {
        results[applied.number] = applied
        guard applied.wasTried else { return }
        tally.tried += 1
        if !applied.isSettled { tally.failed += 1 }
    }

    var tooManyFailures: String? {
        let tried = tally.tried + underWay.count
        let failed = tally.failed + underWay.values.count { $0 }
        guard failed * 100 > tried * circumstances.rules.caps.errors else { return nil }
        return "\(failed) of \(tried) changes failed, so the rest was left"
    }

    private func take(_ steps: [Step], _ progress: @Sendable (Applied) async -> Void) async throws {
        for (place, step) in steps.enumerated() {
            let applied = try await apply(step)
            keep(applied)
            await progress(applied)
            guard !applied.isSettled, !applied.isOnlyShown else { continue }
            for later in steps[(place + 1)...] {
                keep(later.left(because: "change \(step.number), to the same thing, was not made"))
            }
            return
        }
    }
}

extension Applying {

    /// What became of a change before anything was sent for it.
    enum Opened: Sendable {

        /// Nothing is to be sent.
        case settled(Applied)

        /// Its intent is noted; this is how its target was before.
        case begun(Seen)
    }

    /// One change, from the gates to the outcome.
    private func apply(_ step: Step) async throws -> Applied {
        switch try await open(step) {
        case .settled(let applied): applied
        case .begun(let before): try await send(step, before)
        }
    }

    /// What an earlier run came to; nil where it is still to be made.
    func replayed(_ step: Step) -> Applied? {
        guard case .outcome(let outcome, _, let because) = journal.last(step.number, of: plan)?.phase,
            outcome.isSettled
        else { return nil }
        return Applied(
            number: step.number, change: step.change, .outcome(outcome, because: because), isReplayed: true)
    }

    /// One change, from the gates to its intent.
    func open(_ step: Step) async throws -> Opened {
        if case .intent = journal.last(step.number, of: plan)?.phase { return try await reconcile(step) }
        if let applied = replayed(step) { return .settled(applied) }
        if hands.isMadeOn(step.change), journal.mayHaveMade(step.number, of: plan) { return try await reconcile(step) }
        if case .outcome(.unknown, _, let because) = journal.last(step.number, of: plan)?.phase,
            !again.contains(step.number)
        {
            // What is made by its name is found by its name: anybody can tell.
            if step.change.verb.rebuilds { return try await reconcile(step) }
            return .settled(step.left(because: because + "; look, and then apply it again or discard it"))
        }
        if let why = breaker.opened(for: step.change) { return .settled(step.left(because: why)) }
        let clearance = try await clearance(of: step)
        guard clearance.outcome == .go else { return .settled(try await hold(step, clearance)) }
        switch await look(step) {
        case .success(let before): return try await make(step, before, clearance)
        case .failure(let error):
            return .settled(try await settle(step, .failed, nil, because: error.description))
        }
    }

    private func look(_ step: Step) async -> Result<Seen, PlatformError> {
        do throws(PlatformError) {
            return .success(try await hands.look(step.change))
        } catch {
            return .failure(error)
        }
    }

    private func clearance(of step: Step) async throws -> Clearance {
        if step.change.verb.interruptsPerson { circumstances.live[step.change.target] = await live(step.change.target) }
        circumstances.now = clock.now()
        circumstances.stopped = stopped()
        circumstances.past = journal.past
        let clearance = Guard(plan, in: circumstances).clearance(of: step.change)
        // Held by nobody else, so that the journal grows in place.
        circumstances.past = Past()
        // Whoever comes next counts them as gone before the platform does.
        if clearance.outcome == .go, step.takesOffQueue {
            for queue in circumstances.live[step.change.target]?.queues.value ?? [] {
                taken[queue.queue, default: 0] += 1
            }
        }
        return clearance
    }

    private func live(_ subject: Subject) async -> Live {
        var live = await hands.live(subject)
        let taken = taken
        live.queues = live.queues.map { queues in
            queues.map { Live.Staffing($0.queue, onQueue: $0.onQueue - (taken[$0.queue] ?? 0)) }
        }
        return live
    }

    private func hold(_ step: Step, _ clearance: Clearance) async throws -> Applied {
        try await note(.held(clearance.outcome), of: step, gates: clearance.verdicts)
        return Applied(number: step.number, change: step.change, .held(clearance))
    }

    private func make(_ step: Step, _ before: Seen, _ clearance: Clearance) async throws -> Opened {
        if before.isDone {
            await foundOff(step)
            return .settled(
                try await settle(step, .already, before, because: "it was so before", gates: clearance.verdicts))
        }
        if let expected = step.change.expects, before.mark != expected {
            return .settled(
                try await settle(
                    step, .failed, before, because: "it was changed since: nothing is taken back over somebody's head"))
        }
        try await note(.intent(before), of: step, gates: clearance.verdicts)
        return .begun(before)
    }

    /// Why nothing more is sent for a change that is begun; nil where it goes on.
    var halted: String? {
        if let why = stopped() { return why }
        return plan.ended(at: clock.now())
    }

    /// Sends a change whose intent is noted, and reads back.
    ///
    /// An answer that was lost says nothing: the target is looked at before anything is sent again.
    ///
    /// - Parameter sent: How the first request ended, where it was sent already.
    func send(_ step: Step, _ before: Seen, sent: Sent? = nil) async throws -> Applied {
        for attempt in 1...Self.tries {
            // What was sent before the others of its batch was counted as soon as it was answered.
            let isCounted = sent != nil && attempt == 1
            if !isCounted, let why = halted {
                return try await settle(step, attempt > 1 ? unproved(step) : .failed, nil, because: why)
            }
            await pause(before: attempt)
            let lost: PlatformError? = if let sent, isCounted { sent.lost } else { await sendOnce(step, before) }
            if let lost, lost.isUntried { return try await untried(step, lost) }
            let after = await lookAfter(step, lost)
            if let after, after.isDone {
                if !isCounted || lost != nil { breaker.succeeded(step.change) }
                readBacks.succeeded(step.change)
                await foundOff(step)
                return try await settle(step, .done, after, because: "read back")
            }
            guard let lost else { return try await unseen(step, after) }
            guard lost.mayHaveArrived, after != nil, step.change.verb.isRepeatable, attempt < Self.tries else {
                if sent == nil { breaker.failed(step.change, isUnanswered: lost.mayHaveArrived) }
                let unseen: ChangeRecord.Outcome = after?.isVisible != true ? .unknown : unproved(step)
                let outcome = lost.mayHaveArrived ? unseen : .failed
                return try await settle(step, outcome, after, because: lost.description)
            }
        }
        return try await settle(step, .failed, nil, because: "it did not take")
    }

    /// What has been sent and was not seen: of what is made switched on, or takes its time, the next run has to look again.
    private func unproved(_ step: Step) -> ChangeRecord.Outcome { mayYetShow(step.change) ? .unknown : .failed }

    /// Whether that it is not there says nothing yet.
    func mayYetShow(_ change: Change) -> Bool { hands.isMadeOn(change) || hands.mayTake(change) != nil }

    /// What has to wait for something else says nothing about how the rest goes, and is no failure.
    func untried(_ step: Step, _ lost: PlatformError) async throws -> Applied {
        _ = try await settle(step, .failed, nil, because: lost.description)
        return step.left(because: lost.description)
    }

    /// The target after a request; what stands there switched on is switched off before anybody waits or stops.
    private func lookAfter(_ step: Step, _ lost: PlatformError?) async -> Seen? {
        let isMadeOn = hands.isMadeOn(step.change)
        let mayLag = lost == nil && !isMadeOn && readBacks.opened(for: step.change) == nil
        let after = await settledLook(step, mayLag: mayLag)
        guard isMadeOn, after?.isDone != true, lost?.mayHaveArrived ?? true else { return after }
        await switchOff(step)
        return await settledLook(step, mayLag: false)
    }

    static let tries = 3

    func pause(before attempt: Int) async {
        guard attempt > 1 else { return }
        try? await clock.sleep(.milliseconds(Int(Double(500 << attempt) * jitter())))
    }

    /// Sends the request of a change once, shows a new secret at once, and switches off what the platform makes only on.
    ///
    /// - Returns: What went wrong with the change itself.
    func sendOnce(_ step: Step, _ before: Seen) async -> PlatformError? {
        var lost: PlatformError?
        do throws(PlatformError) {
            if let secret = try await hands.make(step.change, before) { await reveal(step.change, secret) }
        } catch {
            lost = error
        }
        // What was refused made nothing.
        if lost?.mayHaveArrived ?? true { await switchOff(step) }
        return lost
    }

    /// The target after a request: looked at again for a while where the platform said yes and is still about it.
    private func settledLook(_ step: Step, mayLag: Bool) async -> Seen? {
        for wait in [Duration.zero] + (mayLag ? Self.patience : []) {
            if wait > .zero { try? await clock.sleep(wait) }
            guard let seen = try? await look(step).get() else { return nil }
            if seen.isDone || !seen.isVisible { return seen }
            if wait == Self.patience.last || !mayLag { return seen }
        }
        return nil
    }

    /// Publishing, closing and switching off go on behind the answer: nine seconds in all.
    private static let patience: [Duration] = [.milliseconds(250), .milliseconds(750), .seconds(2), .seconds(6)]

    /// The platform said yes, and the target does not show it.
    private func unseen(_ step: Step, _ after: Seen?) async throws -> Applied {
        guard let after else {
            failedReadBack(step.change, isUnanswered: true)
            return try await settle(
                step, .unknown, nil, because: "the platform said yes, and it could not be read back")
        }
        guard after.isVisible else {
            breaker.succeeded(step.change)
            return try await settle(
                step, .acknowledged, after, because: "the platform said yes; nothing can be read back")
        }
        failedReadBack(step.change, isUnanswered: false)
        return try await settle(step, .failed, after, because: "the platform said yes, and it is not so")
    }

    /// What is sent together is answered long before it is read back: the two are counted apart.
    func failedReadBack(_ change: Change, isUnanswered: Bool) {
        if plan.rebuilds {
            readBacks.failed(change, isUnanswered: isUnanswered)
        } else {
            breaker.failed(change, isUnanswered: isUnanswered)
        }
    }

    /// An intent without an outcome: somebody stopped us in the middle.
    private func reconcile(_ step: Step) async throws -> Opened {
        let now: Seen
        switch await look(step) {
        case .failure(let error): return .settled(step.left(because: error.description))
        case .success(let seen): now = seen
        }
        if now.isDone {
            await foundOff(step)
            return .settled(
                try await settle(step, .done, now, because: "made before we were stopped; read back now"))
        }
        if let why = stillUnderWay(step) { return .settled(step.left(because: why)) }
        guard now.isVisible || step.change.verb.isRepeatable else {
            return .settled(
                try await settle(
                    step, .unknown, now,
                    because: "we were stopped in the middle, and nobody can tell whether it was made"))
        }
        if let why = breaker.opened(for: step.change) { return .settled(step.left(because: why)) }
        let clearance = try await clearance(of: step)
        guard clearance.outcome == .go else { return .settled(try await hold(step, clearance)) }
        // Begun again, and so counted again from now on.
        return try await make(step, now, clearance)
    }

    /// That the platform may still be about what was sent for a change; nil where it cannot be any more.
    private func stillUnderWay(_ step: Step) -> String? {
        guard let longest = hands.mayTake(step.change), let last = journal.last(step.number, of: plan) else {
            return nil
        }
        let over = last.at.advanced(by: longest)
        guard clock.now() < over else { return nil }
        return "what was sent for it may be under way until \(over.iso8601): apply the plan again then"
    }

    func settle(
        _ step: Step, _ outcome: ChangeRecord.Outcome, _ seen: Seen?, because: String, gates: [Gate.Verdict] = []
    ) async throws -> Applied {
        let (outcome, because) = reasonStillOn(step).map { (.unknown, $0) } ?? (outcome, because)
        try await note(.outcome(outcome, seen, because: because), of: step, gates: gates)
        return Applied(
            number: step.number, change: step.change, .outcome(outcome, because: because))
    }

    /// Returns when the disk has it.
    private func note(_ phase: ChangeRecord.Phase, of step: Step, gates: [Gate.Verdict] = []) async throws {
        let record = ChangeRecord(
            phase, of: step.change, number: step.number, in: plan, at: clock.now(), gates: gates,
            dependents: circumstances.dependents[step.change.target]?.value ?? [])
        try await log.record(record)
        journal.take(record)
    }
}

extension PlatformError {

    /// Whether the platform may have done it all the same.
    var mayHaveArrived: Bool { if case .retry = advice { true } else { false } }
}
