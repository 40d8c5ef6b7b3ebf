import ContactCenter
import Platforms
import Response

// A plan that makes a tenant after another: a kind at a time, sent together and read back together.

extension Applying {

    /// A request that was sent before the others of its batch were.
    struct Sent: Sendable {
        let step: Step
        let before: Seen

        /// What went wrong; nil where the platform said yes.
        let lost: PlatformError?
    }

    /// Changes that do not wait for each other: the same verb, of one kind.
    var waves: [[Step]] {
        var waves: [[Step]] = []
        for (place, change) in plan.changes.enumerated() {
            let step = Step(number: place + 1, change: change)
            if let last = waves.last?.last?.change, last.isSameWave(as: change) {
                waves[waves.count - 1].append(step)
            } else {
                waves.append([step])
            }
        }
        return waves
    }

    /// Batch by batch; one that trouble ended early leaves what it did not come to for the next.
    func takeWave(_ wave: [Step], _ progress: @escaping Progress) async throws {
        for step in wave { if let applied = replayed(step) { await tell(applied, progress) } }
        var waiting = wave.filter { results[$0.number] == nil }
        var width = ramp
        while let first = waiting.first {
            if let why = trouble(with: first) {
                for step in waiting { keep(step.left(because: reasonStillOn(step) ?? why)) }
                return
            }
            let batch = apart(waiting.prefix(width))
            let rest = try await takeTogether(batch, of: waiting, progress)
            waiting = rest + waiting.dropFirst(batch.count)
            if rest.isEmpty, wentWell(batch) { widen(&width, after: batch, to: Self.widestBatch) }
            if try await betweenBatches(progress) { waiting = waiting.filter { results[$0.number] == nil } }
        }
    }

    /// The first of some that do not wait for each other.
    private func apart(_ steps: ArraySlice<Step>) -> [Step] {
        var targets: Set<Subject> = []
        return Array(
            steps.prefix { step in
                guard targets.isDisjoint(with: hands.comesAfter(step.change)) else { return false }
                targets.insert(step.change.target)
                return true
            })
    }

    private func wentWell(_ batch: [Step]) -> Bool {
        batch.allSatisfy { step in results[step.number].map { $0.isSettled || $0.isOnlyShown } ?? false }
    }

    /// The most that is sent before it is read back.
    ///
    /// A list is read a page of a hundred at a time. In narrower batches a list of two thousand would be read so often that
    /// the reading takes more than one call in twenty.
    private static let widestBatch = 512

    /// Why no request like this one's is sent any more, asked before each.
    private func trouble(with step: Step) -> String? {
        let change = step.change
        if let why = breaker.opened(for: change) ?? readBacks.opened(for: change) ?? tooManyFailures { return why }
        guard hands.isMadeOn(step.change), stillOn[step.number] == nil, let other = stillOn.keys.min() else {
            return nil
        }
        return "what change \(other) made could not be switched off, so no more of the kind is made"
    }

    /// Sends what is to be sent, so many at a time; reads all of it back in whole lists; then notes how each ended.
    ///
    /// - Parameter wave: The batch, and what of the wave comes after it.
    /// - Returns: What was not come to, because trouble came up first.
    private func takeTogether(
        _ batch: [Step], of wave: [Step], _ progress: @escaping Progress
    ) async throws -> [Step] {
        let ready = batch.filter { !waitsInVain($0) }
        guard !ready.isEmpty else { return [] }
        if let unread = await gatherFirst(wave) {
            for step in ready { await tell(try await unseen(step, because: unread), progress) }
            return []
        }
        let (sent, rest) = try await begun(ready, progress)
        guard !sent.isEmpty else { return rest }
        try await readBack(sent, progress)
        return rest
    }

    /// Reads back what was sent.
    ///
    /// Once it cannot be read, nothing more is asked: the next run looks for it by name.
    private func readBack(_ sent: [Sent], _ progress: @escaping Progress) async throws {
        var unread = await hands.gather(sent.map(\.step.change))
        if let unread, let change = sent.first?.step.change {
            failedReadBack(change, isUnanswered: unread.mayHaveArrived)
            gathered = nil
        }
        for one in sent {
            underWay[one.step.number] = nil
            let applied =
                if let lost = one.lost, lost.isUntried { try await untried(one.step, lost) } else if let unread {
                    try await settle(one, unread: unread)
                } else {
                    try await send(one.step, one.before, sent: one)
                }
            if case .outcome(.unknown, let because) = applied.result, unread == nil,
                !mayYetShow(one.step.change)
            {
                unread = PlatformError(call: "reading back", reason: because, advice: .retry(after: .seconds(60)))
            }
            await tell(applied, progress)
        }
    }

    /// Nobody can tell how the thing stands: what was begun before stays open.
    private func unseen(_ step: Step, because unread: PlatformError) async throws -> Applied {
        journal.last(step.number, of: plan)?.phase.isOpen == true
            ? step.left(because: unread.description)
            : try await settle(step, .failed, nil, because: unread.description)
    }

    private func settle(_ one: Sent, unread: PlatformError) async throws -> Applied {
        if let lost = one.lost, !lost.mayHaveArrived {
            return try await settle(one.step, .failed, nil, because: lost.description)
        }
        let said = one.lost?.description ?? "the platform said yes"
        return try await settle(one.step, .unknown, nil, because: "\(said), and it could not be read back: \(unread)")
    }

    /// What comes after a change to the same thing that was not made is left, and what waits for something that did not come.
    private func waitsInVain(_ step: Step) -> Bool {
        if let earlier = unmade(step.change.target, before: step) {
            keep(step.left(because: "change \(earlier.number), to the same thing, was not made"))
            return true
        }
        let needed = hands.comesAfter(step.change).compactMap { unmade($0, before: step) }
        guard let first = needed.min(by: { $0.number < $1.number }) else { return false }
        let target = first.change.target
        keep(
            step.left(
                because: "it names the \(target.kind.rawValue) \(target.name ?? target.id), which did not come (change "
                    + "\(first.number))"))
        return true
    }

    /// What became of the first change to something, before a step, that was not made; nil where all were.
    private func unmade(_ target: Subject, before step: Step) -> Applied? {
        numbers[target, default: []].prefix { $0 < step.number }.compactMap { results[$0] }
            .first { !$0.isSettled && !$0.isOnlyShown }
    }

    /// The lists are read before the first change of a wave, with those that any change of it refers to; each batch reads its
    /// own again when it ended.
    ///
    /// - Returns: Why they could not be read.
    private func gatherFirst(_ steps: [Step]) async -> PlatformError? {
        guard let first = steps.first, gathered?.isSameWave(as: first.change) != true, !isOnlyNoted else { return nil }
        gathered = first.change
        guard let unread = await hands.gather(steps.map(\.change)) else { return nil }
        gathered = nil
        failedReadBack(first.change, isUnanswered: unread.mayHaveArrived)
        return unread
    }

    private func tell(_ applied: Applied, _ progress: @escaping Progress) async {
        keep(applied)
        await progress(applied)
    }
}

extension Applying {

    /// How far one step of a batch came.
    private enum Begun: Sendable {
        case sent(Sent)

        /// Nothing was sent for it.
        case settled

        /// Trouble came up before its turn.
        case waiting(Step)
    }

    /// Sends, until there is trouble: what is under way by then is seen through to its answer.
    ///
    /// - Throws: Where the journal cannot be written, once nothing is under way any more.
    private func begun(
        _ steps: [Step], _ progress: @escaping Progress
    ) async throws -> (sent: [Sent], waiting: [Step]) {
        var waiting = steps[...]
        var sent: [Sent] = []
        var back: [Step] = []
        var failure: (any Error)?
        await withTaskGroup(of: Result<Begun, any Error>.self) { group in
            for step in waiting.prefix(atOnce(steps)) { group.addTask { await self.attempt(step, progress) } }
            waiting = waiting.dropFirst(atOnce(steps))
            while let one = await group.next() {
                switch one {
                case .success(.sent(let one)): sent.append(one)
                case .success(.settled): break
                case .success(.waiting(let step)): back.append(step)
                case .failure(let error): failure = failure ?? error
                }
                guard failure == nil, let step = waiting.first, trouble(with: step) == nil, await !isWaitedFor
                else { continue }
                waiting = waiting.dropFirst()
                group.addTask { await self.attempt(step, progress) }
            }
        }
        if let failure { throw failure }
        return (
            sent.sorted { $0.step.number < $1.step.number }, (back + waiting).sorted { $0.number < $1.number }
        )
    }

    /// How many requests are under way at a time: as many as one HTTP client has connections to a host.
    ///
    /// Of what the platform makes switched on it is one, so that never more than one is on.
    private func atOnce(_ steps: [Step]) -> Int { steps.contains { hands.isMadeOn($0.change) } ? 1 : 8 }

    private func attempt(_ step: Step, _ progress: @escaping Progress) async -> Result<Begun, any Error> {
        do {
            return .success(try await begin(step, progress))
        } catch {
            return .failure(error)
        }
    }

    /// From the gates to the answer.
    private func begin(_ step: Step, _ progress: @escaping Progress) async throws -> Begun {
        if trouble(with: step) != nil { return .waiting(step) }
        switch try await open(step) {
        case .settled(let applied):
            await tell(applied, progress)
            return .settled
        case .begun(let before):
            if let why = halted {
                await tell(try await settle(step, .failed, nil, because: why), progress)
                return .settled
            }
            return .sent(await answered(step, before))
        }
    }

    /// Sends it, and counts it as soon as it is answered: whoever comes next asks whether there is any sense in it.
    private func answered(_ step: Step, _ before: Seen) async -> Sent {
        let lost = await sendOnce(step, before)
        if let lost, lost.isUntried { return Sent(step: step, before: before, lost: lost) }
        underWay[step.number] = lost != nil || stillOn[step.number] != nil
        if let lost {
            breaker.failed(step.change, isUnanswered: lost.mayHaveArrived)
        } else {
            breaker.succeeded(step.change)
        }
        return Sent(step: step, before: before, lost: lost)
    }
}

extension ChangeRecord.Phase {

    /// Whether it may have been made, and nobody knows.
    var isOpen: Bool {
        switch self {
        case .intent, .outcome(.unknown, _, _): true
        case .held, .left, .outcome: false
        }
    }
}

extension Change {

    /// Whether it belongs to the same wave as another.
    fileprivate func isSameWave(as other: Change) -> Bool { verb == other.verb && documentKind == other.documentKind }
}
