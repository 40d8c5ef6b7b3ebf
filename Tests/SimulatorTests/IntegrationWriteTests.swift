import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Plugging something in")
struct IntegrationWriteTests {

    private func tenant() -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.add("integration-types", .objects, #"{"id":"feed","name":"Feed","maxInstances":1}"#)
        tenant.add("integration-types", .objects, #"{"id":"actions","name":"Actions"}"#)
        tenant.add("stored-credentials", .objects, #"{"id":"k1","name":"Key","type":{"id":"basicAuth"}}"#)
        return tenant
    }

    private static func configuration(version: Int, credential: String = "k1") -> String {
        #"""
        {"name":"Events","version":\#(version),"properties":{"account":"1"},"advanced":{},"notes":"Mind",
         "credentials":{"basicAuth":{"id":"\#(credential)"}}}
        """#
    }

    @Test func `a new integration is off and set to nothing, and there are as many of a type as may be`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/integrations"
            let made = try await caller.write(
                .POST, path, token: token, #"{"name":"Feed","integrationType":{"id":"feed"}}"#)
            #expect(made.json["intendedState"]?.string == "DISABLED")
            #expect(made.json["config"]?["current"]?["version"]?.integer == 1)
            let second = try await caller.write(
                .POST, path, token: token, #"{"name":"Feed 2","integrationType":{"id":"feed"}}"#)
            #expect(second.code == "max.integrations.reached")
        }
    }

    @Test func `what an integration is set to is written with its version and read where it stands`() async throws {
        try await serveSimulator(tenant()) { caller, simulator in
            let token = try await caller.token()
            let made = try await caller.write(
                .POST, "/api/v2/integrations", token: token, #"{"name":"Feed","integrationType":{"id":"feed"}}"#)
            let id = try #require(made.json["id"]?.string)
            let path = "/api/v2/integrations/\(id)/config/current"
            let late = try await caller.write(.PUT, path, token: token, Self.configuration(version: 2))
            #expect(late.status == 409)
            #expect(late.code == "version.conflict")
            let strange = Self.configuration(version: 1, credential: "x")
            #expect(try await caller.write(.PUT, path, token: token, strange).status == 400)
            let reply = try await caller.write(.PUT, path, token: token, Self.configuration(version: 1))
            #expect(reply.json["version"]?.integer == 2)
            let read = try await caller.get(path, token: token).json
            #expect(read.canonical() == reply.json.canonical())
            #expect(read["id"]?.string == id)
            let document = simulator.document("integrations", id)
            #expect(document?["name"]?.string == "Events")
            #expect(document?["notes"]?.string == "Mind")
            #expect(document?["config"]?["current"]?["properties"]?["account"]?.string == "1")
            #expect(document?["intendedState"]?.string == "DISABLED")
        }
    }

    @Test func `a new data action has its contract, which is read by its id alone`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let made = try await caller.write(
                .POST, "/api/v2/integrations", token: token, #"{"name":"Web","integrationType":{"id":"actions"}}"#)
            let integration = try #require(made.json["id"]?.string)
            func action(_ output: String) -> String {
                #"""
                {"name":"Look","category":"Custom","integrationId":"\#(integration)",
                 "config":{"request":{"requestType":"GET"}},
                 "contract":{"input":{"inputSchema":{"type":"object"}},"output":{\#(output)}}}
                """#
            }
            let path = "/api/v2/integrations/actions"
            let bare = try await caller.write(.POST, path, token: token, action(""))
            #expect(bare.code == "invalid.schema")
            let reply = try await caller.write(
                .POST, path, token: token, action(#""successSchema":{"type":"object"}"#))
            #expect(reply.json["version"]?.integer == 1)
            let id = try #require(reply.json["id"]?.string)
            let listed = try await caller.get("\(path)?includeConfig=true", token: token).first
            #expect(listed?["config"]?["request"]?["requestType"]?.string == "GET")
            #expect(listed?["contract"] == nil)
            let alone = try await caller.get("\(path)/\(id)?expand=contract", token: token).json
            #expect(alone["contract"]?["output"]?["successSchema"]?["type"]?.string == "object")
        }
    }
}
