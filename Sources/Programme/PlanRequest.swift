public import ContactCenter

/// That somebody wants a plan to be carried out, bound to the plan by its hash.
///
/// What is done, and to what, stands in the plan; whoever agrees to this agrees to exactly that one.
public struct PlanRequest: Hashable, Sendable {

    /// What people call the plan by: `PL-3fa85f6412`.
    public let plan: String

    /// SHA-256 of the plan's canonical JSON.
    public let sha256: String
    public let reason: String

    /// What it is done to, as paths: `person/3fa8…`.
    public let targets: [String]
    public let requester: Signatory.ID
    public let asked: Moment

    /// How many others must agree.
    public let approvals: Int

    /// Afterwards nobody can agree any more, and what was agreed is over.
    public let end: Moment

    /// The origin of the log.
    public let log: String

    public init(
        _ plan: String, sha256: String, because reason: String, targets: [String], askedBy requester: Signatory.ID,
        at asked: Moment, approvals: Int, until end: Moment, log: String
    ) {
        self.plan = plan
        self.sha256 = sha256
        self.reason = reason
        self.targets = targets
        self.requester = requester
        self.asked = asked
        self.approvals = approvals
        self.end = end
        self.log = log
    }
}
