import Capture
import ContactCenter
import FoundationEssentials
import NIOCore
import NIOSSL
import SwiftASN1
import Synchronization
import X509

/// The certificates the platform's hosts showed us, for the manifest.
final class SeenCertificates: Sendable {
    private let seen = Mutex<[Manifest.Certificate]>([])

    /// Looks at a connection that has just been made.
    func look(at channel: any Channel) -> EventLoopFuture<Void> {
        channel.pipeline.handler(type: NIOSSLClientHandler.self).map { [self] handler in
            guard let bytes = try? handler.peerCertificate?.toDERBytes() else { return }
            let ends = (try? Certificate(derEncoded: bytes))?.notValidAfter.timeIntervalSince1970
            let certificate = Manifest.Certificate(
                sha256: bytes.sha256, ends: ends.map { Moment(milliseconds: Int64($0 * 1000)) })
            seen.withLock { if !$0.contains(certificate) { $0.append(certificate) } }
        }.flatMapError { _ in channel.eventLoop.makeSucceededVoidFuture() }
    }

    var all: [Manifest.Certificate] { seen.withLock { $0 } }
}
