public import ContactCenter

/// That somebody looked into one change of a plan, and says that it is to be left as it is.
///
/// Bound to the plan by its hash and to the change by its place: it says nothing of any other.
public struct Discard: Hashable, Sendable {

    /// What people call the plan by: `PL-3fa85f6412`.
    public let plan: String

    /// SHA-256 of the plan's canonical JSON.
    public let sha256: String

    /// The place of the change in its plan, from 1.
    public let number: Int

    /// What whoever looked found.
    public let reason: String
    public let by: Signatory.ID
    public let at: Moment

    /// The origin of the log.
    public let log: String

    public init(
        _ number: Int, of plan: String, sha256: String, because reason: String, by: Signatory.ID, at: Moment,
        log: String
    ) {
        self.plan = plan
        self.sha256 = sha256
        self.number = number
        self.reason = reason
        self.by = by
        self.at = at
        self.log = log
    }
}
