/// How often and how soon a call that failed is made again.
///
/// In one place and nowhere else: three layers of three tries are twenty-seven calls to a platform that asked for
/// quiet.
public struct Retry: Sendable {
    private let limit: Int
    private var failures = 0
    private var refusals = 0

    /// - Parameter limit: How often a call is made in all before we give up.
    public init(limit: Int = 4) { self.limit = limit }

    /// After a failure on the way or a 5xx: how long to wait, or nil to give up.
    ///
    /// - Parameter jitter: 0 to 1, so that many clients do not come back at once.
    public mutating func failed(jitter: Double) -> Duration? {
        failures += 1
        guard failures < limit else { return nil }
        let base = 500 << (failures - 1)
        return .milliseconds(base + Int(Double(base) * jitter))
    }

    /// After a 429: how long to wait, or nil to give up.
    ///
    /// A platform that asks for more than three minutes is not waited for within a run.
    public mutating func refused(retryAfter: Duration?) -> Duration? {
        refusals += 1
        let wait = retryAfter ?? .seconds(60)
        guard refusals <= limit * 4, wait <= .seconds(180) else { return nil }
        return max(wait, .seconds(1))
    }
}
