import NIOCore

/// Ends a connection when it is so old, whatever it does: whoever sends a byte now and then holds it no longer.
final class ConnectionAge: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    private let most: TimeAmount
    private var end: Scheduled<Void>?

    init(most: TimeAmount) { self.most = most }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        end = context.eventLoop.scheduleTask(in: most) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { end?.cancel() }
}
