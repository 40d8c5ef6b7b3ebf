import ContactCenter
import Foundation
import GenesysCloud
import Platforms
import Redaction
import Rehearsals
import Testing

@testable import Commands

@Suite("On the way to the platform")
struct ConnectionTests {

    /// What a call for our own identity comes to, as it would be printed, and how long it waited.
    private struct Ending {
        let failure: Failure?
        let requests: Int
        let waited: Duration

        var says: String { failure?.message ?? "nothing" }
        var code: Int32 { failure?.code ?? 0 }
    }

    private static func ending(
        api: String, login: String? = nil, trust: String? = nil, share: Int = 80, calls: Int = 1
    ) async throws -> Ending {
        let session = try Session(trust: trust)
        let time = RehearsalTime()
        let connection = Connection(
            to: Endpoints(api: api, login: login ?? api + "/login"), as: .init(client: "c", secret: Secret("s3cret")),
            over: session.transport, budget: RateBudget(share: share), clock: time.clock, jitter: { 0 })
        var failure: Failure?
        do {
            for _ in 0..<calls { _ = try await connection.identity() }
        } catch {
            failure = Failure(error)
        }
        await session.close()
        return Ending(failure: failure, requests: await connection.requests, waited: time.passed)
    }

    /// A platform of which only some paths misbehave.
    private static func ending(
        login: Gateway.Reply = .token, _ api: @escaping @Sendable () -> Gateway.Reply?, calls: Int = 1
    ) async throws -> Ending {
        try await Gateway.serving { path in
            path.hasPrefix("/login") ? login : api()
        } _: { gateway in
            try await ending(api: "http://127.0.0.1:\(gateway.port)", calls: calls)
        }
    }

    @Test func `a host where nobody listens is tried four times, and is for later`() async throws {
        let port = try await Gateway.serving { _ in
            nil
        } _: {
            $0.port
        }

        let ending = try await Self.ending(api: "http://127.0.0.1:\(port)")

        #expect(ending.says == "POST /oauth/token was not reached, four times")
        #expect(ending.code == 75)
        #expect(ending.requests == 4)
        #expect(ending.waited == .milliseconds(3500))
    }

    @Test func `a host that does not exist asks whether it is right`() async throws {
        let ending = try await Self.ending(api: "https://api.nowhere.invalid", login: "https://login.nowhere.invalid")

        #expect(ending.says == "POST /oauth/token was not reached: no such host, four times")
        #expect(ending.failure?.hint == "is the region or the host right?")
        #expect(ending.code == 69)
    }

    @Test func `a login host of another product is not there`() async throws {
        let ending = try await Self.ending(login: .init(status: 404)) { .identity }

        #expect(ending.says == "POST /oauth/token is not there")
        #expect(ending.failure?.hint == "is the region or the login host right?")
        #expect(ending.code == 69)
        #expect(ending.requests == 1)
    }

    @Test(arguments: [400, 401, 403])
    func `a secret that is refused is not tried again`(status: Int) async throws {
        let ending = try await Self.ending(login: .init(status: status)) { .identity }

        #expect(ending.says == "POST /oauth/token refused our client (\(status))")
        #expect(ending.failure?.hint == "check the client's id and secret, and that it is active")
        #expect(ending.code == 69)
        #expect(ending.requests == 1)
    }

    @Test func `a refusal never repeats the secret`() async throws {
        let ending = try await Self.ending(login: .init(status: 401, body: #"{"message":"s3cret is wrong"}"#)) {
            .identity
        }

        #expect(ending.failure?.text.contains("s3cret") == false)
    }

    @Test func `a proxy that answers the sign-in is recognised`() async throws {
        let ending = try await Self.ending(login: .page()) { .identity }

        #expect(ending.says == "POST /oauth/token answered without a token")
        #expect(
            ending.failure?.hint == "something between us and the platform answers in its place, such as a proxy")
        #expect(ending.code == 69)
    }

    @Test(arguments: [200, 403, 407])
    func `a proxy that answers a call is recognised`(status: Int) async throws {
        let ending = try await Self.ending { .page(status) }

        #expect(ending.says == "GET /api/v2/tokens/me answered \(status) with a web page instead of JSON, four times")
        #expect(
            ending.failure?.hint == "something between us and the platform answers in its place, such as a proxy")
        #expect(ending.code == 69)
    }

    @Test(arguments: [301, 302, 307])
    func `a redirect is not followed: the token would go with it`(status: Int) async throws {
        let asked = try await Gateway.serving { path in
            path.hasPrefix("/login")
                ? .token : .init(status: status, headers: [("Location", "/elsewhere")], body: "")
        } _: { gateway in
            let ending = try await Self.ending(api: "http://127.0.0.1:\(gateway.port)")
            #expect(ending.says == "GET /api/v2/tokens/me answered \(status)")
            #expect(ending.code == 69)
            return gateway.asked
        }

        #expect(!asked.contains("/elsewhere"))
    }

    @Test func `a connection that ends without a word is tried four times`() async throws {
        let ending = try await Self.ending { nil }

        #expect(ending.says == "GET /api/v2/tokens/me broke off in the middle, four times")
        #expect(ending.code == 75)
    }

    @Test(arguments: ["", "{", #"{"organization":"#, #"{"organization":{"id":"a"},"organization":{"id":"b"}}"#])
    func `an answer that is no JSON is tried four times, and reported`(body: String) async throws {
        let ending = try await Self.ending { .init(body: body) }

        #expect(ending.says == "GET /api/v2/tokens/me answered 200 with something that is not JSON, four times")
        #expect(ending.code == 69)
    }

    @Test(arguments: [#"{"organization":{"id":7}}"#, #"{"organization":"org-1"}"#, "[]", "null"])
    func `an identity of another type is none`(body: String) async throws {
        let ending = try await Self.ending { .init(body: body) }

        #expect(ending.says == "GET /api/v2/tokens/me did not say which organisation we are in (200)")
        #expect(ending.code == 69)
    }

    @Test(arguments: [#"{"access_token":7}"#, "{}", "[]", ""])
    func `a token of another type is none`(body: String) async throws {
        let ending = try await Self.ending(login: .init(body: body)) { .identity }

        #expect(ending.says == "POST /oauth/token answered without a token")
        #expect(ending.code == 69)
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "-1", "0", "1e9", "\"soon\"", "null"])
    func `a token's life that makes no sense does no harm`(seconds: String) async throws {
        let ending = try await Self.ending(
            login: .init(body: #"{"access_token":"t","expires_in":\#(seconds)}"#), { .identity }, calls: 2)

        #expect(ending.failure == nil)
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "-1", "0", "many", ""])
    func `rate headers that make no sense do no harm`(value: String) async throws {
        let headers = ["inin-ratelimit-allowed", "inin-ratelimit-count", "inin-ratelimit-reset", "Retry-After", "Date"]
        let ending = try await Self.ending(
            { .init(headers: headers.map { ($0, value) }, body: Gateway.Reply.identity.body) }, calls: 2)

        #expect(ending.failure == nil)
        #expect(ending.waited <= .seconds(3600))
    }

    @Test func `a platform that asks for more than three minutes of quiet is for later`() async throws {
        let ending = try await Self.ending { .init(status: 429, headers: [("Retry-After", "181")]) }

        #expect(ending.says == "GET /api/v2/tokens/me answered 429 again and again")
        #expect(ending.code == 75)
        #expect(ending.waited == .zero)
    }

    @Test func `an address that is not on the tenant's list says what to do`() async throws {
        let ending = try await Self.ending {
            .init(status: 401, body: #"{"code":"ip.not.authorized","message":"…"}"#)
        }

        #expect(ending.says == "GET /api/v2/tokens/me refused our address (ip.not.authorized)")
        #expect(ending.failure?.hint == "add the address this machine calls from to the tenant's IP allowlist")
        #expect(ending.code == 69)
    }

    @Test func `a token that is refused as soon as it is given is not asked for without end`() async throws {
        let ending = try await Self.ending { .init(status: 401, body: #"{"code":"bad.credentials"}"#) }

        #expect(ending.says == "GET /api/v2/tokens/me refused a token it had just given (bad.credentials)")
        #expect(ending.code == 69)
        #expect(ending.requests == 4)
    }
}

@Suite("The certificate of the platform")
struct CertificateTests {

    /// How a call to an encrypted host ends.
    private static func failure(_ certificate: Certificates.Pair, trustsAuthority: Bool) async throws -> Failure? {
        let authority = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-ca-\(ProcessInfo.processInfo.globallyUniqueString).pem")
        try Data(Certificates.authority.utf8).write(to: authority)
        defer { try? FileManager.default.removeItem(at: authority) }
        return try await Gateway.serving(certificate) { path in
            path.hasPrefix("/login") ? .token : .identity
        } _: { gateway in
            let session = try Session(trust: trustsAuthority ? authority.path : nil)
            let api = "https://127.0.0.1:\(gateway.port)"
            let connection = Connection(
                to: Endpoints(api: api, login: api + "/login"), as: .init(client: "c", secret: Secret("s3cret")),
                over: session.transport, budget: RateBudget(), clock: RehearsalTime().clock, jitter: { 0 })
            var failure: Failure?
            do {
                _ = try await connection.identity()
                #expect(session.certificatesSeen.count == 1)
            } catch {
                failure = Failure(error)
            }
            await session.close()
            #expect(failure == nil || gateway.asked.isEmpty, "nothing is said to a host we do not trust")
            return failure
        }
    }

    @Test func `of an authority the configuration trusts is taken, and noted`() async throws {
        #expect(try await Self.failure(Certificates.good, trustsAuthority: true) == nil)
    }

    @Test(arguments: [
        ("of nobody we trust", Certificates.good, false), ("that is out of date", Certificates.expired, true),
        ("of another host", Certificates.elsewhere, true),
    ])
    func `is refused before anything is said`(what: String, pair: Certificates.Pair, trustsAuthority: Bool) async throws
    {
        let failure = try await Self.failure(pair, trustsAuthority: trustsAuthority)

        #expect(failure?.message == "POST /oauth/token showed a certificate we do not trust", "\(what)")
        #expect(failure?.hint == "is the host right, and its certificate valid?")
        #expect(failure?.code == 69)
    }
}
