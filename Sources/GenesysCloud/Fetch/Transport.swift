import AsyncHTTPClient
import Capture
import ContactCenter
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Platforms
import Redaction

/// Carries one request to a host and its answer back: the part of a connection that touches the network.
public struct Transport: Sendable {
    private let client: HTTPClient
    private let timeout: TimeAmount
    private let simulator: SimulatorSeen

    private let mostBytes: Int

    /// The largest answer taken, in bytes: a hundred times what the platform documents.
    public static let largestAnswer = 64 << 20

    init(_ client: HTTPClient, timeout: TimeAmount = .seconds(60), largestAnswer: Int = Self.largestAnswer) {
        self.client = client
        self.timeout = timeout
        mostBytes = largestAnswer
        simulator = SimulatorSeen()
    }

    /// Whether any answer came from a simulator: every one of its answers says so in a header.
    var sawSimulator: Bool { simulator.isSeen }

    struct Request: Sendable {
        var method: String
        var url: String

        /// Nil where nobody is to know who asks.
        var authorization: String?
        var body: [UInt8]?

        /// Nil where the other headers say it, or nobody asks.
        var contentType: String?
        var headers: [(name: String, value: String)] = []
    }

    struct Response: Sendable {
        var status: Int
        var body: [UInt8]
        var date: Moment?
        var retryAfter: Duration?
        var rateAllowed: Int?
        var rateCount: Int?
        var rateReset: Duration?
        var isWebPage: Bool

        /// What it means that the body is not JSON.
        var notJSON: Failure {
            isWebPage
                ? Failure(
                    "answered \(status) with a web page instead of JSON",
                    advice: .checkSetup("something between us and the platform answers in its place, such as a proxy"))
                : Failure("answered \(status) with something that is not JSON", advice: .report)
        }
    }

    /// A request without an answer.
    struct Failure: Error, Sendable {
        let reason: String
        let advice: PlatformError.Advice?

        /// Whether trying again would change nothing.
        let isFinal: Bool

        init(_ reason: String, advice: PlatformError.Advice?, isFinal: Bool = false) {
            self.reason = reason
            self.advice = advice
            self.isFinal = isFinal
        }
    }

    func send(_ request: Request) async -> Result<Response, Failure> {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        if let authorization = request.authorization {
            outgoing.headers.add(name: "Authorization", value: authorization)
        }
        outgoing.headers.add(name: "Accept", value: "application/json")
        outgoing.headers.add(name: "User-Agent", value: "linewarden")
        if let body = request.body {
            if let type = request.contentType { outgoing.headers.add(name: "Content-Type", value: type) }
            outgoing.body = .bytes(body)
        }
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        do {
            let answer = try await client.execute(outgoing, timeout: timeout)
            if answer.headers.contains(name: SimulatorSeen.header) { simulator.see() }
            let body = try await answer.body.collect(upTo: mostBytes)
            return .success(
                Response(status: Int(answer.status.code), body: Array(body.readableBytesView), answer.headers))
        } catch {
            return .failure(Failure(error, mostBytes: mostBytes))
        }
    }

    /// The value of an `Authorization` header for id and secret.
    static func basic(_ user: String, _ secret: Secret) -> String {
        "Basic " + Base64Text.encoded(Array("\(user):\(secret.exposed)".utf8))
    }
}

extension Transport.Response {
    fileprivate init(status: Int, body: [UInt8], _ headers: HTTPHeaders) {
        func number(_ name: String) -> Int? { headers.first(name: name).flatMap { Int($0) } }
        self.init(
            status: status, body: body, date: headers.first(name: "Date").flatMap(Moment.init(httpDate:)),
            retryAfter: number("Retry-After").map { .seconds($0) },
            rateAllowed: number("inin-ratelimit-allowed"), rateCount: number("inin-ratelimit-count"),
            rateReset: number("inin-ratelimit-reset").map { .seconds($0) },
            isWebPage: headers.first(name: "Content-Type")?.lowercased().hasPrefix("text/html") ?? false)
    }
}

extension Transport.Failure {

    /// What went wrong on the way, in words.
    fileprivate init(_ error: any Error, mostBytes: Int) {
        switch error {
        case is CancellationError: self = .interrupted
        case is NIOTooManyBytesError:
            self.init("answered more than \(mostBytes >> 20) MiB", advice: .report, isFinal: true)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .untrusted
        case let error as NIOConnectionError where error.connectionErrors.isEmpty:
            self.init("was not reached: no such host", advice: .checkSetup("is the region or the host right?"))
        case is NIOConnectionError: self.init("was not reached", advice: nil)
        case let error as IOError where Self.neverThere.contains(error.errnoCode):
            self.init("was not reached", advice: nil)
        case let error as HTTPClientError: self.init(error)
        default: self.init("broke off in the middle", advice: nil)
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .cancelled: self = .interrupted
        case .connectTimeout: self.init("was not reached in time", advice: nil)
        case .readTimeout, .deadlineExceeded: self.init("did not answer in time", advice: nil)
        case .invalidURL, .emptyHost, .emptyScheme:
            self.init("has no usable address", advice: .checkSetup("is the host right?"), isFinal: true)
        default: self.init("broke off in the middle", advice: nil)
        }
    }
}

extension Transport.Failure {

    /// What the system says when nobody answers at an address given as a number.
    private static let neverThere = [ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ETIMEDOUT]

    private static let interrupted = Self("was interrupted", advice: .retry(after: .zero), isFinal: true)

    private static let untrusted = Self(
        "showed a certificate we do not trust", advice: .checkSetup("is the host right, and its certificate valid?"),
        isFinal: true)
}
