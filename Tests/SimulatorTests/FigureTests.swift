import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("The simulator's live figures")
struct FigureTests {
    private func tenant(_ count: Int = 200) -> TestTenant {
        var tenant = TestTenant()
        tenant.addPeople(0..<count)
        tenant.addPeople(count..<count + 1, state: "inactive")
        return tenant
    }

    private func status(_ caller: Caller, _ number: Int, _ token: String) async throws -> JSON {
        try await caller.get("/api/v2/users/person-\(number)/routingstatus", token: token).json
    }

    private func statuses(_ caller: Caller, of count: Int) async throws -> [String] {
        let token = try await caller.token()
        var found: [String] = []
        for number in 0..<count { found.append(try await status(caller, number, token)["status"]?.string ?? "") }
        return found
    }

    @Test func `nobody is on a queue in an organisation that has none`() async throws {
        let bare = SimulatedTenant.bare(organization: "Range", seed: 1, at: TestClock.start)
        var options = Options { TestClock.start }
        options.rateLimit.requests = 1000
        let simulator = try Simulator(of: bare.capture, clients: [TestTenant.client], options: options)
        try await simulator.serving { endpoint in
            let caller = Caller(endpoint: endpoint)
            let token = try await caller.token()
            let home = try await caller.get("/api/v2/authorization/divisions", token: token).ids[0]
            #expect(try await caller.get("/api/v2/routing/queues", token: token).ids == [])
            for number in 0..<40 {
                let made = try await caller.write(
                    .POST, "/api/v2/users", token: token,
                    #"""
                    {"name":"N","email":"n\#(number)@range.example","state":"active",
                     "divisionId":"\#(home)"}
                    """#)
                let path = "/api/v2/users/\(made.json["id"]?.string ?? "")/routingstatus"
                #expect(try await caller.get(path, token: token).json["status"]?.string == "OFF_QUEUE")
            }
        }
    }

    @Test func `a few are on a call, more wait for one, and the same run shows the same`() async throws {
        let run = { @Sendable in
            try await serve(tenant()) {
                $0.rateLimit.requests = 1000
            } _: {
                try await statuses($0, of: 200)
            }
        }
        let first = try await run()
        let calls = first.count { $0 == "INTERACTING" }
        #expect((1...20).contains(calls))
        #expect(first.count { $0 == "IDLE" } > calls)
        #expect(first.count { $0 == "OFF_QUEUE" } > 100)
        #expect(try await run() == first)
    }

    @Test func `what somebody does changes with the clock and began before now`() async throws {
        let clock = TestClock()
        try await serve(tenant(), clock: clock) {
            $0.rateLimit.requests = 1000
        } _: { caller in
            let first = try await statuses(caller, of: 100)
            clock.advance(.seconds(300))
            #expect(try await statuses(caller, of: 100) != first)
            let one = try await status(caller, 1, try await caller.token())
            #expect((one["startTime"]?.string ?? "~") <= "2026-11-22T08:05:00Z")
            #expect(one["userId"]?.string == "person-1")
        }
    }

    @Test func `who is switched off does nothing, and nobody is not found`() async throws {
        try await serve(tenant(4)) { caller in
            let token = try await caller.token()
            #expect(try await status(caller, 4, token)["status"]?.string == "OFF_QUEUE")
            #expect(try await caller.get("/api/v2/users/nobody/routingstatus", token: token).status == 404)
        }
    }

    @Test func `somebody can be told to be idle, not to be on a call`() async throws {
        try await serveSimulator(tenant(4)) { caller, simulator in
            let token = try await caller.token()
            let path = "/api/v2/users/person-1/routingstatus"
            let call = try await caller.write(.PUT, path, token: token, #"{"status":"INTERACTING"}"#)
            #expect(call.code == "general.bad.request")
            _ = try await caller.write(.PUT, path, token: token, #"{"status":"IDLE"}"#)
            #expect(try await status(caller, 1, token)["status"]?.string == "IDLE")
            simulator.setRoutingStatus("INTERACTING", of: "person-1")
            #expect(try await status(caller, 1, token)["status"]?.string == "INTERACTING")
        }
    }

    private func observe(_ caller: Caller, _ subject: String, _ token: String, _ body: String) async throws -> JSON {
        try await caller.write(.POST, "/api/v2/analytics/\(subject)/observations/query", token: token, body).json
    }

    private func count(_ reply: JSON, _ metric: String) -> Int? {
        for result in reply["results"]?.elements.map(\.self) ?? [] {
            for datum in result["data"]?.elements.map(\.self) ?? [] where datum["metric"]?.string == metric {
                return datum["stats"]?["count"]?.integer
            }
        }
        return nil
    }

    @Test func `the figures of all queues add up to what the people do`() async throws {
        try await serve(tenant()) {
            $0.rateLimit.requests = 1000
        } _: { caller in
            let token = try await caller.token()
            let queues = try await caller.get("/api/v2/routing/queues", token: token)
            #expect(queues.ids.count == 5)
            var (onQueue, calls, members) = (0, 0, 0)
            for id in queues.ids {
                let reply = try await observe(
                    caller, "queues", token,
                    #"""
                    {"filter":{"type":"and","predicates":[{"dimension":"queueId","value":"\#(id)"}]},
                     "metrics":["oOnQueueUsers","oInteracting","oMemberUsers"]}
                    """#)
                onQueue += count(reply, "oOnQueueUsers") ?? 0
                calls += count(reply, "oInteracting") ?? 0
                members += count(reply, "oMemberUsers") ?? 0
            }
            let people = try await statuses(caller, of: 200)
            #expect(onQueue == people.count { $0 != "OFF_QUEUE" })
            #expect(calls == people.count { $0 == "INTERACTING" })
            #expect((90...150).contains(members))
        }
    }

    @Test func `one queue has one person less when that person goes off it`() async throws {
        try await serveSimulator(tenant()) { caller, simulator in
            let token = try await caller.token()
            let all = #"{"filter":{"type":"or","predicates":[{"dimension":"mediaType","value":"voice"}]},"#
            let body = all + #""metrics":["oUserRoutingStatuses"]}"#
            let interacting = { @Sendable () async throws -> Int in
                let reply = try await observe(caller, "queues", token, body)
                return reply["results"]?.elements.reduce(0) { sum, result in
                    sum
                        + (result["data"]?.elements.first { $0["qualifier"]?.string == "INTERACTING" }?["stats"]?[
                            "count"]?
                            .integer ?? 0)
                } ?? 0
            }
            let before = try await interacting()
            for number in 0..<200 { simulator.setRoutingStatus("OFF_QUEUE", of: "person-\(number)") }
            #expect(before > 0)
            #expect(try await interacting() == 0)
        }
    }

    @Test func `a person has a queue when an agent, and is active in it when on it`() async throws {
        try await serveSimulator(tenant(40)) { caller, simulator in
            let token = try await caller.token()
            var members = 0
            for number in 0..<41 {
                let id = "person-\(number)"
                let body = #"""
                    {"filter":{"type":"and","predicates":[{"dimension":"userId","value":"\#(id)"}]},
                     "metrics":["oMemberQueues","oActiveQueues"]}
                    """#
                simulator.setRoutingStatus("IDLE", of: id)
                let on = try await observe(caller, "users", token, body)
                #expect(count(on, "oActiveQueues") == count(on, "oMemberQueues"))
                simulator.setRoutingStatus("OFF_QUEUE", of: id)
                let off = try await observe(caller, "users", token, body)
                #expect(count(off, "oActiveQueues") == (number == 40 ? nil : 0))
                members += count(off, "oMemberQueues") ?? 0
            }
            #expect((1..<40).contains(members))
        }
    }

    @Test(arguments: [
        (#"{"metrics":["oWaiting"]}"#, "constraint.validation"),
        (#"{"filter":{"type":"xor"},"metrics":["oWaiting"]}"#, "invalid.value"),
        (#"{"filter":{"type":"and"},"metrics":["oNothing"]}"#, "invalid.value"),
        (#"{"filter":{"type":"and","predicates":[{"dimension":"mood","value":"x"}]},"metrics":[]}"#, "invalid.value"),
        (
            #"{"filter":{"type":"and","clauses":[{"type":"or","predicates":[{"dimension":"mood"}]}]},"metrics":[]}"#,
            "invalid.value"
        ),
    ])
    func `a question that makes no sense is refused`(body: String, code: String) async throws {
        try await serve(tenant(2)) { caller in
            let reply = try await observe(caller, "queues", try await caller.token(), body)
            #expect(reply["code"]?.string == code)
        }
    }
}
