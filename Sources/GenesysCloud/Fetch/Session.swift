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
    /// - Parameters:
    ///   - trust: A PEM file of authorities to trust besides the system's, for a gateway of the customer's.
    ///   - largestAnswer: How many bytes an answer may have.
    /// - Throws: Where the authorities cannot be read.
    public init(trust: String? = nil, largestAnswer: Int = Transport.largestAnswer) throws {
        let certificates = SeenCertificates()
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10), read: .seconds(60)))
        configuration.http1_1ConnectionDebugInitializer = { certificates.look(at: $0) }
        configuration.httpVersion = .http1Only
        // Calls are made again in one place, by `Retry`: a client that tries on its own multiplies its tries.
        configuration.connectionPool.retryConnectionEstablishment = false
        if let trust {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(trust))]
            configuration.tlsConfiguration = tls
        }
        self.certificates = certificates
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        transport = Transport(client, largestAnswer: largestAnswer)
    }

    /// The certificates seen so far.
    public var certificatesSeen: [Manifest.Certificate] { certificates.all }

    /// Whether anything that answered called itself a simulator.
    public var sawSimulator: Bool { transport.sawSimulator }

    /// Closes it; nothing can be read afterwards.
    public func close() async { try? await client.shutdown() }
}
