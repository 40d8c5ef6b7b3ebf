import Platforms
import Response

// What a platform makes only switched on, and a plan wants off: between the two requests nothing else comes.

extension Applying {

    /// Switches off what a change made: no stop, no cap and no end of the plan holds that back.
    func switchOff(_ step: Step) async {
        guard hands.isMadeOn(step.change) else { return }
        for attempt in 1...Self.tries {
            await pause(before: attempt)
            do throws(PlatformError) {
                try await hands.switchOff(step.change)
                stillOn[step.number] = nil
                return
            } catch {
                stillOn[step.number] = error
                guard error.mayHaveArrived else { return }
            }
        }
    }

    /// Switches off what an earlier run made, or may have made, and was stopped before it had switched it off.
    ///
    /// Before anything else of the plan, and whatever the gates say of the rest.
    func switchOffLeftovers() async {
        guard mayAct else { return }
        let left = waves.joined().filter { hands.isMadeOn($0.change) && mayHaveBeenMade($0) }
        guard !left.isEmpty else { return }
        if let unread = await hands.gather(left.map(\.change)) {
            for step in left { stillOn[step.number] = unread }
            return
        }
        for step in left { await switchOff(step) }
    }

    /// Whether an earlier run may have made it: it was not there when we began, and nobody knows how that ended.
    ///
    /// What the platform refused was not made: one of its name is somebody else's.
    func mayHaveBeenMade(_ step: Step) -> Bool {
        guard journal.last(step.number, of: plan)?.phase.isOpen == true,
            let before = journal.before(step.number, of: plan)
        else { return false }
        return !before.isDone && before.before != .none
    }

    /// That a change left something on, as whoever has to switch it off is told; nil where it did not.
    func reasonStillOn(_ step: Step) -> String? {
        stillOn[step.number].map {
            "what it made may stand there switched on, and could not be switched off: \($0)"
        }
    }

    /// Whether the mode is to send what the gates let through.
    private var mayAct: Bool { circumstances.rules.mode(of: plan.playbook) >= .approve }
}
