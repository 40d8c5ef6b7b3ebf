import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Writing grants to the simulator")
struct GrantWriteTests {
    private let subject = "/api/v2/authorization/subjects/person-0"

    private func held(_ reply: Caller.Reply) -> Set<String> {
        Set(
            reply.json["grants"]?.elements.map {
                "\($0["role"]?["id"]?.string ?? "") in \($0["division"]?["id"]?.string ?? "")"
            } ?? [])
    }

    private func grants(_ pairs: (String, String)...) -> String {
        let list = pairs.map { #"{"roleId":"\#($0)","divisionId":"\#($1)"}"# }.joined(separator: ",")
        return #"{"grants":[\#(list)]}"#
    }

    @Test func `what is taken away is gone from every list, and comes back when it is given again`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            #expect(held(try await caller.get(subject, token: token)) == ["agent in home", "boss in north"])
            let body = grants(("boss", "north"))
            let reply = try await caller.write(.POST, "\(subject)/bulkremove", token: token, body)
            #expect(reply.status == 204)
            #expect(held(try await caller.get(subject, token: token)) == ["agent in home"])
            #expect(try await caller.get("/api/v2/authorization/roles/boss/subjectgrants", token: token).ids == [])
            let north = try await caller.get("/api/v2/authorization/divisions/north/grants", token: token)
            #expect(north.json["total"]?.integer == 0)
            #expect(try await caller.write(.POST, "\(subject)/bulkadd", token: token, body).status == 204)
            #expect(held(try await caller.get(subject, token: token)) == ["agent in home", "boss in north"])
            let holders = try await caller.get("/api/v2/authorization/roles/boss/subjectgrants", token: token)
            #expect(holders.ids == ["person-0"])
            #expect(holders.first?["type"]?.string == "PC_USER")
        }
    }

    @Test func `others keep what they have, and their places in the list`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let home = { @Sendable () async throws in
                try await caller.get("/api/v2/authorization/divisions/home/grants", token: token).json["entities"]?
                    .elements.compactMap { $0["subjectId"]?.string } ?? []
            }
            let holders = { @Sendable () async throws in
                try await caller.get("/api/v2/authorization/roles/agent/subjectgrants", token: token).ids
            }
            let (granted, held) = (try await home(), try await holders())
            let path = "/api/v2/authorization/subjects/person-1/bulkremove"
            _ = try await caller.write(.POST, path, token: token, grants(("agent", "home")))
            #expect(granted.count == 3)
            #expect(try await home() == granted.filter { $0 != "person-1" })
            #expect(try await holders() == held.filter { $0 != "person-1" })
        }
    }

    @Test func `replacing leaves what is in both alone and tells of the rest`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let body = grants(("agent", "home"), ("auditor", "*"))
            #expect(try await caller.write(.POST, "\(subject)/bulkreplace", token: token, body).status == 204)
            #expect(held(try await caller.get(subject, token: token)) == ["agent in home", "auditor in *"])
            let told = try await caller.audits("PeoplePermissions", token: token)
            #expect(told.map { $0["action"]?.string } == ["MemberRemove", "MemberAdd"])
            #expect(told.first?["entity"]?["name"]?.string == "person-0--boss--org-1")
            #expect(told.allSatisfy { $0["propertyChanges"]?.elements.map(\.self).isEmpty == true })
            #expect(Set(told.compactMap { $0["id"]?.string }).count == 2)
        }
    }

    @Test func `giving twice and taking what is not held change nothing and tell nothing`() async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            _ = try await caller.write(.POST, "\(subject)/bulkadd", token: token, grants(("agent", "home")))
            _ = try await caller.write(.POST, "\(subject)/bulkremove", token: token, grants(("auditor", "home")))
            #expect(simulator.grants(of: "person-0").count == 2)
            #expect(try await caller.audits("PeoplePermissions", token: token).isEmpty)
        }
    }

    @Test(arguments: [
        (("ghost", "home"), 400, "bad.role.divisions"), (("agent", "nowhere"), 400, "bad.role.divisions"),
    ])
    func `a role or a division that is not there is refused`(
        pair: (String, String), status: Int, code: String
    ) async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let reply = try await caller.write(
                .POST, "\(subject)/bulkadd", token: try await caller.token(), grants(("auditor", "home"), pair))
            #expect(reply.status == status)
            #expect(reply.code == code)
            #expect(simulator.grants(of: "person-0").count == 2)
        }
    }

    @Test func `who may grant in one division may not in another`() async throws {
        var tenant = TestTenant.writable()
        tenant.addReader(TestTenant.policy("authorization:grant:delete"), in: ["home"])
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let north = try await caller.write(
                .POST, "\(subject)/bulkremove", token: token, grants(("boss", "north")))
            #expect(north.code == "missing.division.permissions")
            let home = try await caller.write(.POST, "\(subject)/bulkremove", token: token, grants(("agent", "home")))
            #expect(home.status == 204)
        }
    }

    @Test func `one grant can be taken by its own path, once`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let path = "\(subject)/divisions/north/roles/boss"
            #expect(try await caller.write(.DELETE, path, token: token).status == 204)
            #expect(try await caller.write(.DELETE, path, token: token).status == 404)
        }
    }

    @Test func `nobody is no subject`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            #expect(try await caller.get("/api/v2/authorization/subjects/nobody", token: token).status == 404)
        }
    }

    @Test func `what a client is granted stands in the client too, and what it may do follows`() async throws {
        var tenant = TestTenant.writable()
        tenant.addClient("guest")
        tenant.add(
            "roles", .objects,
            #"{"id":"viewer","name":"Viewer","permissionPolicies":[\#(TestTenant.policy("oauth:client:view"))]}"#)
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let guest = try await caller.token(TestTenant.other)
            #expect(try await caller.get("/api/v2/oauth/clients", token: guest).status == 403)
            let path = "/api/v2/authorization/subjects/guest"
            _ = try await caller.write(.POST, "\(path)/bulkadd", token: token, grants(("viewer", "*")))
            #expect(try await caller.get("/api/v2/oauth/clients", token: guest).status == 200)
            let client = try await caller.get("/api/v2/oauth/clients/guest", token: token).json
            #expect(client["roleDivisions"]?.elements.contains { $0["roleId"]?.string == "viewer" } == true)
            _ = try await caller.write(.POST, "\(path)/bulkremove", token: token, grants(("viewer", "*")))
            #expect(try await caller.get("/api/v2/oauth/clients", token: guest).status == 403)
        }
    }
}
