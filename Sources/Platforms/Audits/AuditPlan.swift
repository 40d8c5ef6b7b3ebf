public import ContactCenter

/// Which windows of a service's audit log are to be read, given how far it was read before.
///
/// The first time reaches back as far as the platform keeps its log, in long windows; afterwards each run goes on from two
/// hours before where the last one ended, because what happened may be readable only later.
public struct AuditPlan: Sendable {

    /// How far back the platform's log reaches.
    public var history: Duration

    /// The longest stretch one query may ask for.
    public var longest: Duration

    /// How long a window is once the past has been read.
    public var usual: Duration

    /// How far two windows overlap: an entry that can be read later than this after it happened is missed.
    public var overlap: Duration

    /// - Parameter history: 365 days is what the platform keeps, ten minutes less because its clock is not ours.
    public init(
        history: Duration = .days(365) - .seconds(600), longest: Duration = .days(30), usual: Duration = .days(1),
        overlap: Duration = .seconds(7200)
    ) {
        self.history = history
        self.longest = longest
        self.usual = usual
        self.overlap = overlap
    }

    /// The windows up to now, oldest first, each overlapping the one before.
    ///
    /// - Parameter reached: Where the last window ended; nil the first time.
    public func windows(of service: String, after reached: Moment?, now: Moment) -> [AuditWindow] {
        let oldest = now.advanced(by: .zero - history)
        var from = max(oldest, reached.map { $0.advanced(by: .zero - overlap) } ?? oldest)
        // After a week's break the way back is shorter in long windows.
        let isCatchingUp = from.duration(to: now) > .days(7)
        let length = isCatchingUp ? longest : usual + overlap
        // A run a little later than a day after the last is no reason to ask twice.
        let most = isCatchingUp ? longest : length + overlap
        var windows: [AuditWindow] = []
        while from.duration(to: now) > most {
            let to = from.advanced(by: length)
            windows.append(AuditWindow(service: service, from: from, to: to))
            from = to.advanced(by: .zero - overlap)
        }
        if from < now { windows.append(AuditWindow(service: service, from: from, to: now)) }
        return windows
    }
}
