import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Faults of what changes the simulated tenant")
struct WriteFaultTests {
    private let person = "/api/v2/users/person-1"
    private let off = #"{"state":"inactive","version":1}"#

    private func served<Result: Sendable>(
        _ rule: Faults.Rule, _ body: @escaping @Sendable (Caller, Simulator, String) async throws -> Result
    ) async throws -> Result {
        try await serveSimulator(.writable()) {
            $0.faults = Faults([rule])
        } _: { caller, simulator in
            try await body(caller, simulator, try await caller.token())
        }
    }

    @Test func `it was done and the answer says it failed`() async throws {
        let rule = Faults.Rule(.failingAfterwards(status: 500), on: "/api/v2/users/*", method: "PATCH", when: .first(1))
        try await served(rule) { caller, simulator, token in
            let reply = try await caller.write(.PATCH, person, token: token, off)
            #expect(reply.status == 500)
            #expect(simulator.document("people", "person-1")?["state"]?.string == "inactive")
            #expect(simulator.writes == ["PATCH /api/v2/users/{userId}": 1])
            #expect(try await caller.write(.PATCH, person, token: token, off).code == "general.conflict")
            #expect(try await caller.audits("Directory", token: token).count == 1)
        }
    }

    @Test(arguments: [Fault.reset, .truncated])
    func `it was done and the answer never came whole`(fault: Fault) async throws {
        try await served(.init(fault, method: "PATCH", when: .first(1))) { caller, simulator, token in
            await #expect(throws: (any Error).self) { try await caller.write(.PATCH, person, token: token, off) }
            #expect(simulator.document("people", "person-1")?["state"]?.string == "inactive")
        }
    }

    @Test(arguments: [
        (Fault.failing(status: 503), 503, "service.unavailable"), (.conflict, 409, "general.conflict"),
        (.tooManyRequests(retryAfter: 2), 429, "too.many.requests"),
    ])
    func `it was not done, and is when it is asked again`(fault: Fault, status: Int, code: String) async throws {
        try await served(.init(fault, method: "PATCH", when: .first(1))) { caller, simulator, token in
            let reply = try await caller.write(.PATCH, person, token: token, off)
            #expect(reply.status == status)
            #expect(reply.code == code)
            #expect(simulator.document("people", "person-1")?["state"]?.string == "active")
            #expect(try await caller.write(.PATCH, person, token: token, off).status == 200)
        }
    }

    @Test func `the faults of writes leave reads alone`() async throws {
        for name in ["lost-answers", "conflicts", "write-storm"] {
            let rules = try #require(Faults.preset(name)).rules
            #expect(!rules.isEmpty)
            #expect(rules.allSatisfy { $0.method != nil && $0.method != "GET" })
        }
    }

    @Test func `the new faults are read from a file`() throws {
        let faults = try Faults(
            json: JSON(literal: #"[{"fault":"failing-afterwards","status":502},{"fault":"conflict","first":1}]"#))
        #expect(faults == Faults([.init(.failingAfterwards(status: 502)), .init(.conflict, when: .first(1))]))
    }

    @Test func `the audit log can be late`() async throws {
        let clock = TestClock()
        try await serveSimulator(.writable(), clock: clock) {
            $0.auditLateness = .seconds(60)
        } _: { caller, _ in
            let token = try await caller.token()
            _ = try await caller.write(.PATCH, person, token: token, off)
            clock.advance(.seconds(59))
            #expect(try await caller.audits("Directory", token: token).isEmpty)
            clock.advance(.seconds(1))
            #expect(try await caller.audits("Directory", token: token).count == 1)
        }
    }
}
