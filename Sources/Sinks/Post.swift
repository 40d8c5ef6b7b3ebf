import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// One request with a body, to somebody who is asked once a run: no connection is kept.
struct Post {
    private let url: String
    private let body: [UInt8]
    private let doing: String

    struct Response {
        let status: Int
        let text: String
    }

    /// Nobody we ask answers with more.
    private static let mostBytes = 64 << 10

    init(to url: String, _ body: [UInt8], doing: String) {
        self.url = url
        self.body = body
        self.doing = doing
    }

    /// - Throws: ``SinkError`` of kind `.unreachable` where there is no answer.
    func response() async throws(SinkError) -> Response {
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow))
        let result = await send(through: client)
        try? await client.shutdown()
        return try result.get()
    }

    private func send(through client: HTTPClient) async -> Result<Response, SinkError> {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "User-Agent", value: "linewarden")
        request.headers.add(name: "Content-Type", value: "application/octet-stream")
        request.body = .bytes(body)
        do {
            let answer = try await client.execute(request, timeout: .seconds(20))
            let body = try await answer.body.collect(upTo: Self.mostBytes)
            return .success(
                Response(status: Int(answer.status.code), text: String(decoding: body.readableBytesView, as: UTF8.self))
            )
        } catch {
            return .failure(SinkError(.unreachable, doing: doing, because: "\(url) did not answer"))
        }
    }
}
