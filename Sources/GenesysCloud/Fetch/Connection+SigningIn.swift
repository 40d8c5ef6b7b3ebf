import Capture
import ContactCenter
import Platforms
import Redaction

extension Connection {

    /// A token that is good for at least another minute.
    func signedIn() async throws(PlatformError) -> Token {
        if let token, clock.now().advanced(by: .seconds(60)) < token.expires { return token }
        let fresh = try await signIn()
        token = fresh
        return fresh
    }

    /// Asks for a token with our id and secret.
    ///
    /// Source: the token endpoint of the vendor's SDKs, client-credentials grant, checked 2026-11-22.
    private func signIn() async throws(PlatformError) -> Token {
        var attempts = Attempts(call: "POST /oauth/token")
        while true {
            requests += 1
            switch await transport.send(signInRequest) {
            case .success(let response): if let token = try await token(in: response, &attempts) { return token }
            case .failure(let failure): try await pause(after: failure, &attempts)
            }
        }
    }

    private var signInRequest: Transport.Request {
        Transport.Request(
            method: "POST", url: endpoints.login + "/oauth/token",
            authorization: Transport.basic(credentials.client, credentials.secret),
            body: Array("grant_type=client_credentials".utf8), contentType: "application/x-www-form-urlencoded")
    }

    private func token(in response: Transport.Response, _ attempts: inout Attempts) async throws(PlatformError)
        -> Token?
    {
        switch response.status {
        case 200:
            guard let body = try? JSON(response.body), let value = body["access_token"]?.string else {
                throw PlatformError(
                    call: attempts.call, reason: "answered without a token", advice: response.notJSON.advice ?? .report)
            }
            // A day is the platform's default; longer than two is nothing it gives.
            let lifetime = min(max(body["expires_in"]?.integer ?? 86_400, 0), 172_800)
            return Token(value: Secret(value), expires: clock.now().advanced(by: .seconds(lifetime)))
        case 400, 401, 403:
            throw PlatformError(
                call: attempts.call, reason: "refused our client (\(response.status))", advice: .checkCredentials)
        case 404:
            throw PlatformError(
                call: attempts.call, reason: "is not there",
                advice: .checkSetup("is the region or the login host right?"))
        case 429:
            try await pause(retryAfter: response.retryAfter, &attempts)
            try await sleep(response.retryAfter ?? .seconds(60), attempts.call)
            return nil
        default:
            try await pause(after: .init("answered \(response.status)", advice: nil), &attempts)
            return nil
        }
    }
}
