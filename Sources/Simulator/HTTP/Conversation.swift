import Glibc
import HTTPTypes
import HummingbirdCore
import NIOCore

/// One request and its answer on a connection.
struct Conversation {
    let reception: Reception
    let channel: any Channel

    /// Reads a request, has it answered, and writes the answer, or what a fault leaves of it.
    @concurrent
    func answer(_ request: Request, with writer: consuming ResponseWriter) async throws {
        let outcome = try await reception.receive(try await Received(request))
        let head = HTTPResponse(outcome.answer, hasBody: request.method != .head)
        switch outcome.spoiling {
        case .reset: try await reset()
        case .truncated:
            let body = outcome.answer.body
            try await write(head, Array(body.prefix(body.count / 2)), with: writer)
            throw CutShort()
        case .oversized(let bytes):
            try await write(head, outcome.answer.body, after: bytes, with: writer)
        case .malformed, .mistyped, nil:
            let body = request.method == .head ? [] : outcome.answer.body
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
        }
    }

    /// The connection ends before the answer does.
    private struct CutShort: Error {}

    /// Leaves the head's promise of a length unkept; the error that follows closes the connection.
    @concurrent
    private func write(_ head: HTTPResponse, _ part: [UInt8], with writer: consuming ResponseWriter) async throws {
        var body: any ResponseBodyWriter = try await writer.writeHead(head)
        try await body.write(ByteBuffer(bytes: part))
    }

    /// Sends blanks before the body, as many as asked for or as the caller takes.
    @concurrent
    private func write(
        _ head: HTTPResponse, _ body: [UInt8], after blanks: Int, with writer: consuming ResponseWriter
    ) async throws {
        var head = head
        head.headerFields[.contentLength] = "\(blanks + body.count)"
        var out: any ResponseBodyWriter = try await writer.writeHead(head)
        let piece = ByteBuffer(repeating: UInt8(ascii: " "), count: 1 << 16)
        for start in stride(from: 0, to: blanks, by: piece.readableBytes) {
            try await out.write(piece.getSlice(at: 0, length: min(piece.readableBytes, blanks - start)) ?? piece)
        }
        try await out.write(ByteBuffer(bytes: body))
        try await out.finish(nil)
    }

    /// Closes with a reset instead of an orderly end.
    @concurrent
    private func reset() async throws {
        if let socket = channel as? any SocketOptionProvider {
            try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close()
        throw CutShort()
    }
}

extension Received {
    fileprivate init(_ request: Request) async throws {
        method = request.method.rawValue
        target = Target(request.head.path ?? "/")
        headers = Dictionary(
            request.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first })
        headers["host"] = request.head.authority ?? headers["host"]
        do {
            body = Array(buffer: try await request.body.collect(upTo: Self.maximumBody))
        } catch is NIOTooManyBytesError {
            body = []
            isTooLarge = true
        }
    }
}

extension HTTPResponse {
    fileprivate init(_ answer: Answer, hasBody: Bool) {
        self.init(status: Status(code: answer.status))
        for field in answer.headers {
            if let name = HTTPField.Name(field.name) { headerFields.append(HTTPField(name: name, value: field.value)) }
        }
        headerFields[.contentLength] = hasBody ? "\(answer.body.count)" : "0"
    }
}
