import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Switching things off in the simulator")
struct SwitchWriteTests {

    private func tenant() -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.add(
            "integrations", .objects,
            #"{"id":"i1","name":"Feed","intendedState":"ENABLED","reportedState":{"code":"ACTIVE"}}"#)
        tenant.add("partners", .objects, #"{"id":"org-2","enabled":true,"dateExpired":"2027-01-01T00:00:00Z"}"#)
        tenant.add(
            "web-deployments", .objects,
            #"{"id":"w1","name":"Page","status":"Active","configuration":{"id":"c1","name":"Plain","version":"1"}}"#)
        tenant.add("web-configurations", .objects, #"{"id":"c2","name":"Guided","version":"3"}"#)
        for state in ["PENDING", "FULFILLED"] {
            tenant.add("recording-jobs", .objects, #"{"id":"\#(state)","state":"\#(state)"}"#)
        }
        tenant.add(
            "campaigns", .objects,
            #"""
            {"id":"c1","name":"Winter","version":3,"campaignStatus":"on","contactList":{"id":"l1"},"priority":2,
             "dialingMode":"power","phoneColumns":[],"callerName":"Acme","callerAddress":"+1"}
            """#)
        tenant.add("emergency-groups", .objects, #"{"id":"e1","name":"Fire","version":5,"enabled":false}"#)
        tenant.add(
            "authentication-settings", .setting,
            #"{"ipAddressAllowlist":["203.0.113.0/24"],"universalLogout":true,"multifactorAuthenticationRequired":true}"#
        )
        tenant.add(
            "trunk-base-settings", .objects,
            #"""
            {"id":"b1","name":"Carrier","version":7,"trunkType":"EXTERNAL","trunkMetabase":{"id":"m"},
             "properties":{"trunk_enabled":{"value":{"instance":true}}}}
            """#)
        for (id, base) in [("t1", "b1"), ("t2", "b1"), ("t3", "b2")] {
            tenant.add(
                "trunks", .objects, #"{"id":"\#(id)","name":"T","inService":true,"trunkBase":{"id":"\#(base)"}}"#)
        }
        tenant.add(
            "assistants", .objects,
            #"""
            {"id":"a1","name":"Help","state":"Active","copilot":{"enabled":true,"liveOnQueue":true,
             "defaultLanguage":"en-US","nluEngineType":"NluV3"}}
            """#)
        tenant.add("assistants", .objects, #"{"id":"a2","name":"Bare","state":"Active"}"#)
        return tenant
    }

    private static let trunkBase = "/api/v2/telephony/providers/edges/trunkbasesettings/b1"

    private func base(_ properties: String, version: Int = 7) -> String {
        #"{"name":"Carrier","version":\#(version),"trunkType":"EXTERNAL","trunkMetabase":{"id":"m"},\#(properties)}"#
    }

    @Test func `the trunks of settings are in service as their settings say, and those of others stay`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            func inService() async throws -> [Bool?] {
                try await caller.get("/api/v2/telephony/providers/edges/trunks", token: token)
                    .json["entities"]?.elements.map { $0["inService"]?.boolean } ?? []
            }
            let off = base(#""properties":{"trunk_enabled":{"value":{"instance":false}}}"#)
            let reply = try await caller.write(.PUT, Self.trunkBase, token: token, off)
            #expect(reply.json["version"]?.integer == 8)
            #expect(try await inService() == [false, false, true])
            let stale = try await caller.write(.PUT, Self.trunkBase, token: token, off)
            #expect(stale.status == 409 && stale.code == "general.conflict")
            // What does not say it changes nothing about it.
            _ = try await caller.write(.PUT, Self.trunkBase, token: token, base(#""properties":{}"#, version: 8))
            #expect(try await inService() == [false, false, true])
            let on = base(#""properties":{"trunk_enabled":{"value":{"instance":true}}}"#, version: 9)
            _ = try await caller.write(.PUT, Self.trunkBase, token: token, on)
            #expect(try await inService() == [true, true, true])
            let told = try await caller.audits("Telephony", token: token)
            #expect(told.map { $0["entityType"]?.string } == ["TrunkBase", "TrunkBase", "TrunkBase"])
            #expect(told.map { $0["action"]?.string } == ["Update", "Update", "Update"])
        }
    }

    @Test func `a copilot goes off its queues; its language stays, and without one there is none`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/assistants/a1/copilot"
            let off = #"{"liveOnQueue":false,"defaultLanguage":"en-US","nluEngineType":"NluV3","enabled":false}"#
            let reply = try await caller.write(.PUT, path, token: token, off)
            #expect(reply.json["liveOnQueue"]?.boolean == false)
            #expect(reply.json["enabled"]?.boolean == true)
            #expect(try await caller.get(path, token: token).json["liveOnQueue"]?.boolean == false)
            let told = try await caller.audits("GenesysCloudCopilot", token: token)
            #expect(told.count == 1 && told.first?["entityType"]?.string == "Copilot")
            #expect(told.first?["action"]?.string == "Update")
            let other = #"{"liveOnQueue":false,"defaultLanguage":"de-DE"}"#
            #expect(try await caller.write(.PUT, path, token: token, other).code == "invalid.value")
            #expect(try await caller.write(.PUT, path, token: token, #"{"liveOnQueue":true}"#).status == 400)
            let none = "/api/v2/assistants/a2/copilot"
            #expect(try await caller.get(none, token: token).status == 404)
            #expect(try await caller.write(.PUT, none, token: token, off).status == 404)
        }
    }

    @Test func `an integration goes off by way of going off`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let state = { @Sendable (reply: Caller.Reply) in reply.json["reportedState"]?["code"]?.string }
            let path = "/api/v2/integrations/i1"
            let reply = try await caller.write(.PATCH, path, token: token, #"{"intendedState":"DISABLED"}"#)
            #expect(reply.json["intendedState"]?.string == "DISABLED")
            #expect(state(reply) == "DEACTIVATING")
            #expect(state(try await caller.get(path, token: token)) == "DEACTIVATING")
            #expect(state(try await caller.get(path, token: token)) == "INACTIVE")
            let told = try await caller.audits("Integrations", token: token)
            #expect(told.map { $0["action"]?.string } == ["Disable"])
            let wrong = try await caller.write(.PATCH, path, token: token, #"{"intendedState":"OFF"}"#)
            #expect(wrong.code == "invalid.value")
        }
    }

    @Test func `the list shows an integration on its way, and then there`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            _ = try await caller.write(
                .PATCH, "/api/v2/integrations/i1", token: token, #"{"intendedState":"DISABLED"}"#)
            var seen: [String?] = []
            for _ in 0..<2 {
                let list = try await caller.get("/api/v2/integrations", token: token)
                seen.append(list.first?["reportedState"]?["code"]?.string)
            }
            #expect(seen == ["DEACTIVATING", "INACTIVE"])
        }
    }

    @Test func `a change while another is on its way is the one that counts`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/integrations/i1"
            _ = try await caller.write(.PATCH, path, token: token, #"{"intendedState":"DISABLED"}"#)
            _ = try await caller.write(.PATCH, path, token: token, #"{"intendedState":"ENABLED"}"#)
            for _ in 0..<2 { _ = try await caller.get(path, token: token) }
            let now = try await caller.get(path, token: token).json
            #expect(now["intendedState"]?.string == "ENABLED")
            #expect(now["reportedState"]?["code"]?.string == "ACTIVE")
        }
    }

    @Test func `a trust is cut, and its end goes where it is not sent`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/orgauthorization/trustees/org-2"
            let reply = try await caller.write(.PUT, path, token: token, #"{"enabled":false}"#)
            #expect(reply.json["enabled"]?.boolean == false)
            #expect(reply.json["dateExpired"] == nil)
            #expect(try await caller.write(.PUT, path, token: token, "{}").code == "constraint.validation")
            #expect(try await caller.write(.DELETE, path, token: token).status == 204)
            #expect(try await caller.get("/api/v2/orgauthorization/trustees", token: token).ids == [])
            #expect(try await caller.get(path, token: token).status == 404)
        }
    }

    @Test func `a deployment is pending before it is what was asked for`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/webdeployments/deployments/w1"
            let body = #"{"name":"Page","status":"Inactive","configuration":{"id":"c1","version":"1"}}"#
            var seen = [try await caller.write(.PUT, path, token: token, body).json["status"]?.string]
            for _ in 0..<2 { seen.append(try await caller.get(path, token: token).json["status"]?.string) }
            #expect(seen == ["Pending", "Pending", "Inactive"])
        }
    }

    @Test(arguments: [("c1", "Plain"), ("c2", "Guided"), ("c3", nil)])
    func `a deployment names the configuration it is given, which must be there`(
        id: String, name: String?
    ) async throws {
        try await serve(tenant()) { caller in
            let body = #"{"name":"Page","configuration":{"id":"\#(id)","name":"Other","version":"4"}}"#
            let path = "/api/v2/webdeployments/deployments/w1"
            let reply = try await caller.write(.PUT, path, token: try await caller.token(), body)
            #expect(reply.status == (name == nil ? 400 : 200))
            #expect(reply.json["configuration"]?["name"]?.string == name)
        }
    }

    @Test(arguments: [("PENDING", "CANCELLED"), ("FULFILLED", "FULFILLED")])
    func `a job that is not over is cancelled`(before: String, after: String) async throws {
        try await serveSimulator(tenant()) { caller, simulator in
            let token = try await caller.token()
            #expect(try await caller.write(.DELETE, "/api/v2/recording/jobs/\(before)", token: token).status == 204)
            #expect(simulator.document("recording-jobs", before)?["state"]?.string == after)
            #expect(try await caller.write(.DELETE, "/api/v2/recording/jobs/none", token: token).status == 404)
        }
    }

    @Test func `recordings are protected and released, each told`() async throws {
        try await serveSimulator(tenant()) { caller, simulator in
            let token = try await caller.token()
            let path = "/api/v2/recordings/deletionprotection"
            let body = #"{"conversationIds":["a","b"]}"#
            #expect(try await caller.write(.PUT, path, token: token, body).status == 204)
            #expect(simulator.protectedConversations == ["a", "b"])
            let asked = try await caller.write(.POST, path, token: token, #"{"conversationIds":["b","c"]}"#)
            #expect(asked.status == 200)
            #expect(asked.json.elements.compactMap { $0["id"]?.string } == ["b"])
            _ = try await caller.write(
                .PUT, "\(path)?protect=false", token: token, #"{"conversationIds":["a"]}"#)
            #expect(simulator.protectedConversations == ["b"])
            let empty = try await caller.write(.PUT, path, token: token, #"{"conversationIds":[]}"#)
            #expect(empty.code == "recording.empty.payload")
            let told = try await caller.audits("Quality", token: token).compactMap { $0["action"]?.string }
            #expect(told.sorted() == ["ApplyProtection", "ApplyProtection", "RevokeProtection"])
        }
    }

    @Test func `who may protect may not release`() async throws {
        var tenant = tenant()
        tenant.addReader(TestTenant.policy("recording:deletionProtection:apply"))
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let path = "/api/v2/recordings/deletionprotection"
            let body = #"{"conversationIds":["a"]}"#
            #expect(try await caller.write(.PUT, path, token: token, body).status == 204)
            let release = try await caller.write(.PUT, "\(path)?protect=false", token: token, body)
            #expect(release.code == "missing.permissions")
        }
    }

    @Test func `a campaign runs out before it is off`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/outbound/campaigns/c1"
            let body =
                #"""
                {"name":"Winter","version":3,"campaignStatus":"off","contactList":{"id":"l1"},"dialingMode":"power",
                 "phoneColumns":[],"callerName":"Acme","callerAddress":"+1"}
                """#
            let reply = try await caller.write(.PUT, path, token: token, body)
            #expect(reply.json["campaignStatus"]?.string == "stopping")
            #expect(reply.json["version"]?.integer == 4)
            #expect(reply.json["priority"] == nil)
            var seen: [String?] = []
            for _ in 0..<2 {
                let list = try await caller.get("/api/v2/outbound/campaigns", token: token)
                seen.append(list.first?["campaignStatus"]?.string)
            }
            #expect(seen == ["stopping", "off"])
            #expect(try await caller.write(.PUT, path, token: token, body).code == "general.conflict")
            let silent = body.replacing(#""version":3,"#, with: "")
            #expect(try await caller.write(.PUT, path, token: token, silent).code == "general.conflict")
        }
    }

    @Test func `an emergency group is switched, and another made`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/architect/emergencygroups"
            let body = #"{"name":"Fire","version":5,"enabled":true}"#
            let on = try await caller.write(.PUT, "\(path)/e1", token: token, body)
            #expect(on.json["enabled"]?.boolean == true)
            #expect(on.json["version"]?.integer == 6)
            let made = try await caller.write(.POST, path, token: token, #"{"name":"Flood","enabled":false}"#)
            #expect(made.json["version"]?.integer == 1)
            #expect(try await caller.get(path, token: token).ids.count == 2)
            let second = try await caller.write(.POST, path, token: token, #"{"name":"flood"}"#)
            #expect(second.code == "general.conflict")
        }
    }

    @Test func `an allowlist without the caller's address locks the caller out`() async throws {
        try await serveSimulator(tenant()) { options in
            options.clientAddress = "203.0.113.9"
        } _: { caller, simulator in
            let token = try await caller.token()
            let path = "/api/v2/organizations/authentication/settings"
            let wrong = try await caller.write(.PATCH, path, token: token, #"{"ipAddressAllowlist":["nonsense"]}"#)
            #expect(wrong.code == "invalid.value")
            let reply = try await caller.write(
                .PATCH, path, token: token, #"{"ipAddressAllowlist":["198.51.100.0/24"]}"#)
            #expect(reply.status == 200)
            #expect(reply.json["universalLogout"]?.boolean == true)
            let locked = try await caller.get("/api/v2/date", token: token)
            #expect(locked.status == 401)
            #expect(locked.code == "ip.not.authorized")
            #expect(
                simulator.document("authentication-settings")?["ipAddressAllowlist"]?.elements.map(\.string)
                    == ["198.51.100.0/24"])
        }
    }

    @Test func `an allowlist emptied lets everybody in, and is told as that`() async throws {
        try await serve(tenant()) { options in
            options.clientAddress = "203.0.113.9"
        } _: { caller in
            let token = try await caller.token()
            let path = "/api/v2/organizations/authentication/settings"
            _ = try await caller.write(.PATCH, path, token: token, #"{"ipAddressAllowlist":[]}"#)
            let told = try await caller.audits("PeoplePermissions", token: token)
            #expect(told.map { $0["action"]?.string } == ["IpAllowlistClear"])
            #expect(told.first?["entity"]?["id"]?.string == "org-1")
        }
    }
}
