import Platforms
public import Response

// What a platform makes only switched on, and a plan wants off: between the two requests nothing else comes.

extension Applying {

    /// Switches off what a change made: no stop, no cap and no end of the plan holds that back.
    func switchOff(_ step: Step) async {
        guard hands.isMadeOn(step.change) else { return }
        for attempt in 1...Self.tries {
            await pause(before: attempt)
            do throws(PlatformError) {
                try await hands.switchOff(step.change)
                return await foundOff(step)
            } catch {
                if !error.mayHaveArrived || attempt == Self.tries { return await leaveOn(step, error) }
            }
        }
    }

    /// Switches off what an earlier run made, or may have made, and was stopped before it had switched it off.
    ///
    /// Before anything else of the plan, and whatever the gates say of the rest.
    func switchOffLeftovers() async {
        guard mayAct else { return }
        let left = waves.joined().filter { hands.isMadeOn($0.change) && journal.mayHaveMade($0.number, of: plan) }
        guard !left.isEmpty else { return }
        if let unread = await hands.gather(left.map(\.change)) {
            for step in left { await leaveOn(step, unread) }
            return
        }
        for step in left {
            await switchOff(step)
            if stillOn[step.number] == nil { await switched(MadeOn(step, isOff: true)) }
        }
    }

    /// It may be on: whoever has to switch it off is told at once, and once.
    private func leaveOn(_ step: Step, _ error: PlatformError) async {
        guard stillOn.updateValue(error, forKey: step.number) == nil else { return }
        await switched(MadeOn(step, isOff: false))
    }

    /// It is off, or was never made: said where the opposite was.
    func foundOff(_ step: Step) async {
        guard stillOn.removeValue(forKey: step.number) != nil else { return }
        await switched(MadeOn(step, isOff: true))
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

/// What a change made, or may have made, that the platform makes only switched on.
public struct MadeOn: Sendable {

    /// The place of the change in its plan, from 1.
    public let number: Int
    public let change: Change

    /// Whether it is off now, or not there; where not, somebody has to switch it off.
    public let isOff: Bool

    fileprivate init(_ step: Applying.Step, isOff: Bool) {
        number = step.number
        change = step.change
        self.isOff = isOff
    }
}

extension Journal {

    /// Whether a change may have made something before we were stopped: it was not there when we began, and nobody knows
    /// how that ended.
    ///
    /// What the platform refused was not made: one of its name is somebody else's.
    public func mayHaveMade(_ number: Int, of plan: Plan) -> Bool {
        guard last(number, of: plan)?.phase.isOpen == true, let before = before(number, of: plan) else { return false }
        return !before.isDone && before.before != .none
    }
}
