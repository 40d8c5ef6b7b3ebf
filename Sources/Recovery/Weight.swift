/// How much it matters that something is no longer what it was.
public enum Weight: String, Comparable, Sendable, CaseIterable {
    case light, medium

    /// Security rests on it.
    case heavy

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
