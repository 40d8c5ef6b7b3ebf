public import ContactCenter

/// A baseline that was agreed to at some time, whatever became of it since.
public struct AgreedBaseline: Hashable, Sendable, Identifiable {
    public let approved: ApprovedBaseline

    /// SHA-256 of what was asked and of what was decided.
    public let request: String
    public let decision: String

    /// When the decision was signed, as its author says.
    public let signed: Moment

    /// Who ended it before its time, and when the log took that in.
    public let ended: End?

    public struct End: Hashable, Sendable {
        public let by: Signatory.ID
        public let at: Moment
    }

    public var id: String { approved.id }
    public var baseline: Baseline { approved.baseline }

    /// Where it stands.
    public enum Standing: Hashable, Sendable {
        case inForce
        case ended(End)
        case over(Moment)

        /// Another counts instead.
        case replaced(by: String)
    }
}

extension Docket {

    /// Every baseline somebody ever agreed to, in the order they were asked for.
    public var agreedBaselines: [AgreedBaseline] {
        cases.compactMap { one in
            guard case .baseline(let baseline) = one.request, let approval = one.approval else { return nil }
            return AgreedBaseline(
                approved: ApprovedBaseline(
                    id: one.id, baseline: baseline, approver: approval.decision.by, approved: approval.recorded),
                request: one.hash, decision: Statement.decision(approval.decision).sha256,
                signed: approval.decision.at, ended: one.state.end)
        }
    }

    /// Where a baseline stands at a moment.
    public func standing(of agreed: AgreedBaseline, at moment: Moment) -> AgreedBaseline.Standing {
        if let end = agreed.ended { return .ended(end) }
        if moment >= agreed.baseline.end { return .over(agreed.baseline.end) }
        guard let one = baselines.inForce(at: moment), one.id != agreed.id else { return .inForce }
        return .replaced(by: one.id)
    }
}

extension Docket.State {
    fileprivate var end: AgreedBaseline.End? {
        if case .expired(let by, let at) = self { AgreedBaseline.End(by: by, at: at) } else { nil }
    }
}
