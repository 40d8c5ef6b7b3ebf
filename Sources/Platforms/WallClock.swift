public import ContactCenter

/// The time of day and a way to wait for it: the machine's, or one a test turns.
public struct WallClock: Sendable {
    public let now: @Sendable () -> Moment
    public let sleep: @Sendable (Duration) async throws -> Void
    private let sleepUntil: (@Sendable (Moment) async throws -> Void)?

    /// - Parameter until: How it waits until a moment; nil to ask how late it is and wait for the rest, which takes longer
    ///   where time passes between the two.
    public init(
        now: @escaping @Sendable () -> Moment, sleep: @escaping @Sendable (Duration) async throws -> Void,
        until: (@Sendable (Moment) async throws -> Void)? = nil
    ) {
        self.now = now
        self.sleep = sleep
        sleepUntil = until
    }

    /// Waits until then; not at all if that is past.
    public func sleep(until moment: Moment) async throws {
        if let sleepUntil { return try await sleepUntil(moment) }
        let wait = now().duration(to: moment)
        if wait > .zero { try await sleep(wait) }
    }
}
