import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Writing what conversations are routed by")
struct RoutingWriteTests {

    private func tenant() -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.add("queues", .objects, #"{"id":"q1","name":"Service","division":{"id":"home","name":"Home"}}"#)
        tenant.add("skills", .objects, #"{"id":"k1","name":"Claims","state":"active","version":"1"}"#)
        tenant.add("languages", .objects, #"{"id":"l1","name":"English","state":"active","version":"1"}"#)
        tenant.add("wrapup-codes", .objects, #"{"id":"w1","name":"Sale"}"#)
        tenant.add("schedules", .objects, #"{"id":"s1","name":"Days","version":3}"#)
        tenant.add("schedule-groups", .objects, #"{"id":"g1","name":"Hours","version":2}"#)
        tenant.add("ivrs", .objects, #"{"id":"i1","name":"Main","version":4,"dnis":["+4930"]}"#)
        tenant.add("prompts", .objects, #"{"id":"p1","name":"Hold","resources":[]}"#)
        tenant.add("locations", .objects, #"{"id":"o1","name":"Office","version":1}"#)
        tenant.add(
            "data-tables", .objects,
            #"{"id":"t1","name":"Numbers","schema":{"type":"object","properties":{"key":{"type":"string"}}}}"#)
        tenant.add(
            "flows", .objects,
            #"{"id":"f1","name":"Wait","type":"INQUEUECALL","active":true,"publishedVersion":{"id":"1.0"}}"#)
        tenant.add("flows", .objects, #"{"id":"f2","name":"Draft","type":"INQUEUECALL","active":false}"#)
        tenant.add(
            "flows", .objects,
            #"{"id":"f3","name":"Line","type":"INBOUNDCALL","active":true,"publishedVersion":{"id":"1.0"}}"#)
        return tenant
    }

    private static let hours = #""start":"2026-01-01T08:00:00.000","end":"2026-01-01T18:00:00.000""#

    /// What is made anew: the path, a body, and what the second of the same name is refused with.
    private static let newcomers: [(String, String, Int, String)] = [
        ("/api/v2/routing/queues", #"{"name":"service"}"#, 400, "duplicate.name"),
        ("/api/v2/routing/skills", #"{"name":"claims"}"#, 409, "general.conflict"),
        ("/api/v2/routing/languages", #"{"name":"english"}"#, 400, "general.conflict"),
        ("/api/v2/routing/wrapupcodes", #"{"name":"sale"}"#, 400, "duplicate.name"),
        ("/api/v2/architect/schedules", #"{"name":"days",\#(hours)}"#, 409, "general.conflict"),
        ("/api/v2/architect/schedulegroups", #"{"name":"hours"}"#, 409, "general.conflict"),
        ("/api/v2/architect/ivrs", #"{"name":"main"}"#, 409, "general.conflict"),
        ("/api/v2/architect/prompts", #"{"name":"hold"}"#, 409, "architect.prompt.already.exists"),
        ("/api/v2/flows/datatables", #"{"name":"numbers"}"#, 409, "flows.datatables.not.unique"),
    ]

    @Test(arguments: RoutingWriteTests.newcomers)
    func `a second one of a name is refused, one of another is made and listed`(
        path: String, body: String, status: Int, code: String
    ) async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let refused = try await caller.write(.POST, path, token: token, body)
            #expect(refused.status == status)
            #expect(refused.code == code)
            let renamed = body.replacing(#"{"name":""#, with: #"{"name":"new_"#)
            let made = try await caller.write(.POST, path, token: token, renamed)
            let id = try #require(made.json["id"]?.string)
            #expect(made.json["selfUri"]?.string == "\(path)/\(id)")
            #expect(try await caller.get(path, token: token).ids.contains(id))
        }
    }

    /// Bodies that speak of what is not there, or may not be spoken of.
    private static let refused: [(HTTPMethod, String, String, String)] = [
        (.POST, "/api/v2/routing/queues", #"{"name":"N","division":{"id":"x"}}"#, "resource.not.found"),
        (.POST, "/api/v2/routing/queues", #"{"name":"N","onHoldPrompt":{"id":"x"}}"#, "resource.not.found"),
        (.POST, "/api/v2/routing/queues", #"{"name":"N","queueFlow":{"id":"x"}}"#, "invalid.inqueue.call.flow"),
        (.POST, "/api/v2/routing/queues", #"{"name":"N","queueFlow":{"id":"f2"}}"#, "invalid.inqueue.call.flow"),
        (.POST, "/api/v2/routing/queues", #"{"name":"N","queueFlow":{"id":"f3"}}"#, "invalid.inqueue.call.flow"),
        (
            .POST, "/api/v2/routing/queues", #"{"name":"N","emailInQueueFlow":{"id":"f1"}}"#,
            "invalid.inqueue.email.flow"
        ),
        (
            .POST, "/api/v2/routing/queues", #"{"name":"N","memberGroups":[{"id":"x","type":"GROUP"}]}"#,
            "resource.not.found"
        ),
        (.POST, "/api/v2/routing/wrapupcodes", #"{"name":"N","division":{"id":"x"}}"#, "resource.not.found"),
        (.POST, "/api/v2/flows/datatables", #"{"name":"N","division":{"id":"x"}}"#, "invalid.division.id"),
        (
            .PUT, "/api/v2/flows/datatables/t1", #"{"name":"Numbers","schema":{"properties":{"other":{}}}}"#,
            "flows.datatables.cannot.remove.fields"
        ),
        (
            .POST, "/api/v2/architect/schedulegroups", #"{"name":"N","openSchedules":[{"id":"x"}]}"#,
            "general.bad.request"
        ),
        (.POST, "/api/v2/architect/ivrs", #"{"name":"N","dnis":["+4930"]}"#, "general.bad.request"),
        (.POST, "/api/v2/architect/ivrs", #"{"name":"N","scheduleGroup":{"id":"g1"}}"#, "general.bad.request"),
        (.POST, "/api/v2/architect/ivrs", #"{"name":"N","openHoursFlow":{"id":"x"}}"#, "general.bad.request"),
        (
            .POST, "/api/v2/architect/emergencygroups",
            #"{"name":"N","emergencyCallFlows":[{"emergencyFlow":{"id":"f3"},"ivrs":[{"id":"x"}]}]}"#,
            "general.bad.request"
        ),
        (
            .POST, "/api/v2/architect/prompts", #"{"name":"two words"}"#,
            "architect.prompt.validate.failed.invalid.name"
        ),
        (.POST, "/api/v2/architect/prompts", #"{"name":"_p"}"#, "architect.prompt.validate.failed.invalid.name"),
        (.POST, "/api/v2/locations", #"{"name":"N","contactUser":"x"}"#, "general.bad.request"),
        (
            .POST, "/api/v2/telephony/providers/edges/sites", #"{"name":"N","location":{"id":"x"}}"#,
            "referenced.key.does.not.exist"
        ),
        (
            .POST, "/api/v2/recording/mediaretentionpolicies", #"{"name":"N","conditions":{"forQueues":[{"id":"x"}]}}"#,
            "recording.policy.invalid.queue"
        ),
        (
            .POST, "/api/v2/authorization/roles",
            #"""
            {"name":"N","permissionPolicies":[{"domain":"routing","entityName":"queue","actionSet":["view"],
              "resourceConditionNode":{"terms":[{"variableName":"Conversation.queues","operator":"EQ",
                "operands":[{"type":"QUEUE","queue":{"id":"x"}}]}]}}]}
            """#, "general.bad.request"
        ),
    ]

    @Test(arguments: RoutingWriteTests.refused)
    func `what speaks of something that is not there is refused`(
        method: HTTPMethod, path: String, body: String, code: String
    ) async throws {
        try await serveSimulator(tenant()) { caller, simulator in
            let reply = try await caller.write(method, path, token: try await caller.token(), body)
            #expect(reply.status == 400)
            #expect(reply.code == code)
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `a queue names what there is as it is called, and is told of`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/routing/queues/q1"
            let body = #"{"name":"Help","division":{"id":"north"},"queueFlow":{"id":"f1","name":"of another tenant"}}"#
            let edit = try await caller.write(.PUT, path, token: token, body).json
            #expect(edit["division"]?["name"]?.string == "North")
            #expect(edit["queueFlow"]?["name"]?.string == "Wait")
            let read = try await caller.get(path, token: token).json
            #expect(read.canonical() == edit.canonical())
            #expect(try await caller.get("/api/v2/routing/queues?id=q1", token: token).ids == ["q1"])
            let second = try await caller.write(
                .POST, "/api/v2/routing/queues", token: token, #"{"name":"Second"}"#)
            let id = second.json["id"]?.string ?? ""
            let taken = try await caller.write(
                .PUT, "/api/v2/routing/queues/\(id)", token: token, #"{"name":"help"}"#)
            #expect(taken.code == "duplicate.name")
            let unknown = try await caller.write(
                .PUT, "/api/v2/routing/queues/x", token: token, #"{"name":"X"}"#)
            #expect(unknown.code == "resource.not.found")
        }
    }

    @Test func `opening hours and numbers are written with their version`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let bodies = [
                ("schedules/s1", #"{"name":"Days","version":3,\#(Self.hours)}"#, 4),
                ("schedulegroups/g1", #"{"name":"Hours","version":2,"openSchedules":[{"id":"s1"}]}"#, 3),
                (
                    "ivrs/i1",
                    #"""
                    {"name":"Main","version":4,"dnis":["+4930"],"scheduleGroup":{"id":"g1"},
                     "openHoursFlow":{"id":"f3"},"closedHoursFlow":{"id":"f3"}}
                    """#, 5
                ),
            ]
            for (place, body, version) in bodies {
                let path = "/api/v2/architect/\(place)"
                #expect(try await caller.write(.PUT, path, token: token, body).json["version"]?.integer == version)
                #expect(try await caller.write(.PUT, path, token: token, body).code == "general.conflict")
            }
        }
    }

    @Test func `a table gains fields, and its list tells of them only who asks`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/flows/datatables"
            let body =
                #"{"name":"Numbers","schema":{"properties":{"key":{"type":"string"},"queue":{"type":"string"}}}}"#
            #expect(try await caller.write(.PUT, "\(path)/t1", token: token, body).status == 200)
            #expect(try await caller.get(path, token: token).first?["schema"] == nil)
            let asked = try await caller.get("\(path)?expand=schema", token: token).first
            #expect(asked?["schema"]?["properties"]?["queue"] != nil)
        }
    }

    @Test func `places may share a name, and sites stand at one there is`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let made = try await caller.write(.POST, "/api/v2/locations", token: token, #"{"name":"Office"}"#)
            let id = try #require(made.json["id"]?.string)
            let site = try await caller.write(
                .POST, "/api/v2/telephony/providers/edges/sites", token: token,
                #"{"name":"N","location":{"id":"\#(id)"}}"#)
            #expect(site.json["location"]?["name"]?.string == "Office")
        }
    }

    @Test func `what is made is told in the audit log where a service tells of it`() async throws {
        var tenant = tenant()
        tenant.add("audit-services", .setting, #"{"services":[{"name":"ContactCenter","entities":[]}]}"#)
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let path = "/api/v2/routing/queues"
            let made = try await caller.write(.POST, path, token: token, #"{"name":"New"}"#)
            let told = try await caller.audits("ContactCenter", token: token)
            #expect(told.map { $0["action"]?.string } == ["Create"])
            #expect(told.first?["entity"]?["id"]?.string == made.json["id"]?.string)
        }
    }

    @Test func `nobody gets to work on a queue that is made while the tenant is served`() async throws {
        let bare = SimulatedTenant.bare(organization: "Range", seed: 1, at: TestClock.start)
        let simulator = try Simulator(
            of: bare.capture, clients: [TestTenant.client], options: Options { TestClock.start })
        try await simulator.serving { endpoint in
            let caller = Caller(endpoint: endpoint)
            let token = try await caller.token()
            let made = try await caller.write(.POST, "/api/v2/routing/queues", token: token, #"{"name":"Service"}"#)
            let id = made.json["id"]?.string ?? ""
            let figures = try await caller.write(
                .POST, "/api/v2/analytics/queues/observations/query", token: token,
                #"""
                {"filter":{"type":"or","predicates":[{"dimension":"queueId","value":"\#(id)"}]},
                 "metrics":["oOnQueueUsers"]}
                """#)
            let data = figures.json["results"]?.elements.first { _ in true }?["data"]?.elements.first { _ in true }
            #expect(data?["stats"]?["count"]?.integer == 0)
        }
    }
}
