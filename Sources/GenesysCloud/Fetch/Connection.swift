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
    let endpoints: Endpoints
    let credentials: Credentials
    let transport: Transport
    let clock: WallClock
    let jitter: @Sendable () -> Double
    let mayChange: Bool
    private let mayExport: Bool
    var budget: RateBudget
    var token: Token?

    /// How many requests were sent, sign-ins included.
    public internal(set) var requests = 0

    public struct Credentials: Sendable {
        public let client: String
        let secret: Secret

        public init(client: String, secret: Secret) {
            self.client = client
            self.secret = secret
        }
    }

    struct Token {
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

    /// Signs in where that is needed, keeps to the budget, and sends.
    func sendOnce(
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
    func signInAgain(_ answer: Answer, _ attempts: inout Attempts, token: Token) async throws(PlatformError) {
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

extension PlatformError {

    /// A request that was never sent, since somebody said stop or its plan ended: of it nothing can have been done.
    static func unsent(_ call: String, _ because: String) -> PlatformError {
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
