import ContactCenter
import Platforms
import Response

// One change, from the gates to its intent.

extension Applying {

    /// What became of a change before anything was sent for it.
    enum Opened: Sendable {

        /// Nothing is to be sent.
        case settled(Applied)

        /// Its intent is noted; this is how its target was before.
        case begun(Seen)
    }

    /// One change, from the gates to the outcome.
    func apply(_ step: Step) async throws -> Applied {
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
        if isOnlyNoted, replayed(step) == nil {
            return .settled(try await hold(step, try await clearance(of: step)))
        }
        if case .intent = journal.last(step.number, of: plan)?.phase { return try await reconcile(step) }
        if let applied = replayed(step) { return .settled(applied) }
        if case .outcome(.leftUnsigned, _, let because) = journal.last(step.number, of: plan)?.phase {
            return .settled(
                step.left(
                    because: "a record nobody signed says that it is to be left: \(because); look, and then discard it")
            )
        }
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
        guard [.go, .shownOnly].contains(clearance.outcome) else { return .settled(try await hold(step, clearance)) }
        switch await look(step) {
        case .success(let before): return try await goOn(step, before, clearance)
        case .failure(let error) where error.isGone:
            return .settled(try await hold(step, clearance.gone(error.description)))
        case .failure(let error) where clearance.outcome == .shownOnly:
            return .settled(try await hold(step, clearance.unseen(error.description)))
        case .failure(let error):
            return .settled(
                try await settle(step, .failed, nil, because: error.description, gates: clearance.verdicts))
        }
    }

    /// What is only noted asks the platform nothing.
    var isOnlyNoted: Bool { circumstances.rules.mode(of: plan.playbook) == .observe }

    /// From what the gates said and how the target stands to its intent; what is only shown ends here.
    func goOn(_ step: Step, _ seen: Seen, _ clearance: Clearance) async throws -> Opened {
        let looked = clearance.looked(at: seen, of: step.change.target)
        switch clearance.outcome {
        case .go: return try await make(step, seen, looked)
        case .shownOnly: return .settled(try await hold(step, looked, seen))
        default: return .settled(try await hold(step, clearance))
        }
    }

    func look(_ step: Step) async -> Result<Seen, PlatformError> {
        do throws(PlatformError) {
            return .success(try await hands.look(step.change))
        } catch {
            return .failure(error)
        }
    }

    func clearance(of step: Step) async throws -> Clearance {
        let person = step.change.target
        let asks = plan.asksWhatSomebodyDoes(before: step.change, after: journal.past) && !isOnlyNoted
        if asks { circumstances.live[person] = await live(person) }
        circumstances.now = clock.now()
        circumstances.stopped = stopped()
        circumstances.past = journal.past
        let clearance = Guard(plan, in: circumstances).clearance(of: step.change)
        // Held by nobody else, so that the journal grows in place.
        circumstances.past = Past()
        // Whoever comes next counts them as gone before the platform does.
        if clearance.outcome == .go, asks, counted.insert(person).inserted {
            for queue in circumstances.live[person]?.queues.value ?? [] {
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

    /// - Parameter seen: How its target stands, where it was looked at to be shown.
    func hold(_ step: Step, _ clearance: Clearance, _ seen: Seen? = nil) async throws -> Applied {
        try await note(.held(clearance.outcome), of: step, gates: clearance.verdicts)
        return Applied(number: step.number, change: step.change, .held(clearance), seen: seen)
    }

    func make(_ step: Step, _ before: Seen, _ clearance: Clearance) async throws -> Opened {
        // What an intent of ours was noted for is ours.
        if let stranger = before.stranger, journal.before(step.number, of: plan) == nil {
            return .settled(
                try await settle(step, .failed, before, because: stranger, gates: clearance.verdicts))
        }
        if let because = before.wasSoBefore {
            await foundOff(step)
            // What an intent of ours was noted for we did, whoever asks to have it made again: it can be taken back.
            let isOurs = journal.last(step.number, of: plan)?.phase.isOpen == true
            let ours: ChangeRecord.Outcome = before.isDone ? .done : .acknowledged
            return .settled(
                try await settle(step, isOurs ? ours : .already, before, because: because, gates: clearance.verdicts))
        }
        guard clearance.outcome == .go else { return .settled(try await hold(step, clearance)) }
        if let expected = step.change.expects, !before.bears(expected) {
            return .settled(
                try await settle(
                    step, .failed, before, because: "it was changed since: nothing is taken back over somebody's head",
                    gates: clearance.verdicts))
        }
        try await note(.intent(before), of: step, gates: clearance.verdicts)
        return .begun(before)
    }
}

extension Seen {

    /// That nothing is to be sent: somebody did it, whether or not the thing itself says so yet; nil where nobody did.
    fileprivate var wasSoBefore: String? {
        if isDone { return "it was so before" }
        return pending.map { "somebody did it before, and it does not report so yet: \($0)" }
    }
}
