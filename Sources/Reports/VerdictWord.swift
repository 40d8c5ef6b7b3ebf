import Assurance

/// A verdict in the one word or two that every report uses for it.
enum VerdictWord: String, CaseIterable {
    case notMet = "not met"
    case undetermined
    case met
    case notApplicable = "not applicable"
    case evidence

    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .met: .met
            case .notMet: .notMet
            case .notApplicable: .notApplicable
            case .undetermined: .undetermined
            case .exhibit: .evidence
            }
    }

    /// As the machine reports have it.
    var key: String {
        switch self {
        case .notMet: "notMet"
        case .undetermined: "undetermined"
        case .met: "met"
        case .notApplicable: "notApplicable"
        case .evidence: "exhibit"
        }
    }
}

extension Verdict {

    /// Everything that could not be read, an inventory's included.
    var allGaps: [Gap] {
        if case .exhibit(let exhibit) = self { exhibit.undecided } else { gaps }
    }
}

extension Judgement {

    /// The verdict as tables have it, with what it is worth where it was bent.
    var verdictInWords: String {
        isMetAgainstOwnThreshold ? "met against own threshold" : VerdictWord(verdict).rawValue
    }
}
