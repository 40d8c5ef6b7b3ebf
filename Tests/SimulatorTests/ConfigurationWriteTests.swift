import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Writing configuration to the simulator")
struct ConfigurationWriteTests {

    private func tenant() -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.add("retention-policies", .objects, #"{"id":"p1","name":"Short","enabled":true,"order":1}"#)
        tenant.add(
            "masking-rules", .objects,
            #"""
            {"id":"m1","name":"Cards","definition":"x","enabled":true,"substituteCharacter":"*","type":"Custom",
             "dateCreated":"2026-01-01T00:00:00Z","dateModified":"2026-01-01T00:00:00Z"}
            """#)
        tenant.add(
            "access-policies", .objects, #"{"id":"a1","name":"Office","effect":"DENY","subject":{"type":"ALL"}}"#)
        tenant.add("identity-providers", .objects, #"{"id":"okta","name":"Okta","certificate":"c"}"#)
        tenant.add("triggers", .objects, #"{"id":"t1","name":"Old","version":2,"enabled":true,"topicName":"t"}"#)
        tenant.add(
            "trunk-base-settings", .objects,
            #"""
            {"id":"b1","name":"Carrier","version":7,"trunkType":"EXTERNAL","trunkMetabase":{"id":"m"},
             "properties":{"trunk_transport":{"value":"tls"}}}
            """#)
        tenant.add("sites", .objects, #"{"id":"s1","name":"Main","version":1,"location":{"id":"l1"}}"#)
        for place in ["l", "l1", "l2"] { tenant.add("locations", .objects, #"{"id":"\#(place)","name":"\#(place)"}"#) }
        tenant.add("stored-credentials", .objects, #"{"id":"k1","name":"Key","type":{"id":"basicAuth"}}"#)
        tenant.add("data-actions", .objects, #"{"id":"d1","name":"Look","version":5,"category":"Custom"}"#)
        tenant.add("recording-keys", .objects, #"{"id":"r1","createDate":"2026-01-01T00:00:00Z"}"#)
        return tenant
    }

    /// What a write does to a setting: the kind, the call, a body, and what the setting says afterwards.
    private static let settings: [(String, HTTPMethod, String, String, String)] = [
        (
            "idle-timeout", .PUT, "/api/v2/tokens/timeout",
            #"{"enableIdleTokenTimeout":true,"idleTokenTimeoutSeconds":600}"#,
            #"{"enableIdleTokenTimeout":true,"idleTokenTimeoutSeconds":600}"#
        ),
        ("native-sign-in", .PUT, "/api/v2/identityproviders/purecloud", #"{"disabled":true}"#, #"{"disabled":true}"#),
        (
            "role-settings", .PUT, "/api/v2/authorization/roles/settings", #"{"backfillEnabled":false}"#,
            #"{"backfillEnabled":false}"#
        ),
        (
            "authorization-settings", .PATCH, "/api/v2/authorization/settings", #"{"analysisDays":7}"#,
            #"{"analysisDays":7,"kept":1}"#
        ),
        (
            "recording-settings", .PUT, "/api/v2/recording/settings", #"{"maxSimultaneousStreams":3}"#,
            #"{"kept":1,"maxSimultaneousStreams":3}"#
        ),
        (
            "recording-key-rotation", .PUT, "/api/v2/recording/recordingkeys/rotationschedule",
            #"{"period":"WEEKLY"}"#, #"{"period":"WEEKLY"}"#
        ),
        (
            "transcription", .PUT, "/api/v2/routing/settings/transcription",
            #"{"transcription":"Disabled","transcriptionConfidenceThreshold":1}"#,
            #"{"transcription":"Disabled","transcriptionConfidenceThreshold":1}"#
        ),
        (
            "speech-analytics", .PUT, "/api/v2/speechandtextanalytics/settings", #"{"defaultProgramId":"p"}"#,
            #"{"defaultProgram":{"id":"p","selfUri":"/api/v2/speechandtextanalytics/programs/p"}}"#
        ),
        (
            "interaction-retention", .PUT, "/api/v2/analytics/dataretention/settings", #"{"retentionDays":400}"#,
            #"{"retentionDays":400}"#
        ),
        (
            "execution-data", .PATCH, "/api/v2/settings/executiondata", #"{"enabled":false}"#,
            #"{"enabled":false,"kept":1,"modifiedByClient":{"id":"reader"}}"#
        ),
    ]

    @Test(arguments: ConfigurationWriteTests.settings)
    func `a setting becomes what was sent, and what it has besides stays where nobody can write it`(
        kind: String, method: HTTPMethod, path: String, body: String, expected: String
    ) async throws {
        var tenant = TestTenant.writable()
        tenant.add(kind, .setting, #"{"kept":1}"#)
        try await serveSimulator(tenant) { caller, simulator in
            let token = try await caller.token()
            let reply = try await caller.write(method, path, token: token, body)
            #expect(reply.status == 200)
            var wanted = JSON(literal: expected).canonical()
            if !expected.contains("kept") { wanted = JSON(literal: #"{"kept":1,"# + expected.dropFirst()).canonical() }
            #expect(simulator.document(kind)?.canonical() == wanted)
            #expect(try await caller.get(path, token: token).json.canonical() == wanted)
            #expect(simulator.writes == ["\(method) \(path)": 1])
        }
    }

    @Test func `a role that is edited permits at once what it says, and no more what it does not`() async throws {
        var tenant = TestTenant.writable()
        tenant.addClient("guest", roles: ["agent"])
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let guest = try await caller.token(TestTenant.other)
            let path = "/api/v2/authorization/roles/agent"
            let policy = TestTenant.policy("oauth:client:view")
            let body = #"{"name":"Viewer","permissionPolicies":[\#(policy)]}"#
            #expect(try await caller.write(.PUT, path, token: token, body).json["name"]?.string == "Viewer")
            #expect(try await caller.get("/api/v2/oauth/clients", token: guest).status == 200)
            let grant = try await caller.get("/api/v2/authorization/divisions/home/grants", token: token).first
            #expect(grant?["role"]?["name"]?.string == "Viewer")
            _ = try await caller.write(.PUT, path, token: token, #"{"name":"Viewer"}"#)
            #expect(try await caller.get("/api/v2/oauth/clients", token: guest).status == 403)
        }
    }

    @Test func `a role is made once under its name, and its grants go with it`() async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            let path = "/api/v2/authorization/roles"
            let made = try await caller.write(.POST, path, token: token, #"{"name":"Helper"}"#)
            let id = try #require(made.json["id"]?.string)
            #expect(try await caller.get("\(path)/\(id)", token: token).json["name"]?.string == "Helper")
            #expect(try await caller.write(.POST, path, token: token, #"{"name":"helper"}"#).status == 409)
            #expect(try await caller.write(.DELETE, "\(path)/boss", token: token).status == 204)
            #expect(simulator.grants(of: "person-0").map(\.role) == ["agent"])
            #expect(try await caller.get("\(path)/boss", token: token).status == 404)
            let told = try await caller.audits("PeoplePermissions", token: token).compactMap { $0["action"]?.string }
            #expect(told == ["Create", "Delete"])
        }
    }

    @Test func `a division with objects stays unless forced, and comes back under its id`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/authorization/divisions"
            #expect(try await caller.write(.DELETE, "\(path)/home?force=true", token: token).status == 400)
            let refused = try await caller.write(.DELETE, "\(path)/north", token: token)
            #expect(refused.code == "precondition.failure")
            #expect(try await caller.write(.DELETE, "\(path)/north?force=true", token: token).status == 204)
            #expect(try await caller.get(path, token: token).ids == ["home"])
            let body = #"{"name":"North again","description":""}"#
            let back = try await caller.write(.POST, "\(path)/north/restore", token: token, body)
            #expect(back.json["id"]?.string == "north")
            #expect(try await caller.get("\(path)/north", token: token).json["name"]?.string == "North again")
            #expect(try await caller.write(.POST, "\(path)/north/restore", token: token, body).status == 404)
            let twin = try await caller.write(.POST, path, token: token, body)
            #expect(twin.code == "resource.already.exists")
            let named = try await caller.write(.POST, path, token: token, #"{"name":"East","description":""}"#)
            #expect(named.json["homeDivision"]?.boolean == false)
            #expect(
                try await caller.write(.POST, path, token: token, #"{"description":""}"#).code
                    == "division.name.invalid")
        }
    }

    @Test func `somebody joins a group and leaves it, told in three entries each time`() async throws {
        try await serveSimulator(.writable()) { caller, simulator in
            let token = try await caller.token()
            let path = "/api/v2/groups/group-1/members"
            let groups = { simulator.document("people", "person-1")?["groups"]?.elements.map { $0["id"]?.string } }
            #expect(groups() == ["group-1"])
            #expect(try await caller.write(.DELETE, "\(path)?ids=person-1,person-1", token: token).status == 202)
            #expect(groups() == [])
            let joined = try await caller.write(
                .POST, path, token: token, #"{"memberIds":["person-1","person-2"],"version":5}"#)
            #expect(joined.status == 202)
            #expect(groups() == ["group-1"])
            #expect(simulator.document("groups", "group-1")?["memberCount"]?.integer == 3)
            let late = try await caller.write(.POST, path, token: token, #"{"memberIds":[],"version":5}"#)
            #expect(late.code == "general.conflict")
            let told = try await caller.audits("Groups", token: token)
            #expect(
                told.map { $0["propertyChanges"]?.elements.compactMap { $0["property"]?.string } } == [
                    ["memberCount"], ["individuals"], ["group-membership"], ["memberCount"], ["individuals"],
                    ["group-membership"],
                ])
            #expect(told.first?.changed("memberCount") == "2")
        }
    }

    @Test func `a group is made with owners and edited with its version`() async throws {
        try await serve(.writable()) { caller in
            let token = try await caller.token()
            let body =
                #"""
                {"name":"Night","type":"official","rulesVisible":true,"visibility":"public","ownerIds":["person-2"]}
                """#
            let made = try await caller.write(.POST, "/api/v2/groups", token: token, body)
            let id = made.json["id"]?.string ?? ""
            #expect(made.json["owners"]?.elements.map { $0["id"]?.string } == ["person-2"])
            let path = "/api/v2/groups/\(id)"
            let edit = try await caller.write(.PUT, path, token: token, #"{"version":1,"rolesEnabled":true}"#)
            #expect(edit.json["version"]?.integer == 2)
            #expect(edit.json["name"]?.string == "Night")
            #expect(try await caller.write(.PUT, path, token: token, #"{"version":1}"#).status == 409)
        }
    }

    /// What is made anew: the path, a body, and what the second of the same name is refused with.
    private static let newcomers: [(String, String, Int, String)] = [
        ("/api/v2/identityproviders", #"{"name":"OKTA"}"#, 409, "general.conflict"),
        (
            "/api/v2/recording/mediaretentionpolicies", #"{"name":"Short"}"#, 400,
            "recording.policy.name.duplicate.name"
        ),
        (
            "/api/v2/groups", #"{"name":"all","type":"official","rulesVisible":true,"visibility":"public"}"#, 400,
            "group.name.in.use"
        ),
        (
            "/api/v2/processautomation/triggers",
            #"{"name":"Old","enabled":false,"topicName":"t","target":{"type":"Workflow","id":"f"}}"#, 409,
            "general.conflict"
        ),
        (
            "/api/v2/telephony/providers/edges/trunkbasesettings",
            #"{"name":"Carrier","trunkType":"EXTERNAL","trunkMetabase":{"id":"m"}}"#, 400, "duplicate.value"
        ),
        ("/api/v2/telephony/providers/edges/sites", #"{"name":"Main","location":{"id":"l"}}"#, 400, "duplicate.value"),
    ]

    @Test(arguments: ConfigurationWriteTests.newcomers)
    func `a second one of a name is refused, one of another is made with a new id`(
        path: String, body: String, status: Int, code: String
    ) async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let refused = try await caller.write(.POST, path, token: token, body)
            #expect(refused.status == status)
            #expect(refused.code == code)
            let renamed = body.replacing(#"{"name":""#, with: #"{"name":"New "#)
            let made = try await caller.write(.POST, path, token: token, renamed)
            #expect(made.status == 200)
            let list = path.split(separator: "/targets").first.map(String.init) ?? path
            let id = try #require(made.json["id"]?.string)
            #expect(try await caller.get(list, token: token).ids.contains(id))
        }
    }

    /// What is there already and is written: the call, a body, and a member that then is something else.
    private static let edits: [(HTTPMethod, String, String, String, String)] = [
        (
            .PUT, "/api/v2/authorization/policies/a1", #"{"effect":"ALLOW","subject":{"type":"ALL"}}"#, "effect",
            #""ALLOW""#
        ),
        (.PUT, "/api/v2/identityproviders/okta", #"{"certificate":"d"}"#, "certificate", #""d""#),
        (.PUT, "/api/v2/recording/mediaretentionpolicies/p1", #"{"enabled":false}"#, "enabled", "false"),
        (
            .PATCH, "/api/v2/dataprivacy/maskingrules/m1",
            #"{"name":"C","definition":"y","enabled":false,"substituteCharacter":"*","type":"Custom"}"#, "dateModified",
            #""2026-11-22T08:00:00Z""#
        ),
        (
            .PUT, "/api/v2/processautomation/triggers/t1",
            #"{"version":2,"name":"Old","enabled":false,"topicName":"t","target":{"type":"Workflow","id":"f"}}"#,
            "version", "3"
        ),
        (
            .PUT, "/api/v2/telephony/providers/edges/trunkbasesettings/b1",
            #"{"name":"Carrier","version":7,"trunkType":"EXTERNAL","trunkMetabase":{"id":"m"}}"#, "version", "8"
        ),
        (
            .PUT, "/api/v2/telephony/providers/edges/sites/s1",
            #"{"name":"Main","version":1,"location":{"id":"l2"}}"#, "location",
            #"{"id":"l2","name":"l2","selfUri":"/api/v2/locations/l2"}"#
        ),
        (
            .PUT, "/api/v2/integrations/credentials/k1",
            #"{"name":"Key 2","type":{"id":"basicAuth"},"credentialFields":{"password":"p"}}"#, "name", #""Key 2""#
        ),
        (.PATCH, "/api/v2/integrations/actions/d1", #"{"name":"See","version":5}"#, "name", #""See""#),
    ]

    @Test(arguments: ConfigurationWriteTests.edits)
    func `what is edited reads as it was answered`(
        method: HTTPMethod, path: String, body: String, member: String, value: String
    ) async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let reply = try await caller.write(method, path, token: token, body)
            #expect(reply.status == 200)
            #expect(reply.json[key: member]?.canonical() == Array(value.utf8))
            #expect(reply.json["credentialFields"] == nil)
            let missing = path.split(separator: "/").dropLast().joined(separator: "/")
            #expect(try await caller.write(method, "/\(missing)/none", token: token, body).status == 404)
        }
    }

    @Test func `what trunks are like is read by id, and goes where it is not sent`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/telephony/providers/edges/trunkbasesettings/b1"
            #expect(try await caller.get(path, token: token).json["properties"] != nil)
            let body = #"{"name":"Carrier","version":7,"trunkType":"EXTERNAL","trunkMetabase":{"id":"m"}}"#
            _ = try await caller.write(.PUT, path, token: token, body)
            #expect(try await caller.get(path, token: token).json["properties"] == nil)
        }
    }

    @Test func `a provider by its id has a member the list does not know`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/identityproviders"
            let edit = try await caller.write(
                .PUT, "\(path)/okta", token: token, #"{"name":"Okta","endpointCompression":true}"#)
            #expect(edit.json["endpointCompression"]?.boolean == true)
            let alone = try await caller.get("\(path)/okta", token: token)
            #expect(alone.json["endpointCompression"]?.boolean == true)
            #expect(try await caller.get(path, token: token).first?["endpointCompression"] == nil)
        }
    }

    @Test func `providers and credentials are deleted once`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            for path in ["/api/v2/identityproviders/okta", "/api/v2/integrations/credentials/k1"] {
                #expect(try await caller.write(.DELETE, path, token: token).status == 204)
                #expect(try await caller.write(.DELETE, path, token: token).status == 404)
            }
        }
    }

    @Test func `a new key for recordings is the newest of its list`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let made = try await caller.write(.POST, "/api/v2/recording/recordingkeys", token: token)
            #expect(made.json["createDate"]?.string == "2026-11-22T08:00:00Z")
            #expect(try await caller.get("/api/v2/recording/recordingkeys", token: token).ids.count == 2)
        }
    }
}
