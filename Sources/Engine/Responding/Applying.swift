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
/// What is held whatever the platform would say is held at once, with one record a reason. Between batches whoever else waits for
/// the ledger writes, and what they wrote is reckoned with.
///
/// What the platform makes only switched on is switched off by the very next request, whatever says stop meanwhile; what an
/// earlier run left on is switched off before anything else.
public actor Applying {
    let plan: Plan
    let hands: TenantHands

    /// The changes to each target, by their numbers.
    let numbers: [Subject: [Int]]
    let log: ChangeLog
    let clock: WallClock
    let again: Set<Int>
    let stopped: @Sendable () -> String?
    var circumstances: Circumstances
    var journal: Journal

    /// The change of whose wave the lists were read.
    var gathered: Change?

    /// How many people this run took off each queue: the platform's figures lag behind.
    var taken: [String: Int] = [:]

    /// Whom it counted as gone from their queues.
    var counted: Set<Subject> = []
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
    let jitter: @Sendable () -> Double

    /// The journal as the ledger has it after others wrote; nil where nobody is given way to.
    let reread: (@Sendable () async throws -> Journal)?

    /// Who agreed, as the ledger has it after others wrote; nil where that cannot have changed.
    let agreed: (@Sendable () throws -> Approval)?
    private(set) var reveal: @Sendable (Change, Secret) async -> Void = { _, _ in }
    private(set) var switched: @Sendable (MadeOn) async -> Void = { _ in }

    /// - Parameters:
    ///   - circumstances: What is known but for the time, the journal, and what people are doing.
    ///   - stopped: Why nothing more is to be sent, asked before every request; nil where nobody said stop.
    ///   - again: The changes to be made again though nobody can tell whether they were made: somebody said so.
    ///   - jitter: 0 to 1: how much of the longest wait passes before a request is sent again.
    ///   - reread: Reads the journal again once others wrote; without it nobody is given way to.
    ///   - agreed: Reads again who agreed, right after that.
    public init(
        _ plan: Plan, in circumstances: Circumstances, journal: Journal, by hands: TenantHands, into log: ChangeLog,
        clock: WallClock, stopped: @escaping @Sendable () -> String?, again: Set<Int> = [],
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        reread: (@Sendable () async throws -> Journal)? = nil, agreed: (@Sendable () throws -> Approval)? = nil
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
        self.reread = reread
        self.agreed = agreed
    }

    /// Carries it out, as far as the gates let it.
    ///
    /// - Parameters:
    ///   - progress: Told each change as it is settled; of those held for the same reason at once, the first.
    ///   - reveal: Told a new secret as soon as there is one, before anything else can go wrong: it is said once and kept
    ///     nowhere.
    ///   - switched: Told as soon as something cannot be switched off, before anything else can go wrong; and how it is with
    ///     what an earlier run may have left on.
    ///   - permit: Asked before anything is made, once what an earlier run left on is off; what it throws ends the run.
    /// - Throws: ``LedgerStore/LedgerError`` where the journal cannot be written: then nothing more is sent.
    /// - Returns: What became of each change, in their order.
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
        try await holdTogether(progress)
        if plan.rebuilds {
            for wave in waves { try await takeWave(wave, progress) }
        } else {
            try await takeTargets(progress)
        }
        try await noteLeft()
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
            guard !waiting.isEmpty, try await betweenBatches(progress) else { continue }
            waiting = waiting.filter { steps in steps.contains { results[$0.number] == nil } }[...]
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

        func left(because why: String) -> Applied { Applied(number: number, change: change, .left(because: why)) }
    }

    /// The steps of each target, the targets in the order in which they come first.
    private func byTarget() -> [[Step]] {
        var places: [Subject: Int] = [:]
        var steps: [[Step]] = []
        for (place, change) in plan.changes.enumerated() where results[place + 1] == nil {
            let known = places[change.target] ?? steps.count
            if known == steps.count { steps.append([]) }
            places[change.target] = known
            steps[known].append(Step(number: place + 1, change: change))
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
