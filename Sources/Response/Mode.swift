/// How far a playbook goes by itself.
public enum Mode: String, CaseIterable, Comparable, Sendable {

    /// Notes that it would have planned something.
    case observe

    /// Looks, asks every gate, and says which requests it would send.
    case dryRun = "dry-run"

    /// Acts once somebody else agreed.
    case approve

    /// Acts by itself where every gate lets it.
    case automatic

    private var reach: Int {
        switch self {
        case .observe: 0
        case .dryRun: 1
        case .approve: 2
        case .automatic: 3
        }
    }

    public static func < (lhs: Mode, rhs: Mode) -> Bool { lhs.reach < rhs.reach }
}
