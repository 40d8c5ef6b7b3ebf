public import ContactCenter

/// What somebody decided about one request, in one log.
public struct Decision: Hashable, Sendable {
    public let verdict: Verdict

    /// The id of the request: `EX-3fa85f6412`, `threshold/idle-seconds`.
    public let id: String

    /// SHA-256 of the request's canonical JSON: whoever changes a word of it changes what was decided on.
    public let request: String
    public let by: Signatory.ID
    public let at: Moment

    /// The origin of the log: what was decided for one tenant says nothing in another.
    public let log: String

    public enum Verdict: String, CaseIterable, Sendable {
        case approve, refuse

        /// Ends what was approved, before its time.
        case expire
    }

    public init(
        _ verdict: Verdict, _ id: String, request: String, by: Signatory.ID, at: Moment, log: String
    ) {
        self.verdict = verdict
        self.id = id
        self.request = request
        self.by = by
        self.at = at
        self.log = log
    }
}

/// That an exception ended because the control that made up for it was no longer met.
///
/// Nobody decides that, so nobody signs it.
public struct Lapse: Hashable, Sendable {
    public let id: String
    public let request: String
    public let because: String
    public let at: Moment
    public let log: String

    public init(_ id: String, request: String, because: String, at: Moment, log: String) {
        self.id = id
        self.request = request
        self.because = because
        self.at = at
        self.log = log
    }
}
