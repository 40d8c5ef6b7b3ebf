import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A host that answers whatever a test tells it to, encrypted or not, on this machine only.
struct Gateway: Sendable {
    let port: Int
    private let calls: Calls

    struct Reply: Sendable {
        var status = 200
        var headers: [(String, String)] = [("Content-Type", "application/json")]
        var body = "{}"

        static let token = Reply(body: #"{"access_token":"t","token_type":"bearer","expires_in":86400}"#)
        static let identity = Reply(body: #"{"organization":{"id":"org-1","name":"Acme"},"OAuthClient":{"id":"c"}}"#)

        static func page(_ status: Int = 200) -> Reply {
            Reply(
                status: status, headers: [("Content-Type", "text/html; charset=utf-8")],
                body: "<!DOCTYPE html><title>Sign in to the network</title>")
        }
    }

    /// The paths that were asked for, in order.
    var asked: [String] { calls.all }

    /// Serves while `body` runs, and no longer.
    ///
    /// - Parameter answer: The reply to a path; nil closes the connection without a word.
    static func serving<Result: Sendable>(
        _ certificate: Certificates.Pair? = nil, answer: @escaping @Sendable (String) -> Reply?,
        _ body: @escaping @Sendable (Gateway) async throws -> Result
    ) async throws -> Result {
        let calls = Calls()
        let tls = try certificate.map(context)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Answering(answer: answer, calls: calls))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await body(Gateway(port: channel.localAddress?.port ?? 0, calls: calls))
            try await channel.close().get()
            return result
        } catch {
            try await channel.close().get()
            throw error
        }
    }

    private static func context(_ pair: Certificates.Pair) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(pair.certificate.utf8)).map(
            NIOSSLCertificateSource.certificate)
        let key = try NIOSSLPrivateKey(bytes: Array(pair.key.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }

    /// What was asked for, noted as it comes.
    private final class Calls: Sendable {
        private let paths = Mutex([String]())

        var all: [String] { paths.withLock { $0 } }

        func note(_ path: String) { paths.withLock { $0.append(path) } }
    }

    /// Answers one request after the other.
    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let answer: @Sendable (String) -> Reply?
        private let calls: Calls
        private var path = ""

        init(answer: @escaping @Sendable (String) -> Reply?, calls: Calls) {
            self.answer = answer
            self.calls = calls
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                path = head.uri
                calls.note(head.uri)
            case .body: break
            case .end: reply(context)
            }
        }

        private func reply(_ context: ChannelHandlerContext) {
            guard let reply = answer(path) else { return context.close(promise: nil) }
            var headers = HTTPHeaders(reply.headers)
            headers.replaceOrAdd(name: "Content-Length", value: "\(reply.body.utf8.count)")
            let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: reply.status), headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: reply.body)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
