import AsyncHTTPClient
import ContactCenter
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Platforms

/// Sends requests to one bucket: signed, again where the other side asks for patience, each refusal put into words.
struct BucketConnection: Sendable {
    let bucket: Bucket
    let clock: WallClock
    private let client: HTTPClient

    /// An answer whose body is still to come.
    typealias Answer = HTTPClientResponse

    /// Hands over a connection, and closes it whatever becomes of it.
    static func opening<Result>(
        _ bucket: Bucket, clock: WallClock, _ body: (BucketConnection) async throws -> Result
    ) async throws -> Result {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(20), read: .seconds(60)))
        configuration.httpVersion = .http1Only
        // Requests are made again in one place, by `Retry`: a client that tries on its own multiplies its tries.
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let result = try await body(BucketConnection(bucket: bucket, clock: clock, client: client))
            try? await client.shutdown()
            return result
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    /// Nothing we read into memory is larger: a manifest of half a million files.
    static let mostBytes = 64 << 20

    /// Sends a request until it is answered, and reads the answer.
    ///
    /// - Throws: ``StorageError``; whatever `read` throws.
    func send<Result>(_ request: StorageRequest, _ read: (Answer) async throws -> Result) async throws -> Result {
        var retry = Retry()
        while true {
            do {
                return try await sendOnce(request, read)
            } catch let later as Later {
                let wait = later.after.map { retry.refused(retryAfter: $0) } ?? retry.failed(jitter: 0)
                guard let wait else { throw later.error }
                try await clock.sleep(wait)
            }
        }
    }

    /// The whole body of the answer.
    func body(_ request: StorageRequest) async throws -> [UInt8] {
        try await send(request) { answer in
            Array(try await answer.body.collect(upTo: Self.mostBytes).readableBytesView)
        }
    }

    /// - Parameter root: What the answer is called; a page of whoever answers in the store's place is called otherwise.
    func xml(_ request: StorageRequest, root: String) async throws -> Markup {
        guard let node = Markup(try await body(request)), node.name == root else {
            throw StorageError(
                .refused, doing: request.doing, because: "the answer is no \(root): is it an S3 endpoint?")
        }
        return node
    }

    /// A failure after which the same request may do.
    private struct Later: Error {
        let error: StorageError
        var after: Duration?
    }

    private func sendOnce<Result>(
        _ request: StorageRequest, _ read: (Answer) async throws -> Result
    ) async throws -> Result {
        let now = clock.now()
        do {
            let answer = try await client.execute(signed(request, at: now), timeout: .hours(2))
            guard (200...299).contains(answer.status.code) else {
                throw try await refused(request, answer, sent: now)
            }
            return try await read(answer)
        } catch {
            throw Self.worded(error, request)
        }
    }

    private func signed(_ request: StorageRequest, at now: Moment) -> HTTPClientRequest {
        let query = request.encodedQuery
        var signed = HTTPClientRequest(
            url: bucket.endpoint + request.encodedPath + (query.isEmpty ? "" : "?" + query))
        signed.method = HTTPMethod(rawValue: request.method)
        let signature = SignatureV4(key: bucket.key, region: bucket.region)
        for header in signature.headers(for: request, host: bucket.host, at: now) {
            signed.headers.add(name: header.name, value: header.value)
        }
        signed.headers.add(name: "User-Agent", value: "linewarden")
        switch request.payload {
        case .bytes(let bytes): if !bytes.isEmpty { signed.body = .bytes(bytes) }
        case .file(let file, let digest):
            signed.body = .stream(FilePieces(file: file), length: .known(Int64(digest.bytes)))
        }
        return signed
    }

    private func refused(_ request: StorageRequest, _ answer: Answer, sent: Moment) async throws -> any Error {
        let body = try await answer.body.collect(upTo: 1 << 20)
        let refusal = Refusal(
            status: Int(answer.status.code), headers: answer.headers, body: Array(body.readableBytesView))
        let error = refusal.error(of: request, in: bucket, sent: sent)
        return refusal.mayPass ? Later(error: error, after: refusal.retryAfter) : error
    }
}

extension BucketConnection {

    /// What went wrong on the way, in words.
    private static func worded(_ error: any Error, _ request: StorageRequest) -> any Error {
        func away(_ because: String) -> Later {
            Later(error: StorageError(.away, doing: request.doing, because: because))
        }
        switch error {
        case is Later, is StorageError, is CancellationError: return error
        case let error as HTTPClientError where error == .cancelled: return CancellationError()
        case is NIOTooManyBytesError:
            return StorageError(.refused, doing: request.doing, because: "it answered more than \(mostBytes >> 20) MiB")
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            return StorageError(.refused, doing: request.doing, because: "it showed a certificate we do not trust")
        case let error as NIOConnectionError where error.connectionErrors.isEmpty:
            return StorageError(.away, doing: request.doing, because: "there is no such host")
        case is NIOConnectionError: return away("it is not reached")
        case let error as IOError where neverThere.contains(error.errnoCode): return away("it is not reached")
        case let error as HTTPClientError where timeouts.contains(error): return away("it did not answer in time")
        default: return away("the connection broke off")
        }
    }
    /// What the system says when nobody answers at an address given as a number.
    private static let neverThere = [ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ETIMEDOUT]

    private static let timeouts: [HTTPClientError] = [.connectTimeout, .readTimeout, .deadlineExceeded]
}
