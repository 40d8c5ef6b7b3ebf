import AsyncHTTPClient
public import Capture
import ContactCenter
import NIOCore
import NIOSSL

/// The network side of reading one tenant: one HTTP client, shared by our OAuth clients, and what it saw.
public struct Session: Sendable {
    private let client: HTTPClient
    private let certificates: SeenCertificates
    public let transport: Transport

    /// Opens it.
    ///
    /// - Parameter trust: A PEM file of authorities to trust besides the system's, for a gateway of the customer's.
    public init(trust: String? = nil) throws {
        let certificates = SeenCertificates()
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10), read: .seconds(60)))
        configuration.http1_1ConnectionDebugInitializer = { certificates.look(at: $0) }
        configuration.httpVersion = .http1Only
        if let trust {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.additionalTrustRoots = [.file(trust)]
            configuration.tlsConfiguration = tls
        }
        self.certificates = certificates
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        transport = Transport(client)
    }

    /// The certificates seen so far.
    public var certificatesSeen: [Manifest.Certificate] { certificates.all }

    /// Whether anything that answered called itself a simulator.
    public var sawSimulator: Bool { transport.sawSimulator }

    /// Closes it; nothing can be read afterwards.
    public func close() async { try? await client.shutdown() }
}
