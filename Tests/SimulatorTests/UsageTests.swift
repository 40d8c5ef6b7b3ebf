import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("The simulator's usage queries")
struct UsageTests {

    private func tenant() -> TestTenant {
        var tenant = TestTenant()
        for month in ["2026-09", "2026-10"] {
            tenant.add(
                "client-usage", .lines,
                #"""
                {"id":"c1--\#(month)-01","interval":"2026-09-01T00:00:00Z/2026-11-01T00:00:00Z",
                 "row":{"clientId":"c1","date":"\#(month)-01T00:00:00Z","requests":7,"status200":6}}
                """#)
        }
        return tenant
    }

    private func ask(_ caller: Caller, _ token: String, _ body: String, type: String = "application/json") async throws
        -> Caller.Reply
    {
        try await caller.send(
            .POST, "/api/v2/usage/query", token: token, headers: [("Content-Type", type)], body: body)
    }

    @Test func `a query runs first and is complete then`() async throws {
        try await serve(tenant()) {
            $0.usageRunningAnswers = 2
        } _: { caller in
            let token = try await caller.token()
            let begun = try await ask(
                caller, token,
                #"{"interval":"2026-09-01T00:00:00Z/2026-11-01T00:00:00Z","granularity":"Month","groupBy":["OAuthClientId"]}"#
            )
            #expect(begun.status == 202)
            let target = begun.json["resultsUri"]?.string ?? ""
            for _ in 1...2 {
                let running = try await caller.get(target, token: token)
                #expect(running.json["queryStatus"]?.string == "Running")
                #expect(running.json["results"] == nil)
            }
            let complete = try await caller.get(target, token: token)
            #expect(complete.json["queryStatus"]?.string == "Complete")
            #expect(complete.json["results"]?.elements.map { $0["requests"]?.integer } == [7, 7])
        }
    }

    @Test func `without a granularity a client has one row`() async throws {
        try await serve(tenant()) {
            $0.usageRunningAnswers = 0
        } _: { caller in
            let token = try await caller.token()
            let begun = try await ask(
                caller, token, #"{"interval":"2026-09-01T00:00:00Z/2026-11-01T00:00:00Z","groupBy":["OAuthClientId"]}"#)
            let rows = try await caller.get(begun.json["resultsUri"]?.string ?? "", token: token).json["results"]
            #expect(rows?.elements.map { $0["requests"]?.integer } == [14])
            #expect(rows?.elements.first { _ in true }?["clientId"]?.string == "c1")
        }
    }

    @Test(arguments: [
        ("{}", 400), (#"{"interval":"2026-11-01T00:00:00Z/2026-09-01T00:00:00Z"}"#, 400), ("{", 400),
        (#"{"interval":"2026-09-01T00:00:00Z/2026-11-01T00:00:00Z","granularity":"Year"}"#, 400),
        (#"{"interval":"2026-09-01T00:00:00Z/2026-11-01T00:00:00Z","groupBy":["Colour"]}"#, 400),
        (#"{"interval":"2026-09-01T00:00:00Z/2026-11-01T00:00:00Z"}"#, 202),
    ])
    func `a query must name an interval and known words`(body: String, status: Int) async throws {
        try await serve(tenant()) { caller in
            let reply = try await ask(caller, try await caller.token(), body)
            #expect(reply.status == status)
        }
    }

    @Test func `a body of another type, or too long, is not read`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            #expect(try await ask(caller, token, "{}", type: "text/plain").code == "unsupported.media.type")
            let long = String(repeating: " ", count: 512_001)
            #expect(try await ask(caller, token, long).code == "request.entity.too.large")
            #expect(try await caller.get("/api/v2/usage/query/none/results", token: token).code == "not.found")
        }
    }
}
