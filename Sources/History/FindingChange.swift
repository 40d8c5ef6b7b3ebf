/// How a run changed what is known of a finding.
public enum FindingChange: String, Hashable, Sendable, CaseIterable {

    /// Seen for the first time.
    case new

    /// Seen again after it was fixed, or its object deleted.
    case reopened

    /// Seen again after runs that could not look.
    case seenAgain

    /// Looked for and gone: its object is there and in order.
    case fixed

    /// Gone together with its object.
    case deleted

    /// Was there, and this run could not look. It stays open.
    case notObserved

    /// What is known after it.
    public var state: FindingState {
        switch self {
        case .new, .reopened, .seenAgain: .present
        case .fixed: .fixed
        case .deleted: .deleted
        case .notObserved: .unobserved
        }
    }
}

/// What is known of a finding after a run.
public enum FindingState: String, Hashable, Sendable, CaseIterable {
    case present, unobserved, fixed, deleted

    /// Whether somebody has still to act: not having looked closes nothing.
    public var isOpen: Bool { self == .present || self == .unobserved }
}

extension FindingState? {

    /// What it means that a run sees the finding; nil where nothing changes.
    ///
    /// - Parameter self: What was known before; nil if it was never seen.
    public var whenSeen: FindingChange? {
        switch self {
        case nil: .new
        case .present: nil
        case .unobserved: .seenAgain
        case .fixed, .deleted: .reopened
        }
    }
}

extension FindingState {

    /// What it means that a run does not see an open finding; nil where nothing changes.
    public func whenUnseen(_ why: Unseen) -> FindingChange? {
        guard isOpen else { return nil }
        switch why {
        case .couldNotLook: return self == .unobserved ? nil : .notObserved
        case .isGone: return .deleted
        case .isInOrder: return .fixed
        }
    }

    /// Why a run does not see a finding that was there.
    public enum Unseen: Hashable, Sendable {

        /// Its control lacked something, did not apply, or is no longer asked.
        case couldNotLook

        /// Its object is no longer in the tenant, in a list that was read whole.
        case isGone

        /// Its object is there, and the control finds nothing wrong with it.
        case isInOrder
    }
}
