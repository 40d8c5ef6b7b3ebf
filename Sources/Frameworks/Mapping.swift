public import Assurance

/// Whose judgement a mapping is.
public enum Judge: Hashable, Sendable {
    case ours

    /// Who published it, and what of it is our reading.
    case publisher(String)

    /// The file of theirs it stands in, or the control of theirs that says so itself.
    case customer(String)
}

/// How much of a requirement a check touches.
public enum Share: String, CaseIterable, Sendable {

    /// Perhaps nothing: what it surely touches is a requirement that has something in common with this one.
    case uncertain
    case part
    case most
    case whole
}

/// That a check was made for a requirement.
public struct DirectMapping: Hashable, Sendable {
    public let control: Control.ID
    public let judge: Judge
    public let share: Share

    /// Why no less and no more.
    public let reason: String

    public init(_ control: Control.ID, by judge: Judge, share: Share, because reason: String) {
        self.control = control
        self.judge = judge
        self.share = share
        self.reason = reason
    }

    /// What is true of every check of ours: what a platform tells through its API is never all that a requirement asks.
    static let ownReason =
        "it reads the platform's settings and records; what people and other systems do is not in them"
}

/// That a check was made for another requirement, which a crosswalk sets beside this one.
///
/// Never to be shown as direct.
public struct DerivedMapping: Hashable, Sendable {
    public let direct: DirectMapping

    /// The requirement the check was made for.
    public let through: Citation

    /// What this requirement is to that one.
    public let relation: Relation
    public let crosswalk: Crosswalk.Source

    public var control: Control.ID { direct.control }

    /// A part of a requirement that lies whole within this one is a part of this one; of any other nobody can say.
    public var share: Share { relation.holdsTheOther ? .part : .uncertain }

    public var reason: String {
        switch relation {
        case .equal: "both demand the same, and the check touches part of it"
        case .superset: "it holds the other requirement, and the check touches part of that one"
        case .subset: "it is part of the other requirement, and the check may touch another part"
        case .intersects: "the two have something in common, and the check may touch the rest"
        }
    }
}
