import Capture
import Platforms

// Files lie elsewhere, at addresses the platform names: whoever has them is not told who we are.

extension Connection {

    /// Fetches a file the platform named an address of, without telling there who we are.
    ///
    /// - Parameter bytes: How large it may be.
    /// - Throws: ``PlatformError`` where the address is none of TLS nor of the platform's own host, or nothing comes of it.
    func fetch(_ address: String, atMost bytes: Int, call: String) async throws(PlatformError) -> [UInt8] {
        let request = Transport.Request(
            method: "GET", url: address, authorization: nil, body: nil, contentType: "application/json")
        let response = try await sendAway(request, call)
        guard response.status == 200, response.body.count <= bytes else {
            let reason = response.status == 200 ? "is larger than \(bytes >> 20) MiB" : "answered \(response.status)"
            throw PlatformError(call: call, reason: reason, advice: .report)
        }
        return response.body
    }

    /// Puts a file at an address the platform named, without telling there who we are.
    ///
    /// - Parameter headers: What the platform says to send with it.
    /// - Throws: ``PlatformError`` where the address is none of TLS nor of the platform's own host, or the file is not taken.
    func put(
        _ bytes: [UInt8], at address: String, with headers: [(name: String, value: String)], call: String
    ) async throws(PlatformError) {
        let request = Transport.Request(
            method: "PUT", url: address, authorization: nil, body: bytes, contentType: nil, headers: headers)
        let response = try await sendAway(request, call)
        guard (200...299).contains(response.status) else {
            let isFinal = (400...499).contains(response.status)
            throw PlatformError(
                call: call, reason: "answered \(response.status)",
                advice: isFinal ? .report : .retry(after: .seconds(60)))
        }
    }

    /// Sends to an address the platform named, without telling there who we are.
    private func sendAway(
        _ request: Transport.Request, _ call: String
    ) async throws(PlatformError) -> Transport.Response {
        guard request.url.hasPrefix("https://") || request.url.hasPrefix(endpoints.api + "/") else {
            throw PlatformError(call: call, reason: "was sent to an address without encryption", advice: .report)
        }
        switch await transport.send(request) {
        case .success(let response): return response
        case .failure(let failure):
            throw PlatformError(
                call: call, reason: failure.reason, advice: failure.advice ?? .retry(after: .seconds(60)))
        }
    }
}
