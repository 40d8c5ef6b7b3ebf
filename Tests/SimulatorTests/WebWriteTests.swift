import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Making messengers and actions in the simulator")
struct WebWriteTests {
    private let configurations = "/api/v2/webdeployments/configurations"
    private let deployments = "/api/v2/webdeployments/deployments"
    private let actions = "/api/v2/integrations/actions"

    private func tenant() -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.add("integrations", .objects, #"{"id":"i1","name":"Web","integrationType":{"id":"t"}}"#)
        tenant.add("web-configurations", .objects, #"{"id":"w1","name":"Old","version":"4","status":"Active"}"#)
        return tenant
    }

    @Test func `a configuration is a draft that is pending, then active, then published once`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let made = try await caller.write(.POST, configurations, token: token, #"{"name":"New"}"#).json
            let id = try #require(made["id"]?.string)
            #expect(made["status"]?.string == "Pending" && made["version"] == nil)
            let published = "\(configurations)?showOnlyPublished=true"
            #expect(try await caller.get(published, token: token).ids == ["w1"])
            #expect(try await caller.get(configurations, token: token).ids == ["w1", id])

            let publish = "\(configurations)/\(id)/versions/draft/publish"
            #expect(try await caller.write(.POST, publish, token: token).status == 400)
            let draft = "\(configurations)/\(id)/versions/draft"
            #expect(try await caller.get(draft, token: token).json["status"]?.string == "Pending")
            #expect(try await caller.get(draft, token: token).json["status"]?.string == "Active")
            #expect(try await caller.write(.POST, publish, token: token).json["version"]?.string == "1")
            #expect(try await caller.get(published, token: token).ids == ["w1", id])
            #expect(try await caller.write(.POST, publish, token: token).status == 404)

            #expect(try await caller.write(.DELETE, "\(configurations)/\(id)", token: token).status == 204)
            #expect(try await caller.write(.DELETE, "\(configurations)/\(id)", token: token).status == 404)
        }
    }

    @Test func `a configuration asks who visitors are at an integration that is there`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            func made(at integration: String) async throws -> Int {
                let body = #"{"name":"N","authenticationSettings":{"enabled":true,"integrationId":"\#(integration)"}}"#
                return try await caller.write(.POST, configurations, token: token, body).status
            }
            #expect(try await made(at: "i1") == 200)
            #expect(try await made(at: "nowhere") == 400)
        }
    }

    @Test func `a deployment is made of a published version, pending, and active once it was read`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            func make(_ version: String) async throws -> JSON {
                let body = #"{"name":"Site","configuration":{"id":"w1","version":"\#(version)"}}"#
                return try await caller.write(.POST, deployments, token: token, body).json
            }
            #expect(try await make("3")["id"] == nil)
            let made = try await make("4")
            let path = "\(deployments)/\(try #require(made["id"]?.string))"
            #expect(made["status"]?.string == "Pending" && made["configuration"]?["name"]?.string == "Old")
            #expect(try await caller.get(path, token: token).json["status"]?.string == "Pending")
            #expect(try await caller.get(path, token: token).json["status"]?.string == "Active")
            #expect(try await caller.write(.DELETE, path, token: token).status == 204)
        }
    }

    @Test func `a template of an action stands behind a link, and the action goes when it is deleted`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let body = #"""
                {"name":"Look","category":"Custom","integrationId":"i1",
                 "config":{"request":{"requestTemplate":"{\"a\": ${input.b}}"},"response":{}},
                 "contract":{"input":{"inputSchema":{}},"output":{"successSchema":{}}}}
                """#
            let made = try await caller.write(.POST, actions, token: token, body).json
            let id = try #require(made["id"]?.string)
            #expect(id.hasPrefix("custom_-_"))
            let alone = try await caller.get("\(actions)/\(id)?includeConfig=true", token: token).json
            let listed = try await caller.get("\(actions)?includeConfig=true", token: token).first
            for action in [made, alone, try #require(listed)] {
                #expect(action["config"]?["request"]?["requestTemplate"] == nil)
                #expect(action["config"]?["response"]?["successTemplateUri"] == nil)
            }
            let link = try #require(alone["config"]?["request"]?["requestTemplateUri"]?.string)
            let template = try await caller.get(link, token: token)
            #expect(String(decoding: template.body, as: UTF8.self) == #"{"a": ${input.b}}"#)
            #expect(template.header("Content-Type") == "text/plain")
            let none = link.replacing("requesttemplate", with: "successtemplate")
            #expect(try await caller.get(none, token: token).status == 404)

            #expect(try await caller.write(.DELETE, "\(actions)/\(id)", token: token).status == 204)
            #expect(try await caller.get("\(actions)/\(id)", token: token).status == 404)
        }
    }
}
