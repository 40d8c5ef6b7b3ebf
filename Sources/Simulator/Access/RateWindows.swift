import ContactCenter

/// How many requests each token made in its current window.
///
/// A window begins with the first request after the last one ended.
struct RateWindows: Sendable {
    private var windows: [String: (began: Moment, count: Int)] = [:]

    struct Reading: Sendable {
        let count: Int

        /// Seconds until the window ends, rounded up.
        let reset: Int
        let isOver: Bool
    }

    /// Counts one request.
    mutating func count(_ token: String, limit: RateLimit, at now: Moment) -> Reading {
        var window = windows[token] ?? (now, 0)
        if window.began.advanced(by: limit.window) <= now || now < window.began { window = (now, 0) }
        window.count += 1
        windows[token] = window
        let left = now.duration(to: window.began.advanced(by: limit.window))
        let seconds = Int((left / .seconds(1)).rounded(.up))
        return Reading(count: window.count, reset: max(seconds, 1), isOver: window.count > limit.requests)
    }
}
