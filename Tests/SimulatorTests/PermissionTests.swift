import Capture
import ContactCenter
import NIOHTTP1
import Simulator
import Testing

@Suite("What the simulator lets a client do")
struct PermissionTests {
    private let roles = "/api/v2/authorization/roles"

    private func status(
        _ policies: String, _ target: String, catalogue: [String]? = nil, _ adjust: (inout Options) -> Void = { _ in }
    ) async throws -> Caller.Reply {
        var tenant = TestTenant()
        tenant.addReader(policies)
        for permission in catalogue ?? [] {
            let parts = permission.split(separator: ":")
            tenant.add(
                "permissions", .objects,
                """
                {"id":"\(parts[0])","domain":"\(parts[0])","permissionMap":{"\(parts[1])":[
                 {"domain":"\(parts[0])","entityType":"\(parts[1])","action":"\(parts[2])"}]}}
                """)
        }
        return try await serve(tenant, adjust) { try await $0.get(target, token: try await $0.token()) }
    }

    @Test(arguments: [
        (#"{"domain":"authorization","entityName":"role","actionSet":["view"]}"#, 200),
        (#"{"domain":"authorization","entityName":"role","actionSet":["*"]}"#, 200),
        (#"{"domain":"authorization","entityName":"*","actionSet":["view"]}"#, 200),
        (#"{"domain":"*","entityName":"*","actionSet":["*"]}"#, 200),
        (#"{"domain":"authorization","entityName":"role","actionSet":["edit"]}"#, 403),
        (#"{"domain":"authorization","entityName":"*","actionSet":["edit"]}"#, 403),
        ("", 403),
    ])
    func `a role's policies open a call, wildcards included`(policies: String, status expected: Int) async throws {
        #expect(try await status(policies, roles).status == expected)
    }

    @Test func `one of several permissions is enough, and all are named when none is held`() async throws {
        let route = "/api/v2/integrations/actions"
        #expect(try await status(TestTenant.policy("bridge:actions:view"), route).status == 200)
        let reply = try await status("", route)
        #expect(reply.status == 403)
        #expect(reply.code == "missing.any.permissions")
        let listed = "[integrations:action:view, bridge:actions:view]"
        #expect(reply.json["messageParams"]?["permissions"]?.string == listed)
        #expect(reply.json["message"]?.string?.hasSuffix("assigned: \(listed)") == true)
        #expect(reply.json["status"]?.integer == 403)
        #expect(reply.json["contextId"]?.string == reply.header("ININ-Correlation-Id"))
    }

    @Test func `where all are needed, the missing ones are named`() async throws {
        let reply = try await status("", "/api/v2/audits/query/servicemapping")
        #expect(reply.code == "missing.permissions")
        #expect(reply.json["messageParams"]?["permissions"]?.string == "[audits:audit:view]")
    }

    @Test func `a permission the tenant has not bought is held by nobody`() async throws {
        let everything = #"{"domain":"*","entityName":"*","actionSet":["*"]}"#
        let rules = "/api/v2/dataprivacy/maskingrules"
        let bought = try await status(everything, rules, catalogue: ["dataprivacy:maskingrule:view"])
        #expect(bought.status == 200)
        let missing = try await status(everything, rules, catalogue: ["authorization:role:view"])
        #expect(missing.status == 403)
    }

    @Test func `an entity of the catalogue may be called like something that moves`() async throws {
        let everything = #"{"domain":"*","entityName":"*","actionSet":["*"]}"#
        var tenant = TestTenant()
        tenant.addReader(everything)
        let entry = #"[{"domain":"authorization","entityType":"role","action":"view"}]"#
        tenant.add(
            "permissions", .objects,
            #"{"id":"authorization","domain":"authorization","permissionMap":{"version":\#(entry)}}"#)
        try await serve(tenant) { caller in
            let reply = try await caller.get("/api/v2/authorization/roles", token: try await caller.token())
            #expect(reply.status == 200)
        }
    }

    @Test func `a restriction takes permissions away and gives none`() async throws {
        let view = "authorization:role:view"
        let policy = TestTenant.policy(view)
        #expect(try await status(policy, roles) { $0.permissions = ["reader": .only([view])] }.status == 200)
        #expect(try await status(policy, roles) { $0.permissions = ["reader": .only([])] }.status == 403)
        #expect(try await status(policy, roles) { $0.permissions = ["reader": .without([view])] }.status == 403)
        #expect(try await status(policy, roles) { $0.permissions = ["guest": .only([])] }.status == 200)
        #expect(try await status("", roles) { $0.permissions = ["reader": .only([view])] }.status == 403)
    }

    @Test func `a client the capture does not list is trusted with everything`() async throws {
        try await serve(TestTenant()) { caller in
            let reply = try await caller.get("/api/v2/oauth/clients", token: try await caller.token())
            #expect(reply.status == 200)
        }
    }

    @Test func `a list is cut to the divisions a client reaches`() async throws {
        var tenant = TestTenant()
        tenant.addReader(TestTenant.policy("directory:user:view"), in: ["home"])
        tenant.addPeople(0..<3, division: "home")
        tenant.addPeople(3..<5, division: "sales")
        try await serve(tenant) { caller in
            let reply = try await caller.get("/api/v2/users", token: try await caller.token())
            #expect(Set(reply.ids) == ["person-0", "person-1", "person-2"])
            #expect(reply.json["total"]?.integer == 3)
            let beyond = try await caller.get("/api/v2/users/person-4", token: try await caller.token())
            #expect(beyond.status == 404)
            let guest = try await caller.get("/api/v2/users", token: try await caller.token(TestTenant.other))
            #expect(guest.ids.count == 5)
        }
    }

    @Test func `divisions can be taken away from a client`() async throws {
        var tenant = TestTenant()
        tenant.addReader("", in: ["*"])
        tenant.addPeople(0..<3, division: "home")
        tenant.addPeople(3..<5, division: "sales")
        try await serve(tenant) {
            $0.divisions = ["reader": ["sales"]]
        } _: { caller in
            let reply = try await caller.get("/api/v2/users", token: try await caller.token())
            #expect(Set(reply.ids) == ["person-3", "person-4"])
        }
    }

    @Test func `the grants of a division out of reach are refused by its name`() async throws {
        var tenant = TestTenant()
        tenant.addReader(TestTenant.policy("authorization:grant:view"), in: ["home"])
        tenant.add("divisions", .objects, #"{"id":"home","name":"Home"}"#)
        tenant.add("divisions", .objects, #"{"id":"sales","name":"Sales"}"#)
        try await serve(tenant) { caller in
            let token = try await caller.token()
            #expect(try await caller.get("/api/v2/authorization/divisions/home/grants", token: token).status == 200)
            let reply = try await caller.get("/api/v2/authorization/divisions/sales/grants", token: token)
            #expect(reply.status == 403)
            #expect(reply.code == "missing.division.permission")
            #expect(reply.json["messageParams"]?["permission"]?.string == "authorization:grant:view")
            #expect(try await caller.get("/api/v2/authorization/divisions/*/grants", token: token).status == 403)
        }
    }

    @Test func `a client can ask what it holds`() async throws {
        var tenant = TestTenant()
        tenant.addReader(TestTenant.policy("authorization:role:view"), in: ["home"])
        tenant.add("divisions", .objects, #"{"id":"home","name":"Home"}"#)
        try await serve(tenant) { caller in
            let json = try await caller.get("/api/v2/authorization/subjects/me", token: try await caller.token()).json
            let grant = json["grants"]?.elements.first { _ in true }
            #expect(json["id"]?.string == "reader")
            #expect(grant?["role"]?["id"]?.string == "role-1")
            #expect(grant?["division"]?["name"]?.string == "Home")
        }
    }

    @Test func `what was refused when the capture was made stays refused`() async throws {
        var tenant = TestTenant()
        tenant.refuse("masking-rules", .notPermitted(permission: "dataprivacy:maskingrule:view"))
        try await serve(tenant) { caller in
            let reply = try await caller.get("/api/v2/dataprivacy/maskingrules", token: try await caller.token())
            #expect(reply.status == 403)
        }
    }

    @Test(arguments: [
        ("PUT", "/api/v2/users", 405, "method.not.allowed"),
        ("PATCH", "/api/v2/oauth/clients/reader", 405, "method.not.allowed"),
        ("PATCH", "/api/v2/nothing/of/the/kind", 404, "not.found"), ("GET", "/api/v2/nothing", 404, "not.found"),
        ("GET", "/", 404, "not.found"),
    ])
    func `what is not simulated is refused and changes nothing`(
        method: String, target: String, status: Int, code: String
    ) async throws {
        try await serve(TestTenant()) { caller in
            let reply = try await caller.send(HTTPMethod(rawValue: method), target, token: try await caller.token())
            #expect(reply.status == status)
            #expect(reply.code == code)
        }
    }
}
