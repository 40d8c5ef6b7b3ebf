/// How much it matters that a control is not met.
public enum Severity: String, Comparable, Sendable, CaseIterable {
    case low, medium, high, critical

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
