/// A question every change has to pass, in this order.
public enum Gate: String, CaseIterable, Sendable {
    case killSwitch = "kill-switch"
    case term
    case repetition
    case cooldown
    case protection
    case window = "maintenance-window"
    case source = "trusted-source"
    case blastRadius = "blast-radius"
    case conversation
    case staffing
    case emergency = "emergency-calls"
    case approval
    case mode

    /// What it says of one change.
    public struct Verdict: Hashable, Sendable {
        public let gate: Gate
        public let answer: Answer
        public let because: String

        public init(_ gate: Gate, _ answer: Answer, _ because: String) {
            self.gate = gate
            self.answer = answer
            self.because = because
        }
    }

    public enum Answer: String, Sendable {
        case pass

        /// Not without somebody agreeing.
        case ask

        /// Not now: later perhaps.
        case wait
        case refuse

        /// It was done before: the answer is the one of then.
        case done
    }
}

/// What all gates together make of one change.
public struct Clearance: Hashable, Sendable {
    public let verdicts: [Gate.Verdict]

    public enum Outcome: String, Sendable {
        case go
        case alreadyDone = "already-done"
        case awaitsApproval = "awaits-approval"
        case wait
        case refused

        /// Every gate was asked, and the mode is to say so and no more.
        case shownOnly = "shown-only"
    }

    public let outcome: Outcome

    /// The sentence that decided it.
    public var because: String { deciding?.because ?? "every gate lets it pass" }

    /// Whether every gate would have let it act by itself, agreement and mode apart.
    static func isClean(_ verdicts: [Gate.Verdict]) -> Bool {
        verdicts.allSatisfy { $0.answer == .pass || $0.gate == .approval || $0.gate == .mode }
    }

    private var deciding: Gate.Verdict? {
        let wanted: Gate.Answer? =
            switch outcome {
            case .go: nil
            case .alreadyDone: .done
            case .awaitsApproval: .ask
            case .wait: .wait
            case .refused: .refuse
            case .shownOnly: nil
            }
        return verdicts.first { $0.answer == wanted } ?? (outcome == .go ? nil : verdicts.last)
    }

    /// - Parameter isApproved: Whether enough others agreed: then what only asks lets it pass.
    init(_ verdicts: [Gate.Verdict], mode: Mode, isApproved: Bool) {
        self.verdicts = verdicts
        let answers = Set(verdicts.map(\.answer))
        if answers.contains(.refuse) {
            outcome = .refused
        } else if answers.contains(.done) {
            outcome = .alreadyDone
        } else if mode < .approve {
            outcome = .shownOnly
        } else if answers.contains(.wait) {
            outcome = .wait
        } else {
            outcome = answers.contains(.ask) && !isApproved ? .awaitsApproval : .go
        }
    }
}
