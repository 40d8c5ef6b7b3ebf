import AsyncHTTPClient
import Capture
import ContactCenter
import NIOCore
import NIOHTTP1
public import Platforms
public import Redaction

/// The one place that knows how Genesys Cloud is called: sign-in, budget, retries, refusals, answers that make no sense.
///
/// One for each of our clients, because the platform counts requests by token.
public actor Connection {
    private let endpoints: Endpoints
    private let credentials: Credentials
    private let transport: Transport
    let clock: WallClock
    private let jitter: @Sendable () -> Double
    private let mayChange: Bool
    private let mayExport: Bool
    private var budget: RateBudget
    private var token: Token?

    /// How many requests were sent, sign-ins included.
    public private(set) var requests = 0

    public struct Credentials: Sendable {
        public let client: String
        let secret: Secret

        public init(client: String, secret: Secret) {
            self.client = client
            self.secret = secret
        }
    }

    private struct Token {
        let value: Secret
        let expires: Moment
    }

    /// - Parameters:
    ///   - mayChange: Whether it belongs to the client that changes things, which no reader has.
    ///   - mayExport: Whether it may have flows exported, which somebody must have asked for.
    public init(
        to endpoints: Endpoints, as credentials: Credentials, over transport: Transport, budget: RateBudget,
        clock: WallClock, mayChange: Bool = false, mayExport: Bool = false,
        jitter: @escaping @Sendable () -> Double
    ) {
        self.endpoints = endpoints
        self.credentials = credentials
        self.transport = transport
        self.budget = budget
        self.clock = clock
        self.mayChange = mayChange
        self.mayExport = mayExport
        self.jitter = jitter
    }

    public nonisolated var client: String { credentials.client }

    /// Sends one request of the closed list and returns the answer to it, however often it had to be sent.
    ///
    /// - Parameters:
    ///   - route: The path with its braces, for errors and the closed list.
    ///   - path: The path as it is sent, query included.
    ///   - limits: What is taken for JSON.
    ///   - isUrgent: Whether it may take of the limit what is not our share.
    ///   - asText: Whether what is asked for is no JSON but a text, which becomes the whole body of the answer.
    func send(
        _ method: String, _ route: String, path: String, body: [UInt8]? = nil, taking limits: JSON.Limits = .standard,
        isUrgent: Bool = false, asText: Bool = false
    ) async throws(PlatformError) -> Answer {
        let call = "\(method) \(route)"
        let isAllowed =
            ReadOnly.allows(method, route) || (mayChange && ChangeCalls.allowsRead(method, route))
            || (mayExport && ReadOnly.allowsExport(method, route))
        guard isAllowed else {
            throw PlatformError(call: call, reason: "is not on the list of what a reader may send", advice: .report)
        }
        var attempts = Attempts(call: call, limits: limits, isText: asText)
        while true {
            let (result, token) = try await sendOnce(method, path, body, for: call, isUrgent: isUrgent)
            switch result {
            case .success(let response):
                heard(response)
                if let answer = try await settled(response, &attempts, token: token) { return answer }
            case .failure(let failure): try await pause(after: failure, &attempts)
            }
        }
    }

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

    /// Signs in where that is needed, keeps to the budget, and sends.
    private func sendOnce(
        _ method: String, _ path: String, _ body: [UInt8]?, for call: String, isUrgent: Bool = false,
        unless halted: Halt? = nil
    ) async throws(PlatformError) -> (Result<Transport.Response, Transport.Failure>, Token) {
        let token = try await signedIn()
        try await waitForBudget(call, isUrgent: isUrgent, unless: halted)
        if let why = halted?() { throw .unsent(call, why) }
        requests += 1
        let request = Transport.Request(
            method: method, url: endpoints.api + path, authorization: "Bearer " + token.value.exposed, body: body,
            contentType: "application/json")
        return (await transport.send(request), token)
    }

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

    /// What is remembered between the tries of one call.
    private struct Attempts {
        let call: String
        var limits = JSON.Limits.standard

        /// Whether a good answer is a text and no JSON.
        var isText = false
        var retry = Retry()
        var signedInAgain = false
    }

    /// The answer, or nil if the call is to be made again.
    private func settled(
        _ response: Transport.Response, _ attempts: inout Attempts, token: Token
    ) async throws(PlatformError) -> Answer? {
        let call = attempts.call
        switch response.status {
        case 429:
            try await pause(retryAfter: response.retryAfter, &attempts)
            return nil
        case 408, 500...599:
            try await pause(after: .init("answered \(response.status)", advice: nil), &attempts)
            return nil
        case 300...399:
            throw PlatformError(
                call: call, reason: "answered \(response.status)",
                advice: .checkSetup("a reader follows no redirects: is the host right?"))
        default: break
        }
        let bytes = attempts.isText && response.status == 200 ? response.asString : response.body
        guard let body = try? JSON(bytes, limits: attempts.limits) else {
            try await pause(after: response.notJSON, &attempts)
            return nil
        }
        let answer = Answer(status: response.status, body: body, date: response.date)
        guard answer.status == 401 else { return answer }
        try await signInAgain(answer, &attempts, token: token)
        return nil
    }

    /// A 401 may mean an expired token, or that our address fell off the tenant's list: the code tells.
    private func signInAgain(_ answer: Answer, _ attempts: inout Attempts, token: Token) async throws(PlatformError) {
        if answer.code == "ip.not.authorized" {
            throw PlatformError(
                call: attempts.call, reason: "refused our address (ip.not.authorized)",
                advice: .checkSetup("add the address this machine calls from to the tenant's IP allowlist"))
        }
        guard !attempts.signedInAgain else {
            throw PlatformError(
                call: attempts.call, reason: "refused a token it had just given (\(answer.code ?? "401"))",
                advice: .checkCredentials)
        }
        attempts.signedInAgain = true
        if self.token?.value == token.value { self.token = nil }
    }
}

extension Connection {

    /// Why nothing more is to be sent; nil where it goes on.
    typealias Halt = @Sendable () -> String?

    private func waitForBudget(_ call: String, isUrgent: Bool, unless halted: Halt?) async throws(PlatformError) {
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

    private func heard(_ response: Transport.Response) {
        budget.heard(
            allowed: response.rateAllowed, count: response.rateCount, reset: response.rateReset, at: clock.now())
    }

    private func pause(after failure: Transport.Failure, _ attempts: inout Attempts) async throws(PlatformError) {
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

    private func pause(retryAfter: Duration?, _ attempts: inout Attempts) async throws(PlatformError) {
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

extension Connection {

    /// A token that is good for at least another minute.
    private func signedIn() async throws(PlatformError) -> Token {
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

extension PlatformError {

    /// A request that was never sent, since somebody said stop or its plan ended: of it nothing can have been done.
    fileprivate static func unsent(_ call: String, _ because: String) -> PlatformError {
        PlatformError(
            call: call, reason: "was not sent: \(because)",
            advice: .checkSetup("apply the plan again when it may go on"),
            isUntried: true)
    }

    /// A call that was not made because the run was told to stop.
    static func interrupted(_ call: String) -> PlatformError {
        PlatformError(call: call, reason: "was not made: the run was interrupted", advice: .retry(after: .zero))
    }
}

extension Transport.Response {

    /// A text as a string of JSON.
    fileprivate var asString: [UInt8] {
        var json = JSONWriter()
        json.string(String(decoding: body, as: UTF8.self))
        return json.bytes
    }
}
