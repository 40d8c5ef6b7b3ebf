import ContactCenter
import Platforms
import Response

// What is noted of a change, and what an earlier run left in the journal without an outcome.

extension Applying {

    /// An intent without an outcome: somebody stopped us in the middle.
    func reconcile(_ step: Step) async throws -> Opened {
        let now: Seen
        switch await lookBehind(step) {
        case .failure(let error): return .settled(step.left(because: error.description))
        case .success(let seen): now = seen
        }
        if now.isDone {
            await foundOff(step)
            return .settled(
                try await settle(step, .done, now, because: "made before we were stopped; read back now"))
        }
        if let why = now.pending {
            return .settled(
                try await settle(
                    step, .acknowledged, now, because: "made before we were stopped, not yet reported: \(why)"))
        }
        if let why = stillUnderWay(step) { return .settled(step.left(because: why)) }
        guard now.isVisible || step.change.verb.isRepeatable else {
            return .settled(
                try await settle(
                    step, .unknown, now,
                    because: "we were stopped in the middle, and nobody can tell whether it was made"
                        + step.change.secretLost))
        }
        if let why = breaker.opened(for: step.change) { return .settled(step.left(because: why)) }
        // Begun again, and so counted again from now on.
        return try await goOn(step, now, try await clearance(of: step))
    }

    /// Its target, looked at again for a while where it is no more as it was, and not yet as wanted.
    ///
    /// What was sent just before we were stopped may go on behind the answer: that is no change of somebody else's.
    private func lookBehind(_ step: Step) async -> Result<Seen, PlatformError> {
        var looked = await look(step)
        // What is made by its name is found by its name at once, or waited for as long as the platform may take.
        guard !step.change.verb.rebuilds, case .intent(let before) = journal.last(step.number, of: plan)?.phase else {
            return looked
        }
        for wait in Self.patience {
            guard case .success(let seen) = looked, !seen.isDone, seen.isVisible, seen.mark != before.mark else {
                return looked
            }
            try? await clock.sleep(wait)
            looked = await look(step)
        }
        return looked
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

    /// Notes what was not even tried, all of it at once: a reason that is the newest there is of a change is not noted again.
    func noteLeft() async throws {
        let left = results.values.sorted { $0.number < $1.number }.compactMap { applied -> ChangeRecord? in
            guard case .left(let because) = applied.result, !applied.isNoted,
                journal.lastLeft(applied.number, of: plan) != because
            else { return nil }
            return ChangeRecord(
                .left(because: because), of: applied.change, number: applied.number, in: plan, at: clock.now())
        }
        guard !left.isEmpty else { return }
        try await log.record(left)
        for record in left { journal.take(record) }
    }

    /// Returns when the disk has it.
    func note(_ phase: ChangeRecord.Phase, of step: Step, gates: [Gate.Verdict] = []) async throws {
        let record = ChangeRecord(
            phase, of: step.change, number: step.number, in: plan, at: clock.now(), gates: gates,
            dependents: circumstances.dependents[step.change.target]?.value ?? [])
        try await log.record(record)
        journal.take(record)
    }
}

extension Change {

    /// What became of the new secret where nobody can tell whether there is one.
    var secretLost: String {
        guard verb == .rotateSecret else { return "" }
        return
            "; where it was, its new secret was shown then or never, and is kept nowhere: without it another has to be made"
    }
}
