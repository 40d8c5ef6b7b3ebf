public import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle
import UnixSignals

/// What other tools send to: routes behind HTTP or HTTPS, with limits on how long a caller may take.
///
/// `GET /health` is answered with 200 as long as it listens.
public struct WebhookServer: Service {
    private let address: ListeningAddress
    private let certificate: ServerCertificate?
    private let mount: @Sendable (Router<BasicRequestContext>) -> Void
    private let onReady: @Sendable (_ port: Int) async -> Void

    /// How many connections there are at once; more wait until one of them ends.
    static let mostConnections = 64

    /// How long a connection may last, and how long it may say nothing.
    static let longestConnection = TimeAmount.seconds(60)
    static let longestSilence = TimeAmount.seconds(10)

    /// How long those under way are waited for when it is to end.
    public static let farewell = Duration.seconds(10)

    /// - Parameters:
    ///   - certificate: What it shows whoever connects; nil to speak HTTP in clear.
    ///   - onReady: Called once, when requests are answered.
    ///   - mount: Adds the routes.
    public init(
        at address: ListeningAddress, showing certificate: ServerCertificate? = nil,
        onReady: @escaping @Sendable (_ port: Int) async -> Void,
        mount: @escaping @Sendable (Router<BasicRequestContext>) -> Void
    ) {
        (self.address, self.certificate, self.onReady, self.mount) = (address, certificate, onReady, mount)
    }

    /// Serves until it is asked to shut down.
    ///
    /// - Throws: If the port is taken.
    public func run() async throws {
        let router = Router()
        router.get("health") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: ByteBuffer(string: "{\"ready\":true}\n")))
        }
        mount(router)
        let application = Application(
            router: router, server: try server,
            configuration: .init(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
            onServerRunning: { await onReady($0.localAddress?.port ?? 0) }, logger: Self.logger)
        try await application.run()
    }

    /// Serves until SIGTERM or Ctrl-C.
    public func runUntilSignalled() async throws {
        var configuration = ServiceGroupConfiguration(
            services: [self], gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.logger)
        configuration.maximumGracefulShutdownDuration = Self.farewell
        try await ServiceGroup(configuration: configuration).run()
    }

    /// Says nothing: what came is told by whoever takes it.
    public static let logger = Logger(label: "webhooks") { _ in SwiftLogNoOpLogHandler() }

    private var server: HTTPServerBuilder {
        get throws {
            let plain = HTTPServerBuilder.http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionAge(most: Self.longestConnection)],
                    idleTimeout: Self.longestSilence,
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100)))
            guard let certificate else { return plain }
            return try .tls(plain, tlsConfiguration: certificate.configuration)
        }
    }
}
