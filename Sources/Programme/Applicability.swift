/// What somebody decided about one requirement of a statement of applicability.
public struct Applicability: Hashable, Sendable {
    public var isApplicable: Bool

    /// Why it applies, or why not; always there for what does not apply.
    public var reason: String?

    /// Who answers for it; always there for what does not apply.
    public var owner: String?

    /// How it is implemented, in the customer's words.
    public var implemented: String?

    public init(isApplicable: Bool, reason: String? = nil, owner: String? = nil, implemented: String? = nil) {
        self.isApplicable = isApplicable
        self.reason = reason
        self.owner = owner
        self.implemented = implemented
    }
}
