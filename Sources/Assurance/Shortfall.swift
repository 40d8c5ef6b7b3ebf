public import ContactCenter

/// One subject that falls short.
public struct Shortfall: Equatable, Sendable {
    public let subject: Subject

    /// What is wrong, as the sentence that begins with the subject's name: "holds Master Admin".
    ///
    /// Carries no secret and no person's name.
    public let predicate: String

    /// What was seen, as the platform has it: `authorizedGrantType = TOKEN`.
    public let seen: String

    /// What would have been in order.
    public let expected: String

    /// nil for the control's own; lower for what is a warning only.
    public let severity: Severity?

    /// What else it rests on beside the subject's own document: the role that grants too much, the group it came by.
    public let restsOn: [Subject]

    /// The one thing whose change clears it, if it is not the subject itself.
    public let cause: Subject?

    public init(
        _ subject: Subject,
        _ predicate: String,
        seen: String,
        expected: String,
        severity: Severity? = nil,
        restsOn: [Subject] = [],
        cause: Subject? = nil
    ) {
        self.subject = subject
        self.predicate = predicate
        self.seen = seen
        self.expected = expected
        self.severity = severity
        self.restsOn = restsOn
        self.cause = cause
    }
}
