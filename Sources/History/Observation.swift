public import ContactCenter

/// What one run said of one control.
public struct Observation: Hashable, Sendable {
    public var at: Moment
    public var outcome: Outcome

    public init(at: Moment, _ outcome: Outcome) {
        self.at = at
        self.outcome = outcome
    }
}

extension Outcome {

    /// What it says about whether the requirement held at that moment.
    var standing: Compliance {
        switch self {
        case .met, .notApplicable: .held
        case .notMet: .broken
        case .undetermined, .exhibit: .notObserved
        }
    }
}

/// Whether a requirement held over a stretch of time.
public enum Compliance: String, Hashable, Sendable, CaseIterable {
    case held, broken

    /// Nobody can say. Never counts as held.
    case notObserved
}
