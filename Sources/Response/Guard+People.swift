import ContactCenter

// Nobody is cut off in the middle of an interaction, and no queue is left without people.
//
// That is asked before the first change of a plan to somebody. The others go with that one: half of it is worse than none, and
// of whoever is suspended the platform tells nothing.

extension Guard {

    func conversation(_ change: Change) -> Gate.Verdict {
        guard plan.interrupted.contains(change.target) else {
            return .init(.conversation, .pass, "it ends nobody's interaction")
        }
        if let why = unasked(change, .conversation) { return why }
        if rules.testAccounts.contains(change.target.id) {
            return .init(.conversation, .pass, "it is an account to test with")
        }
        if isInterruptible(change.target) {
            return .init(.conversation, .pass, "who agreed said that this person may be interrupted")
        }
        let reading = circumstances.live[change.target]?.interacting
        guard let since = reading?.value else {
            return .init(
                .conversation, unlessNamed,
                "nobody can tell whether they are in an interaction\(reading?.inBrackets ?? ""): " + Self.naming)
        }
        guard let since else { return .init(.conversation, .pass, "they are in no interaction") }
        let limit = since.advanced(by: rules.patience)
        if now >= limit {
            return .init(
                .conversation, unlessNamed,
                "they have been in an interaction since \(since.iso8601), longer than anybody waits: " + Self.naming)
        }
        return .init(
            .conversation, .wait,
            "they are in an interaction since \(since.iso8601): apply the plan again when it ended; after "
                + "\(limit.iso8601) a person decides")
    }

    /// What nobody asks of the platform: of whom this plan reached already, and where it is only noted.
    private func unasked(_ change: Change, _ gate: Gate) -> Gate.Verdict? {
        if circumstances.past.hasReached(change.target, by: plan.id, besides: change) {
            return .init(gate, .pass, "it goes with what this plan did to them before")
        }
        guard rules.mode(of: plan.playbook) == .observe else { return nil }
        return .init(gate, .ask, "it is only noted, so nobody asks what they are doing")
    }

    private static let naming =
        "a person decides, with a new plan that says `--interrupt` and whom, since others agree to a plan as it stands"

    /// Whoever agreed beforehand did not agree to this: it takes a plan that names the person.
    private var unlessNamed: Gate.Answer { if case .given = circumstances.approval { .wait } else { .ask } }

    private func isInterruptible(_ subject: Subject) -> Bool {
        if case .given(_, let interrupting) = circumstances.approval {
            interrupting.contains(subject.id)
        } else {
            false
        }
    }

    func staffing(_ change: Change) -> Gate.Verdict {
        guard plan.interrupted.contains(change.target) else {
            return .init(.staffing, .pass, "it takes nobody off a queue")
        }
        if let why = unasked(change, .staffing) { return why }
        if rules.testAccounts.contains(change.target.id) {
            return .init(.staffing, .pass, "it is an account to test with")
        }
        guard let queues = circumstances.live[change.target]?.queues.value else {
            return .init(.staffing, .ask, "nobody can tell how many people are on queue: a person decides")
        }
        let low = queues.filter { $0.onQueue - 1 < rules.floor }
        guard let first = low.min(by: { $0.queue < $1.queue }) else {
            return .init(
                .staffing, .pass,
                queues.isEmpty ? "they are on no queue" : "every queue keeps \(rules.floor) people or more")
        }
        return .init(
            .staffing, .ask,
            "\(first.queue) would be left with \(max(first.onQueue - 1, 0)) people, and \(rules.floor) is the least: "
                + "a person decides")
    }
}

extension Reading {

    /// What the platform would not tell, for the middle of a sentence.
    fileprivate var inBrackets: String {
        for case .failed(_, let because) in absences { return " (\(because))" }
        return ""
    }
}
