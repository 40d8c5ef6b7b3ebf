import Capture
import ContactCenter
import Platforms

// How often and how soon it is sent again.

extension Connection {

    /// What is remembered between the tries of one call.
    struct Attempts {
        let call: String
        var limits = JSON.Limits.standard

        /// Whether a good answer is a text and no JSON.
        var isText = false
        var retry = Retry()
        var signedInAgain = false
    }

    /// Why nothing more is to be sent; nil where it goes on.
    typealias Halt = @Sendable () -> String?

    func waitForBudget(_ call: String, isUrgent: Bool, unless halted: Halt?) async throws(PlatformError) {
        while case .wait(let moment) = budget.ask(at: clock.now(), isUrgent: isUrgent) {
            if let why = halted?() { throw .unsent(call, why) }
            do {
                let slice = clock.now().advanced(by: .seconds(1))
                try await clock.sleep(until: halted == nil ? moment : min(moment, slice))
            } catch {
                throw .interrupted(call)
            }
        }
    }

    func heard(_ response: Transport.Response) {
        budget.heard(
            allowed: response.rateAllowed, count: response.rateCount, reset: response.rateReset, at: clock.now())
    }

    func pause(after failure: Transport.Failure, _ attempts: inout Attempts) async throws(PlatformError) {
        if failure.isFinal {
            throw PlatformError(
                call: attempts.call, reason: failure.reason, advice: failure.advice ?? .retry(after: .seconds(60)))
        }
        guard let wait = attempts.retry.failed(jitter: jitter()) else {
            throw PlatformError(
                call: attempts.call, reason: failure.reason + ", four times",
                advice: failure.advice ?? .retry(after: .seconds(60)))
        }
        try await sleep(wait, attempts.call)
    }

    func pause(retryAfter: Duration?, _ attempts: inout Attempts) async throws(PlatformError) {
        guard let wait = attempts.retry.refused(retryAfter: retryAfter) else {
            throw PlatformError(
                call: attempts.call, reason: "answered 429 again and again",
                advice: .retry(after: retryAfter ?? .seconds(180)))
        }
        budget.refused(retryAfter: wait, at: clock.now())
    }

    /// Waits, on the way to the end of a call.
    func sleep(_ wait: Duration, _ call: String) async throws(PlatformError) {
        do {
            try await clock.sleep(wait)
        } catch {
            throw .interrupted(call)
        }
    }
}
