import Platforms
import Response

// One change, from its intent to what is read back.

extension Applying {

    /// Why nothing more is sent for a change that is begun; nil where it goes on.
    var halted: String? {
        if let why = stopped() { return why }
        return plan.ended(at: clock.now())
    }

    /// The same before it is sent again: what was cut off, and failed, while it waited counts too.
    private func haltedAgain(_ step: Step) -> String? {
        if let why = halted ?? tooManyFailures ?? breaker.opened(for: step.change) { return why }
        circumstances.now = clock.now()
        circumstances.past = journal.past
        defer { circumstances.past = Past() }
        return Guard(plan, in: circumstances).refusedStill(step.change)
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
            if attempt > 1 { await waitUnlessStopped(Self.wait(before: attempt, jitter())) }
            if !isCounted, let why = attempt > 1 ? haltedAgain(step) : halted {
                let outcome = attempt > 1 ? unproved(step) : .failed
                return try await settle(step, outcome, nil, because: "it was not sent: \(why)")
            }
            let lost: PlatformError? = if let sent, isCounted { sent.lost } else { await sendOnce(step, before) }
            if let lost, lost.isUntried { return try await untried(step, lost, attempt) }
            let after = await lookAfter(step, before, lost)
            if let after, after.isDone {
                if !isCounted || lost != nil { breaker.succeeded(step.change) }
                readBacks.succeeded(step.change)
                await foundOff(step)
                return try await settle(step, .done, after, because: "read back")
            }
            // What was refused did nothing, whatever somebody else did meanwhile.
            if lost?.mayHaveArrived ?? true, let why = after?.pending {
                return try await pending(step, after, because: why)
            }
            guard let lost else { return try await unseen(step, after) }
            guard lost.mayHaveArrived, after != nil, step.change.verb.isRepeatable, attempt < Self.tries else {
                if sent == nil { breaker.failed(step.change, isUnanswered: lost.mayHaveArrived) }
                let unseen: ChangeRecord.Outcome = after?.isVisible != true ? .unknown : unproved(step)
                let outcome = lost.mayHaveArrived ? unseen : .failed
                let secret = outcome == .unknown ? step.change.secretLost : ""
                return try await settle(step, outcome, after, because: lost.description + secret)
            }
        }
        return try await settle(step, .failed, nil, because: "it did not take")
    }

    /// What has been sent and was not seen: of what is made switched on, or takes its time, the next run has to look again.
    private func unproved(_ step: Step) -> ChangeRecord.Outcome { mayYetShow(step.change) ? .unknown : .failed }

    /// Whether that it is not there says nothing yet.
    func mayYetShow(_ change: Change) -> Bool { hands.isMadeOn(change) || hands.mayTake(change) != nil }

    /// What has to wait for something else says nothing about how the rest goes, and is no failure.
    ///
    /// - Parameter attempt: What was sent by an earlier attempt may yet show.
    func untried(_ step: Step, _ lost: PlatformError, _ attempt: Int = 1) async throws -> Applied {
        _ = try await settle(step, attempt > 1 ? unproved(step) : .failed, nil, because: lost.description)
        return Applied(
            number: step.number, change: step.change, .left(because: lost.description), isNoted: true)
    }

    /// The target after a request; what stands there switched on is switched off before anybody waits or stops.
    ///
    /// What nothing shows is not looked at: that it is still called as it was proves nothing.
    private func lookAfter(_ step: Step, _ before: Seen, _ lost: PlatformError?) async -> Seen? {
        guard before.isVisible else { return .nothing }
        let isMadeOn = hands.isMadeOn(step.change)
        let mayLag = lost == nil && !isMadeOn && readBacks.opened(for: step.change) == nil
        let after = await settledLook(step, mayLag: mayLag)
        guard isMadeOn, after?.isDone != true, lost?.mayHaveArrived ?? true else { return after }
        await switchOff(step)
        return await settledLook(step, mayLag: false)
    }

    static let tries = 3

    /// Waits, whoever says stop.
    func pause(before attempt: Int) async {
        guard attempt > 1 else { return }
        try? await clock.sleep(Self.wait(before: attempt, jitter()))
    }

    /// Waits no longer than a second after somebody says stop.
    private func waitUnlessStopped(_ wait: Duration) async {
        var left = wait
        while left > .zero, stopped() == nil {
            let slice = min(left, .seconds(1))
            guard (try? await clock.sleep(slice)) != nil else { return }
            left -= slice
        }
    }

    private static func wait(before attempt: Int, _ jitter: Double) -> Duration {
        .milliseconds(Int(Double(500 << attempt) * jitter))
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
        for wait in [Duration.zero] + Self.patience {
            if wait > .zero { try? await clock.sleep(wait) }
            guard let seen = try? await look(step).get() else { return nil }
            if seen.isDone || !seen.isVisible { return seen }
            let isUnderWay = mayLag || seen.pending != nil
            if wait == Self.patience.last || !isUnderWay { return seen }
        }
        return nil
    }

    /// Publishing, closing and switching off go on behind the answer: nine seconds in all.
    static let patience: [Duration] = [.milliseconds(250), .milliseconds(750), .seconds(2), .seconds(6)]

    /// All that was to be written is there, and the thing itself does not say so yet.
    private func pending(_ step: Step, _ after: Seen?, because why: String) async throws -> Applied {
        breaker.succeeded(step.change)
        readBacks.succeeded(step.change)
        return try await settle(step, .acknowledged, after, because: "made, not yet reported: \(why)")
    }

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
}

extension PlatformError {

    /// Whether the platform may have done it all the same.
    var mayHaveArrived: Bool { if case .retry = advice { true } else { false } }
}
