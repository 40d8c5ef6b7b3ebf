/// What became of one finding between two runs.
public enum FindingDifference: String, Hashable, Sendable, CaseIterable {
    case new, reopened, still, notObserved, fixed, deleted

    /// - Parameters:
    ///   - earlier: What was known after the earlier run; nil if it had never been seen.
    ///   - later: What is known after the later run; nil if it has never been seen.
    /// - Returns: nil where there is nothing to tell: closed before and after, or never seen.
    public init?(from earlier: FindingState?, to later: FindingState?) {
        switch (earlier, later) {
        case (nil, .present): self = .new
        case (.fixed, .present), (.deleted, .present): self = .reopened
        case (.present, .present), (.unobserved, .present): self = .still
        case (_, .unobserved): self = .notObserved
        case (.present, .fixed), (.unobserved, .fixed): self = .fixed
        case (.present, .deleted), (.unobserved, .deleted): self = .deleted
        default: return nil
        }
    }
}

/// A finding with what became of it between two runs.
public struct DifferentFinding: Hashable, Sendable {
    public let finding: KnownFindings.Known
    public let difference: FindingDifference

    public init(_ finding: KnownFindings.Known, _ difference: FindingDifference) {
        self.finding = finding
        self.difference = difference
    }
}
