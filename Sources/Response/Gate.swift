public import ContactCenter

/// A question every change has to pass, in this order.
public enum Gate: String, CaseIterable, Sendable {
    case killSwitch = "kill-switch"
    case mode
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

    /// Asked last, and of the platform: whether what stands there is what was agreed to.
    case target

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

        /// Everything else is asked, and nothing is sent.
        case hold
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

        /// That it would have been set off is noted, and the platform was asked nothing.
        case onlyNoted = "only-noted"
    }

    public let outcome: Outcome
    private let mode: Mode
    private let isApproved: Bool

    /// The sentence that decided it.
    public var because: String { deciding?.because ?? "every gate lets it pass" }

    /// Whether every gate would have let it act by itself, agreement and mode apart.
    static func isClean(_ verdicts: [Gate.Verdict]) -> Bool {
        verdicts.allSatisfy { $0.answer == .pass || $0.gate == .approval || $0.gate == .mode }
    }

    private var deciding: Gate.Verdict? { outcome.deciding(among: verdicts) }

    /// - Parameter isApproved: Whether enough others agreed: then what only asks lets it pass.
    init(_ verdicts: [Gate.Verdict], mode: Mode, isApproved: Bool) {
        self.verdicts = verdicts
        self.mode = mode
        self.isApproved = isApproved
        let answers = Set(verdicts.map(\.answer))
        if answers.contains(.refuse) {
            outcome = .refused
        } else if answers.contains(.done) {
            outcome = .alreadyDone
        } else if mode < .approve {
            outcome = mode == .observe ? .onlyNoted : .shownOnly
        } else if answers.contains(.wait) {
            outcome = .wait
        } else {
            outcome = answers.contains(.ask) && !isApproved ? .awaitsApproval : .go
        }
    }
}

extension Clearance.Outcome {

    /// The verdict that decided it; nil where nothing stood in the way.
    func deciding(among verdicts: [Gate.Verdict]) -> Gate.Verdict? {
        let wanted: Gate.Answer? =
            switch self {
            case .go: nil
            case .alreadyDone: .done
            case .awaitsApproval: .ask
            case .wait: .wait
            case .refused: .refuse
            case .shownOnly, .onlyNoted: .hold
            }
        return verdicts.first { $0.answer == wanted } ?? (self == .go ? nil : verdicts.last)
    }
}

extension Clearance {

    /// The same once its target was looked at: what is called otherwise than when it was planned is not what was agreed to.
    public func looked(at seen: Seen, of target: Subject) -> Clearance {
        if let agreed = target.name, let now = seen.name, now != agreed {
            return answering(
                .refuse, "it was called \(agreed) when it was planned, and is called \(now) now: " + Self.anew)
        }
        if let name = seen.name { return answering(.pass, "it is called \(name), as agreed") }
        return answering(.pass, seen.isVisible ? "it is there" : "nothing shows beforehand how it stands")
    }

    /// The same where its target is there no more.
    public func gone(_ because: String) -> Clearance { answering(.refuse, "it is gone: \(because); " + Self.anew) }

    /// The same where nobody can tell how its target stands: that was no clean run.
    public func unseen(_ because: String) -> Clearance {
        answering(.ask, "nobody can tell how it stands: \(because)")
    }

    private static let anew = "collect, look, and plan it again"

    private func answering(_ answer: Gate.Answer, _ because: String) -> Clearance {
        let others = verdicts.filter { $0.gate != .target }
        return Clearance(others + [.init(.target, answer, because)], mode: mode, isApproved: isApproved)
    }
}
