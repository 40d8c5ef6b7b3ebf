import Capture
import Platforms

extension Connection {

    /// Sends one request that changes something, once.
    ///
    /// Made again only where the platform says that it did nothing: a 429, or a token it no longer takes. Of an answer
    /// that is lost nobody knows whether it was done, so whoever asked has to look.
    ///
    /// - Parameters:
    ///   - isUrgent: Whether it may take of the limit what is not our share.
    ///   - halted: Why it is not sent, asked before each attempt, and every second while it waits for one.
    func change(
        _ method: String, _ route: String, path: String, body: [UInt8]? = nil, isUrgent: Bool = false,
        unless halted: Halt? = nil
    ) async throws(PlatformError) -> Answer {
        let call = "\(method) \(route)"
        guard mayChange, ChangeCalls.allows(method, route) else {
            throw PlatformError(call: call, reason: "is not on the list of what may be changed", advice: .report)
        }
        var attempts = Attempts(call: call)
        while true {
            let (result, token) = try await sendOnce(
                method, path, body, for: call, isUrgent: isUrgent, unless: halted)
            switch result {
            case .success(let response):
                heard(response)
                if let answer = try await changed(response, &attempts, token: token) { return answer }
            case .failure(let failure):
                throw PlatformError(
                    call: call, reason: failure.reason, advice: failure.advice ?? .retry(after: .seconds(60)))
            }
        }
    }

    /// The answer to a change, or nil if it is to be sent again because nothing was done.
    private func changed(
        _ response: Transport.Response, _ attempts: inout Attempts, token: Token
    ) async throws(PlatformError) -> Answer? {
        switch response.status {
        case 429:
            try await pause(retryAfter: response.retryAfter, &attempts)
            return nil
        case 408, 500...599:
            throw PlatformError(
                call: attempts.call, reason: "answered \(response.status)", advice: .retry(after: .seconds(60)))
        default: break
        }
        let bytes = response.body.isEmpty ? Array("{}".utf8) : response.body
        guard let body = try? JSON(bytes) else {
            // Of a yes that does not read nobody knows what was done.
            let isYes = (200...299).contains(response.status)
            throw PlatformError(
                call: attempts.call, reason: response.notJSON.reason,
                advice: isYes ? .retry(after: .seconds(60)) : response.notJSON.advice ?? .report)
        }
        let answer = Answer(status: response.status, body: body, date: response.date)
        guard answer.status == 401 else { return answer }
        try await signInAgain(answer, &attempts, token: token)
        return nil
    }
}
