/// What did not come out as it must, and where.
public struct LedgerFault: Error, Equatable, Sendable, CustomStringConvertible {

    /// What was being checked, such as `the inclusion proof of entry 5`.
    public let checking: String
    public let because: String
    public let expected: TreeHash?
    public let actual: TreeHash?

    public init(checking: String, because: String, expected: TreeHash? = nil, actual: TreeHash? = nil) {
        self.checking = checking
        self.because = because
        self.expected = expected
        self.actual = actual
    }

    public var description: String {
        var text = "\(checking): \(because)"
        if let expected { text += "; expected \(expected)" }
        if let actual { text += ", found \(actual)" }
        return text
    }
}
