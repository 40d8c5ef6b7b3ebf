import Capture

/// What goes back to the caller.
struct Answer: Sendable {
    var status = 200
    var headers: [Exchange.Field] = []
    var body: [UInt8]
    var contentType = "application/json"

    init(status: Int = 200, _ body: [UInt8]) {
        self.status = status
        self.body = body
    }

    /// An object of our own writing.
    init(status: Int = 200, _ body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.object(body)
        self.init(status: status, writer.bytes)
    }
}
