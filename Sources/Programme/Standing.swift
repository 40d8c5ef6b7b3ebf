public import Assurance
public import ContactCenter

/// Where an approved exception stands at one moment.
public enum Standing: Hashable, Sendable {
    case notYet(Moment)
    case inForce(until: Moment, Notice?)
    case ended(Moment)

    /// Its compensating control is not met any more.
    case lapsed(because: String)

    /// That it ends before long: time to put things right, or to ask again.
    public enum Notice: Int, CaseIterable, Sendable {
        case week = 7
        case month = 30
    }

    /// Whether it counts.
    public var holds: Bool { if case .inForce = self { true } else { false } }
}

extension ApprovedException {

    /// - Parameter verdict: What the compensating control came to in the same assessment; nil where it was not judged.
    public func standing(at moment: Moment, compensatedBy verdict: Judgement?) -> Standing {
        if moment >= exception.end { return .ended(exception.end) }
        if moment < begins { return .notYet(begins) }
        if let control = exception.compensating, let because = Self.failing(control, verdict) {
            return .lapsed(because: because)
        }
        let left = moment.duration(to: exception.end)
        return .inForce(until: exception.end, Standing.Notice.allCases.first { left <= .days($0.rawValue) })
    }

    /// Why a control makes up for nothing; nil where it does.
    ///
    /// Not known is not met. Met against a threshold of one's own is not either: one exception would rest on another.
    private static func failing(_ control: Control.ID, _ judgement: Judgement?) -> String? {
        guard let judgement else { return "\(control) was not judged" }
        if judgement.isMetAgainstOwnThreshold { return "\(control) is met against an own threshold only" }
        switch judgement.verdict {
        case .met: return nil
        case .notMet: return "\(control) is not met"
        case .undetermined: return "\(control) is undetermined"
        case .notApplicable: return "\(control) does not apply"
        case .exhibit: return "\(control) gives no verdict"
        }
    }
}

/// What approved exceptions make of the findings of one assessment.
public struct Acceptances: Sendable {

    /// Every exception, where it stands, and the findings it is for.
    public let exceptions: [Applied]
    private let byFinding: [String: ApprovedException]

    public struct Applied: Sendable {
        public let approved: ApprovedException
        public let standing: Standing

        /// The ids of the findings within its scope, whether it holds or not.
        public let findings: [String]

        /// As far as it is about some findings; nil where all of its own are others.
        public func keeping(_ ids: Set<String>) -> Applied? {
            let kept = findings.filter(ids.contains)
            return kept.isEmpty && !findings.isEmpty
                ? nil : Applied(approved: approved, standing: standing, findings: kept)
        }
    }

    public init(
        of exceptions: [ApprovedException], on weaknesses: [Weakness], judgements: [Judgement], at moment: Moment
    ) {
        let verdicts = Dictionary(judgements.map { ($0.control.id, $0) }) { first, _ in first }
        let byControl = Dictionary(grouping: weaknesses, by: \.control)
        self.exceptions = exceptions.map { approved in
            let compensation = approved.exception.compensating.flatMap { verdicts[$0] }
            return Applied(
                approved: approved, standing: approved.standing(at: moment, compensatedBy: compensation),
                findings: approved.exception.hides(in: byControl[approved.exception.control] ?? []).map(\.finding))
        }
        byFinding = Self.longest(self.exceptions)
    }

    /// The exception that accepts a finding; nil where none does.
    public subscript(finding: String) -> ApprovedException? { byFinding[finding] }

    /// Of two that accept the same, the one that ends later.
    private static func longest(_ exceptions: [Applied]) -> [String: ApprovedException] {
        var byFinding: [String: ApprovedException] = [:]
        for applied in exceptions where applied.standing.holds {
            for finding in applied.findings {
                let other = byFinding[finding]
                if other.map({ $0.exception.end < applied.approved.exception.end }) ?? true {
                    byFinding[finding] = applied.approved
                }
            }
        }
        return byFinding
    }
}
