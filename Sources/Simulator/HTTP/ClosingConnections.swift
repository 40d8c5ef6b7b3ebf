package import HummingbirdCore
import Logging
import NIOCore

extension HTTPServerBuilder {

    /// HTTP/1.1 on connections that close when the server ends before it turns to them.
    package static var closingConnections: HTTPServerBuilder {
        HTTPServerBuilder { ClosingConnections(http: HTTP1Channel(responder: $0)) }
    }
}

/// Closes the connections that were accepted and then let go.
///
/// A server that is cancelled drops what it accepted and did not turn to yet. Such a connection would stay open, and
/// its writer, which nobody finished, would end the process.
///
/// Source: `NIOAsyncChannelHandler._deliverReads` and `NIOAsyncWriter.InternalClass.deinit` of swift-nio,
/// `Server.run` of hummingbird, 2026-11-29.
private struct ClosingConnections: ServerChildChannel {
    let http: HTTP1Channel

    /// A connection until it is handled or let go.
    final class Accepted: ServerChildChannelValue {
        let connection: HTTP1Channel.Value
        var channel: any Channel { connection.channel }

        /// Keeps the connection, and so its writer, until it is closed: that finishes the writer.
        init(_ connection: HTTP1Channel.Value) {
            self.connection = connection
            connection.channel.closeFuture.whenComplete { _ in withExtendedLifetime(connection) {} }
        }

        deinit { connection.channel.close(promise: nil) }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Accepted> {
        http.setup(channel: channel, logger: logger).map(Accepted.init)
    }

    func handle(value: Accepted, logger: Logger) async {
        await http.handle(value: value.connection, logger: logger)
    }
}
