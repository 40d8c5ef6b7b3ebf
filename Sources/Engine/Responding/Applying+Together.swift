import ContactCenter
import Platforms
import Response

// What no answer of the platform would let through is held at once: it is asked nothing, and each reason is noted once.

extension Applying {

    /// The changes for the same reason, with that reason.
    private struct Alike {
        let clearance: Clearance
        var steps: [Step]
    }

    /// Holds everything that was never begun, where none of it would be let through whatever the platform says.
    ///
    /// One change alone goes its usual way.
    ///
    /// - Returns: Whether it was held.
    @discardableResult
    func holdTogether(_ progress: Progress) async throws -> Bool {
        guard let alike = heldAnyway() else { return false }
        let now = clock.now()
        let held = alike.map { one in
            HeldTogether(
                one.clearance.outcome, one.steps.map(\.number), in: plan, at: now, gates: one.clearance.verdicts)
        }
        try await log.record(held, of: plan)
        for one in held { journal.take(one) }
        for one in alike {
            for step in one.steps {
                keep(Applied(number: step.number, change: step.change, .held(one.clearance)))
            }
            if let first = one.steps.first, let applied = results[first.number] {
                await progress(applied.standing(for: one.steps.count - 1))
            }
        }
        return true
    }

    /// - Returns: nil where one of them, or fewer than two, would have to be asked for.
    private func heldAnyway() -> [Alike]? {
        let steps = untouched
        guard steps.count > 1 else { return nil }
        circumstances.now = clock.now()
        circumstances.stopped = stopped()
        circumstances.past = journal.past
        // Held by nobody else, so that the journal grows in place.
        defer { circumstances.past = Past() }
        guard let held = Guard(plan, in: circumstances).heldAnyway(steps.map(\.change)) else { return nil }
        var places: [Clearance: Int] = [:]
        var alike: [Alike] = []
        for (step, clearance) in zip(steps, held) {
            let place = places[clearance] ?? alike.count
            if place == alike.count { alike.append(Alike(clearance: clearance, steps: [])) }
            places[clearance] = place
            alike[place].steps.append(step)
        }
        return alike
    }

    /// What no run ever began, and this one did not come to.
    private var untouched: [Step] {
        plan.changes.enumerated().compactMap { place, change in
            guard results[place + 1] == nil, journal.last(place + 1, of: plan)?.phase.isBegun != true else {
                return nil
            }
            return Step(number: place + 1, change: change)
        }
    }
}

extension ChangeRecord.Phase {

    /// Whether it was ever more than held or left.
    fileprivate var isBegun: Bool {
        switch self {
        case .held, .left: false
        case .intent, .outcome: true
        }
    }
}
