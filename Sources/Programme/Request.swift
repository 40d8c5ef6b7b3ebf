public import ContactCenter

/// What somebody else has to agree to.
public enum Request: Hashable, Sendable {
    case exception(Exception)
    case deviation(Deviation)
    case baseline(Baseline)
    case plan(PlanRequest)

    public var statement: Statement {
        switch self {
        case .exception(let exception): .exception(exception)
        case .deviation(let deviation): .deviation(deviation)
        case .baseline(let baseline): .baseline(baseline)
        case .plan(let plan): .plan(plan)
        }
    }

    /// What people call it by: `EX-3fa85f6412`, `threshold/idle-seconds`, `BL-81c0d2a7f4`, `PL-3fa85f6412`.
    public var id: String {
        switch self {
        case .exception: "EX-" + statement.sha256.prefix(10)
        case .deviation(let deviation): deviation.id
        case .baseline: "BL-" + statement.sha256.prefix(10)
        case .plan(let plan): plan.plan
        }
    }

    public var end: Moment {
        switch self {
        case .exception(let exception): exception.end
        case .deviation(let deviation): deviation.end
        case .baseline(let baseline): baseline.end
        case .plan(let plan): plan.end
        }
    }

    /// How many others must agree to it.
    var approvals: Int { if case .plan(let plan) = self { max(plan.approvals, 1) } else { 1 } }

    /// Whether somebody may decide on it at all, and is not deciding on their own.
    func check(decidedBy signatory: Signatory) throws(Refusal) {
        switch self {
        case .exception(let exception):
            if exception.requester == signatory.id { throw .ownRequest(signatory.id) }
        case .baseline(let baseline):
            if baseline.requester == signatory.id { throw .ownRequest(signatory.id) }
        case .deviation(let deviation):
            if signatory.goes(by: deviation.owner) { throw .ownRequest(signatory.id) }
            guard signatory.goes(by: deviation.approver) else {
                throw .otherApprover(named: deviation.approver, signatory.id)
            }
        case .plan(let plan): if plan.requester == signatory.id { throw .ownRequest(signatory.id) }
        }
    }

    /// Whether it is still time to agree, and the end near enough: a deviation has no start, so its year runs from the
    /// signature.
    func check(approvedAt signed: Moment, recorded: Moment) throws(Refusal) {
        guard recorded < end else { throw .ended(end) }
        guard case .deviation = self, end > signed.aYearLater else { return }
        throw .tooLong(most: signed.aYearLater)
    }
}
