import Capture
import Simulator
import Synchronization
import Testing

@Suite("The simulator's faults")
struct FaultTests {
    private let date = "/api/v2/date"

    private func tenant() -> TestTenant {
        var tenant = TestTenant()
        tenant.addPeople(0..<6)
        return tenant
    }

    private func serve<Result: Sendable>(
        _ rules: [Faults.Rule], clock: TestClock = TestClock(),
        _ body: @escaping @Sendable (Caller, String) async throws -> Result
    ) async throws -> Result {
        try await SimulatorTests.serve(tenant(), clock: clock) {
            $0.faults = Faults(rules)
        } _: { caller in
            try await body(caller, try await caller.token())
        }
    }

    @Test func `a slow answer waits on the clock it was given`() async throws {
        let clock = TestClock()
        try await serve([.init(.slow(.seconds(90)), on: date)], clock: clock) { caller, token in
            let reply = try await caller.get("/api/v2/date", token: token)
            #expect(reply.json["currentDate"]?.string == "2026-11-22T08:01:30Z")
        }
    }

    @Test func `the second request fails, the others do not`() async throws {
        try await serve([.init(.failing(status: 503), on: date, when: .nth([2]))]) { caller, token in
            var seen: [Int] = []
            for _ in 1...3 { seen.append(try await caller.get("/api/v2/date", token: token).status) }
            #expect(seen == [200, 503, 200])
        }
    }

    @Test func `a reset, and a body cut in half, are errors of the connection`() async throws {
        let rules: [Faults.Rule] = [.init(.reset, on: date), .init(.truncated, on: "/api/v2/users")]
        try await serve(rules) { caller, token in
            await #expect(throws: (any Error).self) { try await caller.get("/api/v2/date", token: token) }
            await #expect(throws: (any Error).self) { try await caller.get("/api/v2/users", token: token) }
            let reply = try await caller.get("/api/v2/organizations/me", token: token)
            #expect(reply.status == 200)
        }
    }

    @Test func `a malformed body arrives whole and does not read`() async throws {
        try await serve([.init(.malformed, on: date)]) { caller, token in
            let reply = try await caller.get("/api/v2/date", token: token)
            #expect(reply.status == 200)
            #expect(throws: JSONError.self) { try JSON(reply.body) }
        }
    }

    @Test func `a proxy answers in HTML`() async throws {
        try await serve([.init(.html(status: 200), on: "/api/*")]) { caller, token in
            let reply = try await caller.get("/api/v2/date", token: token)
            #expect(reply.header("Content-Type") == "text/html")
            #expect(reply.body.starts(with: "<!DOCTYPE html>".utf8))
        }
    }

    @Test func `a field can be of another type`() async throws {
        try await serve([.init(.mistyped, on: "/api/v2/users")]) { caller, token in
            let reply = try await caller.get("/api/v2/users", token: token)
            #expect(reply.json["entities"]?.kind == .string)
        }
    }

    @Test func `a body can be far too long`() async throws {
        try await serve([.init(.oversized(bytes: 1 << 20), on: date)]) { caller, token in
            let reply = try await caller.get("/api/v2/date", token: token)
            #expect(reply.body.count > 1 << 20)
            #expect(reply.json["currentDate"] != nil)
        }
    }

    @Test func `what is inserted between pages repeats an entry, what is removed loses one`() async throws {
        let clean = try await pages([])
        #expect(clean.ids == [3, 3])
        #expect(clean.distinct == 6)
        let inserted = try await pages([.init(.inserted, on: "/api/v2/users")])
        #expect(inserted.distinct == 5)
        #expect(inserted.totals == [6, 7])
        let removed = try await pages([.init(.removed, on: "/api/v2/users")])
        #expect(removed.distinct == 5)
        #expect(removed.ids == [3, 2])
        #expect(removed.totals == [6, 5])
    }

    @Test func `an entry can come twice, and a total can be wrong`() async throws {
        let duplicate = try await pages([.init(.duplicate, on: "/api/v2/users", query: "pageNumber=1")])
        #expect(duplicate.ids == [3, 3])
        #expect(duplicate.distinct == 5)
        #expect(duplicate.totals == [6, 6])
        let wrong = try await pages([.init(.wrongTotal(by: 2), on: "/api/v2/users")])
        #expect(wrong.totals == [8, 8])
        #expect(wrong.distinct == 6)
    }

    private struct Pages: Sendable {
        var ids: [Int] = []
        var distinct = 0
        var totals: [Int] = []
    }

    private func pages(_ rules: [Faults.Rule]) async throws -> Pages {
        try await serve(rules) { caller, token in
            var pages = Pages()
            var seen: Set<String> = []
            for number in 1...2 {
                let reply = try await caller.get("/api/v2/users?pageSize=3&pageNumber=\(number)", token: token)
                pages.ids.append(reply.ids.count)
                pages.totals.append(reply.json["total"]?.integer ?? -1)
                seen.formUnion(reply.ids)
            }
            pages.distinct = seen.count
            return pages
        }
    }

    @Test func `a storm says when to come back`() async throws {
        try await serve([.init(.tooManyRequests(retryAfter: 7), on: date, when: .first(1))]) { caller, token in
            let reply = try await caller.get("/api/v2/date", token: token)
            #expect(reply.status == 429)
            #expect(reply.header("Retry-After") == "7")
            #expect(try await caller.get("/api/v2/date", token: token).status == 200)
        }
    }

    @Test func `a token can die in the middle of a list`() async throws {
        let rule = Faults.Rule(.expiry, on: "/api/v2/users", query: "pageNumber=2", when: .first(1))
        try await serve([rule]) { caller, token in
            #expect(try await caller.get("/api/v2/users?pageNumber=1", token: token).status == 200)
            #expect(try await caller.get("/api/v2/users?pageNumber=2", token: token).code == "bad.credentials")
            #expect(try await caller.get("/api/v2/date", token: token).status == 401)
            let fresh = try await caller.token()
            #expect(try await caller.get("/api/v2/users?pageNumber=2", token: fresh).status == 200)
        }
    }

    @Test func `chance is the same for the same seed`() async throws {
        let rule = Faults.Rule(.failing(status: 500), on: "/api/v2/*", when: .probability(0.5))
        let run = { @Sendable () async throws in
            try await serve([rule]) { caller, token in
                var seen: [Int] = []
                for number in 0..<20 {
                    seen.append(try await caller.get("/api/v2/date?n=\(number)", token: token).status)
                }
                return seen
            }
        }
        let first = try await run()
        let second = try await run()
        #expect(first == second)
        #expect(Set(first) == [200, 500])
    }

    @Test func `every named set of faults strikes something`() {
        for name in Faults.presetNames { #expect(Faults.preset(name)?.rules.isEmpty == false) }
        #expect(Faults.preset("nonsense") == nil)
    }

    @Test func `rules are read from a file`() throws {
        let faults = try Faults(
            json: JSON(
                literal: #"""
                    [{"fault":"failing","status":502,"path":"/api/v2/users","query":"pageNumber=2","nth":[1,2]},
                     {"fault":"slow","seconds":5,"probability":0.25},{"fault":"slow","milliseconds":20},
                     {"fault":"reset","method":"POST","every":3}]
                    """#))
        #expect(
            faults
                == Faults([
                    .init(.failing(status: 502), on: "/api/v2/users", query: "pageNumber=2", when: .nth([1, 2])),
                    .init(.slow(.seconds(5)), when: .probability(0.25)), .init(.slow(.milliseconds(20))),
                    .init(.reset, method: "POST", when: .every(3)),
                ]))
    }

    @Test(arguments: [
        (#"{}"#, "must be a list of rules"),
        (#"[{"fault":"gremlins"}]"#, "rule 1 names no fault that is known: gremlins"),
        (#"[{"fault":"reset","when":1}]"#, "rule 1 has a member when that means nothing here"),
        (#"[{"fault":"reset"},{"fault":"reset","probability":2}]"#, "rule 2 has a probability that is not from 0 to 1"),
        (#"[{"fault":"reset","nth":0}]"#, "rule 1 has a value of nth that is not 1 or more"),
    ])
    func `a file of faults that makes no sense says where`(text: String, message: String) {
        #expect { try Faults(json: JSON(literal: text)) } throws: { "\($0)" == message }
    }
}

@Suite("The simulator's record of exchanges")
struct ExchangeTests {

    @Test func `every request is handed over with its answer, without token or secret`() async throws {
        let seen = Recorder()
        try await serve(TestTenant()) {
            $0.exchanges = { exchange in seen.add(exchange) }
            $0.faults = Faults([.init(.malformed, on: "/api/v2/date")])
        } _: { caller in
            let token = try await caller.token()
            _ = try await caller.get("/api/v2/organizations/limits/namespaces/audit?x=1", token: token)
            _ = try await caller.get("/api/v2/date", token: token)
        }
        let exchanges = seen.all
        #expect(
            exchanges.map(\.target) == [
                "/login/oauth/token", "/api/v2/organizations/limits/namespaces/audit?x=1", "/api/v2/date",
            ])
        #expect(exchanges[1].template == "/api/v2/organizations/limits/namespaces/{namespaceName}")
        #expect(exchanges[1].status == 200)
        #expect(exchanges.map(\.fault) == [nil, nil, "malformed"])
        let text = exchanges.map { String(decoding: $0.json, as: UTF8.self) }.joined()
        #expect(!text.contains("horse"))
        #expect(!text.lowercased().contains("bearer"))
    }

    private final class Recorder: Sendable {
        private let exchanges = Mutex<[Exchange]>([])
        var all: [Exchange] { exchanges.withLock(\.self) }
        func add(_ exchange: Exchange) { exchanges.withLock { $0.append(exchange) } }
    }
}
