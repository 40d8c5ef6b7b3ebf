public import ContactCenter

/// How many requests we may still send this minute: our share of what the platform allows one token.
///
/// A value: it decides, the connection waits. The platform counts in windows of a minute that begin with the first
/// request; what it says in its headers is believed over what we counted.
public struct RateBudget: Sendable {

    /// How much of the platform's limit is ours, in percent.
    ///
    /// The rest is for the customer's own programs.
    public let share: Int

    /// What the platform allows in a minute, as it last said.
    public private(set) var allowed: Int

    private var windowEnds: Moment?
    private var used = 0
    private var pausedUntil: Moment?

    public init(share: Int = 80, allowed: Int = 300) {
        self.share = share
        self.allowed = allowed
    }

    /// The least time so many requests of one token take under the platform's limit: they fill windows of a minute, and the
    /// last is not waited for.
    public static func leastTime(of requests: Int, allowed: Int = 300) -> Duration {
        .seconds(max(requests - 1, 0) / max(allowed, 1) * 60)
    }

    public enum Decision: Equatable, Sendable {
        case send
        case wait(until: Moment)
    }

    /// How many requests a window holds for us; at least one, or we would never learn better.
    public var ours: Int { max(1, allowed * share / 100) }

    /// Asks to send one request; `.send` counts it.
    ///
    /// - Parameter isUrgent: Whether it may take what is not our share: never more than the platform allows.
    public mutating func ask(at now: Moment, isUrgent: Bool = false) -> Decision {
        if let pausedUntil, now < pausedUntil { return .wait(until: pausedUntil) }
        pausedUntil = nil
        if let ends = windowEnds, now >= ends {
            windowEnds = nil
            used = 0
        }
        if let ends = windowEnds, used >= (isUrgent ? max(allowed, 1) : ours) { return .wait(until: ends) }
        if windowEnds == nil { windowEnds = now.advanced(by: .seconds(60)) }
        used += 1
        return .send
    }

    /// Takes in what an answer said of the limit; nil for what it did not say.
    public mutating func heard(allowed: Int?, count: Int?, reset: Duration?, at now: Moment) {
        if let allowed, allowed > 0 { self.allowed = min(allowed, Self.mostAllowed) }
        if let count { used = max(used, min(count, Self.mostAllowed)) }
        if let reset { windowEnds = now.advanced(by: Self.sane(reset)) }
    }

    /// Takes in a refusal for sending too much.
    public mutating func refused(retryAfter wait: Duration, at now: Moment) {
        pausedUntil = max(pausedUntil ?? now, now.advanced(by: Self.sane(wait)))
    }

    /// More than any platform allows a token in a minute: a header that says more is taken for this.
    private static let mostAllowed = 1_000_000

    /// A wait a header may ask for: none in the past, none beyond an hour.
    private static func sane(_ wait: Duration) -> Duration { min(max(wait, .zero), .seconds(3600)) }
}
