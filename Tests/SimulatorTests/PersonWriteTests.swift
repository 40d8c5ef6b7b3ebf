import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Writing people to the simulator")
struct PersonWriteTests {
    private let person = "/api/v2/users/person-1"

    @Test func `a person switched off is off in every list, one version later, and the audit log says so`() async throws
    {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let reply = try await caller.write(.PATCH, person, token: token, #"{"state":"inactive","version":1}"#)
            #expect(reply.status == 200)
            #expect(reply.json["state"]?.string == "inactive")
            #expect(reply.json["version"]?.integer == 2)
            #expect(try await caller.get(person, token: token).json["state"]?.string == "inactive")
            #expect(Set(try await caller.get("/api/v2/users", token: token).ids) == ["person-0", "person-2"])
            #expect(try await caller.get("/api/v2/users?state=inactive", token: token).ids == ["person-1"])
            let audit = try #require(try await caller.audits("Directory", token: token).first)
            #expect(audit["action"]?.string == "Update")
            #expect(audit["entityType"]?.string == "User")
            #expect(audit["entity"]?["id"]?.string == "person-1")
            #expect(audit.changed("state") == "inactive")
            #expect(audit.changed("version") == "2")
            #expect(audit["client"]?["id"]?.string == "reader")
        }
    }

    @Test func `a person switched on again is where they were in the list`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let before = try await caller.get("/api/v2/users", token: token).ids
            _ = try await caller.write(.PATCH, person, token: token, #"{"state":"inactive","version":1}"#)
            _ = try await caller.write(.PATCH, person, token: token, #"{"state":"active","version":2}"#)
            #expect(try await caller.get("/api/v2/users", token: token).ids == before)
            #expect(before.count == 3)
        }
    }

    @Test func `where a state is sent it is the only thing that changes`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let both = #"{"state":"inactive","name":"Another","version":1}"#
            #expect(try await caller.write(.PATCH, person, token: token, both).json["name"]?.string == "Name 1")
            let reply = try await caller.write(.PATCH, person, token: token, #"{"name":"Another","version":2}"#)
            #expect(reply.json["name"]?.string == "Another")
            #expect(reply.json["state"]?.string == "inactive")
        }
    }

    @Test(arguments: [
        (#"{"state":"inactive","version":2}"#, 409, "general.conflict"),
        (#"{"state":"inactive","version":0}"#, 409, "general.conflict"),
        (#"{"state":"inactive"}"#, 400, "constraint.validation"),
        (#"{"state":"asleep","version":1}"#, 400, "invalid.value"),
        (#"{"state":7,"version":1}"#, 400, "constraint.validation"), ("[]", 400, "bad.request"),
    ])
    func `what is refused changes nothing`(body: String, status: Int, code: String) async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            let reply = try await caller.write(.PATCH, person, token: token, body)
            #expect(reply.status == status)
            #expect(reply.code == code)
            #expect(simulator.document("people", "person-1")?["state"]?.string == "active")
            #expect(simulator.writes.isEmpty)
            #expect(try await caller.audits("Directory", token: token).isEmpty)
        }
    }

    @Test func `of two that read the same version one comes too late`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let body = #"{"state":"inactive","version":1}"#
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<2 {
                    group.addTask { try await caller.write(.PATCH, person, token: token, body).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200, 409])
        }
    }

    @Test func `nobody there is not found, and a division out of reach is refused by its name`() async throws {
        var tenant = TestTenant.writable()
        tenant.addPeople(7..<8, division: "south")
        tenant.addReader(TestTenant.policy("directory:user:edit"), in: ["home"])
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let body = #"{"state":"inactive","version":1}"#
            let nobody = try await caller.write(.PATCH, "/api/v2/users/nobody", token: token, body)
            #expect(nobody.code == "general.resource.not.found")
            let far = try await caller.write(.PATCH, "/api/v2/users/person-7", token: token, body)
            #expect(far.code == "missing.division.permission")
            #expect(try await caller.write(.PATCH, person, token: token, body).status == 200)
        }
    }

    @Test func `a deleted person is found only among the deleted, and can be brought back`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            #expect(try await caller.write(.DELETE, person, token: token).status == 200)
            #expect(try await caller.get(person, token: token).status == 404)
            #expect(try await caller.get("\(person)?state=deleted", token: token).status == 200)
            let back = try await caller.write(.PATCH, person, token: token, #"{"state":"active","version":2}"#)
            #expect(back.json["version"]?.integer == 3)
            #expect(try await caller.get(person, token: token).status == 200)
        }
    }

    @Test func `a state has a reason and a date of its own`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            #expect(try await caller.get("\(person)/state", token: token).json["stateChangeDate"] == nil)
            let body = #"{"state":"inactive","version":1,"stateChangeReason":"Conduct"}"#
            #expect(try await caller.write(.PUT, "\(person)/state", token: token, body).status == 200)
            let state = try await caller.get("\(person)/state", token: token).json
            #expect(state["state"]?.string == "inactive")
            #expect(state["version"]?.integer == 2)
            #expect(state["stateChangeReason"]?.string == "Conduct")
            #expect(state["stateChangeDate"]?.string == "2026-11-22T08:00:00Z")
            let late = try await caller.write(.PUT, "\(person)/state", token: token, body)
            #expect(late.code == "general.conflict")
        }
    }

    @Test func `ending sessions is told, and changes nothing of the person`() async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            let before = simulator.document("people", "person-1")?.canonical()
            let reply = try await caller.write(.DELETE, "/api/v2/tokens/person-1", token: token)
            #expect(reply.status == 204)
            #expect(reply.body.isEmpty)
            #expect(simulator.document("people", "person-1")?.canonical() == before)
            #expect(simulator.writes == ["DELETE /api/v2/tokens/{userId}": 1])
            #expect(try await caller.get("/api/v2/date", token: token).status == 200)
            #expect(try await caller.write(.DELETE, "/api/v2/tokens/nobody", token: token).code == "not.found")
        }
    }

    @Test func `ending sessions ends every token of the person, and none of anybody else or of a client`() async throws
    {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            let own = try [1, 2].map { _ in try #require(simulator.signIn("person-1", through: "reader")) }
            let other = try #require(simulator.signIn("person-2", through: "reader"))
            for one in own + [other] { #expect(try await caller.get("/api/v2/date", token: one).status == 200) }
            _ = try await caller.write(.DELETE, "/api/v2/tokens/person-1", token: token)
            for one in own { #expect(try await caller.get("/api/v2/date", token: one).status == 401) }
            for one in [other, token] { #expect(try await caller.get("/api/v2/date", token: one).status == 200) }
            let told = try await caller.audits("PeoplePermissions", token: token, without: []).filter {
                $0["action"]?.string == "Revoke"
            }
            #expect(told.map { $0["entityType"]?.string } == ["AccessToken"])
            #expect(told.first?["entity"]?["id"]?.string == "person-1")
            // Who was not suspended first comes straight back.
            #expect(simulator.signIn("person-1", through: "reader") != nil)
        }
    }

    @Test func `who is suspended keeps their session, and gets no other`() async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            let session = try #require(simulator.signIn("person-1", through: "reader"))
            _ = try await caller.write(.PATCH, person, token: token, #"{"state":"inactive","version":1}"#)
            #expect(try await caller.get("/api/v2/date", token: session).status == 200)
            #expect(simulator.signIn("person-1", through: "reader") == nil)
            #expect(simulator.signIn("nobody", through: "reader") == nil)
            _ = try await caller.write(.DELETE, "/api/v2/tokens/person-1", token: token)
            #expect(try await caller.get("/api/v2/date", token: session).status == 401)
        }
    }

    @Test func `whoever signed in may do what their own roles allow, not what the client may`() async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let session = try #require(simulator.signIn("person-1", through: "reader"))
            let refused = try await caller.write(.DELETE, "/api/v2/tokens/person-2", token: session)
            #expect(refused.status == 403)
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `a factor taken away is gone, and cannot be taken twice`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let factor = try #require(try await caller.get("\(person)/verifiers", token: token).ids.first)
            let other = try await caller.get("/api/v2/users/person-2/verifiers", token: token).ids.first
            #expect(factor != other)
            #expect(try await caller.write(.DELETE, "\(person)/verifiers/nothing", token: token).status == 404)
            #expect(try await caller.write(.DELETE, "\(person)/verifiers/\(factor)", token: token).status == 204)
            #expect(try await caller.get("\(person)/verifiers", token: token).json["total"]?.integer == 0)
            #expect(try await caller.write(.DELETE, "\(person)/verifiers/\(factor)", token: token).status == 404)
            let told = try await caller.audits("PeoplePermissions", token: token)
            #expect(told.map { $0["entityType"]?.string } == ["MFAVerifier"])
        }
    }

    @Test func `a station stays with whoever is switched off, until it is freed`() async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            func isBound(_ id: String) async throws -> Bool {
                try await caller.get("/api/v2/users/\(id)/station", token: token).json["associatedStation"] != nil
            }
            simulator.setRoutingStatus("IDLE", of: "person-1")
            simulator.setRoutingStatus("OFF_QUEUE", of: "person-2")
            for id in ["person-1", "person-2"] {
                let path = "/api/v2/users/\(id)"
                _ = try await caller.write(.PATCH, path, token: token, #"{"state":"inactive","version":1}"#)
            }
            #expect(try await isBound("person-1"))
            #expect(try await isBound("person-2") == false)
            _ = try await caller.write(.DELETE, "\(person)/station/associatedstation", token: token)
            #expect(try await isBound("person-1") == false)
        }
    }

    @Test func `a station is there while somebody is on a queue, until it is freed`() async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            simulator.setRoutingStatus("INTERACTING", of: "person-1")
            let station = try await caller.get("\(person)/station", token: token).json
            #expect(station["associatedStation"]?["id"]?.string != nil)
            let reply = try await caller.write(.DELETE, "\(person)/station/associatedstation", token: token)
            #expect(reply.status == 202)
            let freed = try await caller.get("\(person)/station", token: token).json
            #expect(freed["associatedStation"] == nil && freed["effectiveStation"] == nil)
            #expect(freed["lastAssociatedStation"]?["id"]?.string == station["associatedStation"]?["id"]?.string)
            #expect(
                try await caller.audits("Telephony", token: token).isEmpty, "no entity of the audit log is a station")
            let nobody = try await caller.write(.DELETE, "/api/v2/users/x/station/associatedstation", token: token)
            #expect(nobody.code == "edgeconfiguser.userdoesnotexist")
        }
    }

    @Test func `a new person has an id of their own, and an address nobody else has`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let body = #"{"name":"New","email":"New@acme.example","divisionId":"north"}"#
            let made = try await caller.write(.POST, "/api/v2/users", token: token, body)
            #expect(made.status == 200)
            #expect(made.json["division"]?["name"]?.string == "North")
            #expect(made.json["state"]?.string == "inactive")
            let id = try #require(made.json["id"]?.string)
            #expect(try await caller.get("/api/v2/users/\(id)", token: token).json["version"]?.integer == 1)
            #expect(try await caller.get("/api/v2/users", token: token).ids.contains(id) == false)
            #expect(try await caller.get("/api/v2/users?state=inactive", token: token).ids == [id])
            let again = try await caller.write(
                .POST, "/api/v2/users", token: token,
                body.lowercased()
                    .replacing("divisionid", with: "divisionId"))
            #expect(again.code == "general.conflict")
        }
    }
}
