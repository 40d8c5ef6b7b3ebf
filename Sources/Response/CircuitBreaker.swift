/// Whether there is any sense in sending more: after failures in a row a run stops hammering a platform that is down, or
/// sending what it never takes.
///
/// It closes again within a run only where what was under way when it opened turns out to be made. Whoever applies the plan
/// again later tries again, and what was made stays made.
public struct CircuitBreaker: Sendable {

    /// How many failures in a row open it.
    public static let limit = 3

    private var unanswered = 0
    private var failures: [Verb: Int] = [:]

    public init() {}

    public mutating func succeeded(_ verb: Verb) {
        unanswered = 0
        failures[verb] = 0
    }

    /// - Parameter isUnanswered: Whether the platform gave no answer, or said that it is the one who failed.
    public mutating func failed(_ verb: Verb, isUnanswered: Bool) {
        unanswered = isUnanswered ? unanswered + 1 : 0
        failures[verb, default: 0] += 1
    }

    /// Why no change of that verb is sent any more; nil while it is closed.
    public func opened(for verb: Verb) -> String? {
        if unanswered >= Self.limit {
            return "the platform answered none of the last \(unanswered) changes: apply the plan again when it does"
        }
        guard let count = failures[verb], count >= Self.limit else { return nil }
        return "the last \(count) times to \(verb.rawValue) failed: look why, and apply the plan again"
    }
}
