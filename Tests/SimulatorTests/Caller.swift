import AsyncHTTPClient
import Capture
import NIOCore
import NIOHTTP1
import Simulator

/// Calls a simulator over real HTTP.
struct Caller: Sendable {
    let endpoint: Endpoint

    struct Reply {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]

        var json: JSON { (try? JSON(body)) ?? JSON(literal: "null") }
        var ids: [String] { (json["entities"] ?? JSON(literal: "[]")).elements.compactMap { $0["id"]?.string } }
        var code: String? { json["code"]?.string }

        /// The first entry of a list.
        var first: JSON? { json["entities"]?.elements.first { _ in true } }

        /// The header of that name, if there is exactly one.
        func header(_ name: String) -> String? { headers[name].count == 1 ? headers[name][0] : nil }
    }

    func send(
        _ method: HTTPMethod, _ target: String, token: String? = nil, headers: [(String, String)] = [],
        body: String? = nil
    ) async throws -> Reply {
        var request = HTTPClientRequest(url: endpoint.api + target)
        request.method = method
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
        let bytes = try await response.body.collect(upTo: 8 << 20)
        return Reply(status: Int(response.status.code), headers: response.headers, body: Array(buffer: bytes))
    }

    func get(_ target: String, token: String?) async throws -> Reply { try await send(.GET, target, token: token) }

    func signIn(_ id: String, _ secret: String, grantType: String = "client_credentials") async throws -> Reply {
        try await send(
            .POST, "/login/oauth/token", headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: "grant_type=\(grantType)&client_id=\(id)&client_secret=\(secret.replacing(" ", with: "+"))")
    }

    func token(_ client: ClientCredentials = TestTenant.client) async throws -> String {
        try await signIn(client.id, client.secret).json["access_token"]?.string ?? ""
    }
}

/// Serves a tenant on a free port while `body` runs.
func serve<Result: Sendable>(
    _ tenant: TestTenant, clock: TestClock = TestClock(), _ adjust: (inout Options) -> Void = { _ in },
    _ body: @escaping @Sendable (Caller) async throws -> Result
) async throws -> Result {
    var options = Options { clock.now }
    options.sleep = { clock.advance($0) }
    adjust(&options)
    let simulator = try Simulator(
        of: tenant.capture(), clients: [TestTenant.client, TestTenant.other], options: options)
    return try await simulator.serving { try await body(Caller(endpoint: $0)) }
}
