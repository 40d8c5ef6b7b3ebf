/// Whether there is any sense in sending more: after failures in a row a run stops hammering a platform that is down, or
/// sending what it never takes.
///
/// It closes again within a run only where what was under way when it opened turns out to be made. Whoever applies the plan
/// again later tries again, and what was made stays made.
public struct CircuitBreaker: Sendable {

    /// How many failures in a row open it.
    public static let limit = 3

    private var unanswered = 0
    private var failures: [Sort: Int] = [:]

    /// What changes have in common that are taken or turned down alike: a flow says nothing about a queue.
    private struct Sort: Hashable {
        let verb: Verb
        let kind: String?

        init(_ change: Change) {
            verb = change.verb
            kind = change.documentKind
        }

        var words: String { verb.rawValue + (kind.map { " \($0)" } ?? "") }
    }

    public init() {}

    public mutating func succeeded(_ change: Change) {
        unanswered = 0
        failures[Sort(change)] = 0
    }

    /// - Parameter isUnanswered: Whether the platform gave no answer, or said that it is the one who failed.
    public mutating func failed(_ change: Change, isUnanswered: Bool) {
        unanswered = isUnanswered ? unanswered + 1 : 0
        failures[Sort(change), default: 0] += 1
    }

    /// Why no change like that one is sent any more; nil while it is closed.
    public func opened(for change: Change) -> String? {
        if unanswered >= Self.limit {
            return "the platform answered none of the last \(unanswered) changes: apply the plan again when it does"
        }
        guard let count = failures[Sort(change)], count >= Self.limit else { return nil }
        return "the last \(count) times to \(Sort(change).words) failed: look why, and apply the plan again"
    }
}
