public import ContactCenter

/// The time of day and a way to wait for it: the machine's, or one a test turns.
public struct WallClock: Sendable {
    public let now: @Sendable () -> Moment
    public let sleep: @Sendable (Duration) async throws -> Void

    public init(now: @escaping @Sendable () -> Moment, sleep: @escaping @Sendable (Duration) async throws -> Void) {
        self.now = now
        self.sleep = sleep
    }

    /// Waits until then; not at all if that is past.
    public func sleep(until moment: Moment) async throws {
        let wait = now().duration(to: moment)
        if wait > .zero { try await sleep(wait) }
    }
}
