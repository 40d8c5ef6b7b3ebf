import Capture
import Simulator
import Testing

@Suite("The simulator's rate limit")
struct RateLimitTests {

    @Test func `the request after the last allowed one waits for the window to end`() async throws {
        let clock = TestClock()
        try await serve(TestTenant(), clock: clock) {
            $0.rateLimit = RateLimit(requests: 3, window: .seconds(60))
        } _: { caller in
            let token = try await caller.token()
            for number in 1...3 {
                let reply = try await caller.get("/api/v2/date", token: token)
                #expect(reply.status == 200)
                #expect(reply.header("inin-ratelimit-allowed") == "3")
                #expect(reply.header("inin-ratelimit-count") == "\(number)")
            }
            clock.advance(.seconds(20))
            let reply = try await caller.get("/api/v2/date", token: token)
            #expect(reply.status == 429)
            #expect(reply.code == "too.many.requests")
            #expect(reply.header("Retry-After") == "40")
            #expect(reply.header("inin-ratelimit-reset") == "40")
            #expect(reply.json["limit"]?["value"]?.integer == 3)
            clock.advance(.seconds(39))
            #expect(try await caller.get("/api/v2/date", token: token).status == 429)
            clock.advance(.seconds(1))
            #expect(try await caller.get("/api/v2/date", token: token).status == 200)
        }
    }

    @Test func `each token has its own budget`() async throws {
        try await serve(TestTenant()) {
            $0.rateLimit = RateLimit(requests: 1, window: .seconds(60))
        } _: { caller in
            let first = try await caller.token()
            let second = try await caller.token()
            #expect(try await caller.get("/api/v2/date", token: first).status == 200)
            #expect(try await caller.get("/api/v2/date", token: first).status == 429)
            #expect(try await caller.get("/api/v2/date", token: second).status == 200)
        }
    }

    @Test func `every answer has the platform's date, an id, and says that it is simulated`() async throws {
        try await serve(TestTenant()) { caller in
            let reply = try await caller.get("/api/v2/date", token: try await caller.token())
            #expect(reply.header("Date") == "Sun, 22 Nov 2026 08:00:00 GMT")
            #expect(reply.json["currentDate"]?.string == "2026-11-22T08:00:00Z")
            #expect(reply.header("ININ-Correlation-Id")?.count == 36)
            #expect(reply.header("Linewarden-Simulator") == "1")
            let refused = try await caller.get("/api/v2/date", token: nil)
            #expect(refused.header("Linewarden-Simulator") == "1")
        }
    }
}
