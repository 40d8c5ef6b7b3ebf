import ContactCenter
import Engine
import Platforms

/// Looks for a canary again and again until it is seen, or its time is up.
struct CanaryWatch: Sendable {
    let clock: WallClock

    /// Until when it has to be seen.
    let due: Moment

    /// How long is waited before the platform is asked again.
    var pause = Duration.seconds(60)

    /// Reads what is new, and looks through it.
    let look: @Sendable () async throws -> Look

    enum Look: Sendable {
        case seen(CanaryTrace.Sighting)
        case notYet

        /// The record was not read, or not to its end.
        case unread(because: String)
    }

    /// What was seen, or why not.
    ///
    /// A look that fails is one after which the canary is not seen yet: the next may succeed.
    ///
    /// - Throws: `CancellationError` where somebody stopped it.
    func run() async throws -> Reading<CanaryTrace.Sighting> {
        while true {
            let outcome = try await looked()
            if case .seen(let sighting) = outcome { return .observed(sighting) }
            let now = clock.now()
            guard now < due else { return .absent(.unanswered(because: outcome.reason)) }
            try await clock.sleep(min(pause, now.duration(to: due)))
        }
    }

    private func looked() async throws -> Look {
        do {
            return try await look()
        } catch let error as CancellationError {
            throw error
        } catch {
            return .unread(because: "\(error)")
        }
    }
}

extension CanaryWatch.Look {
    fileprivate var reason: String {
        switch self {
        case .unread(let because): "the audit log could not be read: \(because)"
        case .seen, .notYet: "no entry of the audit log tells of it"
        }
    }
}
