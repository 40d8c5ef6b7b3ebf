import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("What a write speaks of")
struct ReferenceTests {

    private func tenant() -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.addClient("guest")
        tenant.add(
            "access-policies", .objects,
            #"""
            {"id":"a1","name":"Office","effect":"DENY","targetResource":"oauth:client:add","subject":{"type":"ALL"}}
            """#)
        tenant.add(
            "access-policies", .objects,
            #"""
            {"id":"a2","name":"Guests","effect":"DENY","targetResource":"oauth:client:add",
             "subject":{"type":"USER","id":"person-1"}}
            """#)
        tenant.add(
            "masking-rules", .objects,
            #"""
            {"id":"m1","name":"Cards","definition":"[0-9]{16}","enabled":true,"substituteCharacter":"*","type":"Custom",
             "integrations":["web"]}
            """#)
        tenant.add("integrations", .objects, #"{"id":"i1","name":"Export"}"#)
        tenant.add(
            "retention-policies", .objects,
            #"""
            {"id":"p1","name":"Copies","actions":{"integrationExport":{"integration":{"id":"long gone"}}}}
            """#)
        return tenant
    }

    /// What is sent, and what it is refused with: each speaks of something that is not there.
    private static let refused: [(HTTPMethod, String, String, String)] = [
        (.POST, "/api/v2/users", #"{"name":"New","email":"n@acme.example","divisionId":"x"}"#, "bad.request"),
        (
            .POST, "/api/v2/groups",
            #"{"name":"Night","type":"official","rulesVisible":true,"visibility":"public","ownerIds":["x"]}"#,
            "bad.request"
        ),
        (.PUT, "/api/v2/groups/group-1", #"{"version":4,"ownerIds":["x"]}"#, "bad.request"),
        (.POST, "/api/v2/groups/group-1/members", #"{"memberIds":["x"]}"#, "general.resource.not.found"),
        (
            .POST, "/api/v2/authorization/subjects/person-1/bulkadd",
            #"{"grants":[{"roleId":"agent","divisionId":"x"}]}"#, "bad.role.divisions"
        ),
        (
            .POST, "/api/v2/authorization/subjects/person-1/bulkadd",
            #"{"grants":[{"roleId":"x","divisionId":"home"}]}"#, "bad.role.divisions"
        ),
        (
            .POST, "/api/v2/oauth/clients",
            #"""
            {"name":"New","authorizedGrantType":"CLIENT-CREDENTIALS","accessTokenValiditySeconds":3600,
             "roleDivisions":[{"roleId":"agent","divisionId":"x"}]}
            """#, "bad.client.role"
        ),
        (
            .POST, "/api/v2/authorization/policies/targets/oauth:client:edit",
            #"{"effect":"DENY","subject":{"type":"GROUP","id":"x"}}"#, "bad.request"
        ),
        (
            .POST, "/api/v2/recording/mediaretentionpolicies",
            #"{"name":"New","actions":{"integrationExport":{"integration":{"id":"x"}}}}"#,
            "recording.policy.export.integration.invalid"
        ),
        (
            .POST, "/api/v2/architect/emergencygroups", #"{"name":"Flood","division":{"id":"x"}}"#, "bad.request"
        ),
        (.POST, "/api/v2/integrations", #"{"name":"Feed","integrationType":{"id":"x"}}"#, "bad.request"),
        (
            .POST, "/api/v2/integrations/actions",
            #"""
            {"name":"Look","category":"Custom","integrationId":"x","config":{},
             "contract":{"input":{"inputSchema":{}},"output":{"successSchema":{}}}}
            """#, "bad.request"
        ),
    ]

    @Test(arguments: ReferenceTests.refused)
    func `is refused where it is not there, and nothing is changed`(
        method: HTTPMethod, path: String, body: String, code: String
    ) async throws {
        try await serveSimulator(tenant()) { caller, simulator in
            let reply = try await caller.write(method, path, token: try await caller.token(), body)
            #expect(reply.status == 400)
            #expect(reply.code == code)
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `a role permits what the organisation has bought and nothing else`() async throws {
        var tenant = tenant()
        tenant.add(
            "permissions", .objects,
            #"""
            {"id":"all","permissionMap":{
              "client":[{"domain":"oauth","entityType":"client","action":"view"}],
              "role":[{"domain":"authorization","entityType":"role","action":"add"},
                {"domain":"authorization","entityType":"role","action":"edit"}]}}
            """#)
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let path = "/api/v2/authorization/roles"
            func role(_ name: String, _ entity: String, _ action: String) -> String {
                #"""
                {"name":"\#(name)","permissionPolicies":[
                  {"domain":"oauth","entityName":"\#(entity)","actionSet":["\#(action)"]}]}
                """#
            }
            for (name, entity, action) in [("A", "client", "view"), ("B", "client", "*"), ("C", "*", "*")] {
                #expect(try await caller.write(.POST, path, token: token, role(name, entity, action)).status == 200)
            }
            for (entity, action) in [("client", "edit"), ("token", "*"), ("*", "edit")] {
                let refused = try await caller.write(.POST, path, token: token, role("D", entity, action))
                #expect(refused.status == 400)
                #expect(refused.code == "general.bad.request")
            }
            let edit = try await caller.write(.PUT, "\(path)/agent", token: token, role("agent", "client", "edit"))
            #expect(edit.status == 400)
        }
    }

    @Test func `a target has one policy for a subject`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/authorization/policies"
            let all = #"{"name":"Another","effect":"DENY","subject":{"type":"ALL"}}"#
            let second = try await caller.write(.POST, "\(path)/targets/oauth:client:add", token: token, all)
            #expect(second.status == 409)
            #expect(second.code == "policy.already.exists")
            #expect(
                try await caller.write(.POST, "\(path)/targets/oauth:client:edit", token: token, all).status == 200)
            let over = try await caller.write(.PUT, "\(path)/a2", token: token, all)
            #expect(over.code == "policy.update.conflict")
            #expect(try await caller.write(.PUT, "\(path)/a1", token: token, all).status == 200)
        }
    }

    @Test func `a channel has one masking rule of a definition`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            func rule(_ definition: String, in channel: String) -> String {
                #"""
                {"name":"Cards","definition":"\#(definition)","enabled":true,"substituteCharacter":"*","type":"Custom",
                 "integrations":["\#(channel)"]}
                """#
            }
            let path = "/api/v2/dataprivacy/maskingrules"
            let second = try await caller.write(.POST, path, token: token, rule("[0-9]{16}", in: "web"))
            #expect(second.status == 409)
            #expect(second.code == "definition.conflict")
            #expect(try await caller.write(.POST, path, token: token, rule("[0-9]{16}", in: "app")).status == 200)
            let other = try await caller.write(.POST, path, token: token, rule("[0-9]{8}", in: "web"))
            #expect(other.status == 200)
            let id = try #require(other.json["id"]?.string)
            let edit = try await caller.write(.PATCH, "\(path)/\(id)", token: token, rule("[0-9]{16}", in: "web"))
            #expect(edit.code == "definition.conflict")
            #expect(
                try await caller.write(.PATCH, "\(path)/m1", token: token, rule("[0-9]{16}", in: "web")).status == 200)
        }
    }

    @Test func `a retention policy goes on copying to where it did, and to nowhere else there is not`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/recording/mediaretentionpolicies/p1"
            func policy(_ integration: String) -> String {
                #"{"name":"Copies","actions":{"integrationExport":{"integration":{"id":"\#(integration)"}}}}"#
            }
            #expect(try await caller.write(.PUT, path, token: token, policy("long gone")).status == 200)
            #expect(try await caller.write(.PUT, path, token: token, policy("x")).status == 400)
            #expect(try await caller.write(.PUT, path, token: token, policy("i1")).status == 200)
        }
    }

    @Test func `an identity provider is signed in at over https`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            func provider(_ name: String, _ scheme: String) -> String {
                #"{"name":"\#(name)","ssoTargetURI":"\#(scheme)://idp.acme.example/saml"}"#
            }
            let path = "/api/v2/identityproviders"
            #expect(
                try await caller.write(.POST, path, token: token, provider("One", "http")).code == "invalid.target.url")
            #expect(try await caller.write(.POST, path, token: token, provider("One", "https")).status == 200)
        }
    }

    @Test func `a group takes fifty members at once and no more`() async throws {
        var tenant = tenant()
        tenant.addPeople(10..<61)
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let path = "/api/v2/groups/group-1/members"
            func members(_ range: Range<Int>) -> String {
                #"{"memberIds":["# + range.map { #""person-\#($0)""# }.joined(separator: ",") + "]}"
            }
            let refused = try await caller.write(.POST, path, token: token, members(10..<61))
            #expect(refused.status == 400)
            #expect(try await caller.write(.POST, path, token: token, members(10..<60)).status == 202)
        }
    }

    @Test func `a name that was taken is free again once what had it is called otherwise or gone`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/authorization/roles"
            #expect(try await caller.write(.POST, path, token: token, #"{"name":"BOSS"}"#).status == 409)
            _ = try await caller.write(.PUT, "\(path)/boss", token: token, #"{"name":"Chief"}"#)
            #expect(try await caller.write(.POST, path, token: token, #"{"name":"BOSS"}"#).status == 200)
            #expect(try await caller.write(.POST, path, token: token, #"{"name":"chief"}"#).status == 409)
            _ = try await caller.write(.DELETE, "\(path)/boss", token: token)
            #expect(try await caller.write(.POST, path, token: token, #"{"name":"chief"}"#).status == 200)
        }
    }
}
