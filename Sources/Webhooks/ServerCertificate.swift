import NIOSSL

/// What a server shows who connects, and the key to it.
public struct ServerCertificate: Sendable {
    let configuration: TLSConfiguration

    /// Reads both from PEM files; the certificate's may go on with those that signed it.
    ///
    /// - Throws: If one of them does not read, or the key is another certificate's.
    public init(certificate: String, key: String) throws {
        let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
        let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        _ = try NIOSSLContext(configuration: configuration)
        self.configuration = configuration
    }
}
