import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Making campaigns and what they go by in the simulator")
struct OutboundWriteTests {

    private func tenant(campaigns: [(String, String)] = [("c1", "on"), ("c2", "off")]) -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.add(
            "contact-lists", .objects,
            #"""
            {"id":"l1","name":"Customers","version":2,"size":40,"columnNames":["Phone","Zone"],
             "phoneColumns":[{"columnName":"Phone","type":"home","callableTimeColumn":"Zone"}]}
            """#)
        tenant.add(
            "contact-lists", .objects,
            #"{"id":"l2","name":"Zoneless","columnNames":["Phone"],"phoneColumns":[{"columnName":"Phone","type":"home"}]}"#
        )
        tenant.add("callable-time-sets", .objects, #"{"id":"h1","name":"Daytime","version":1,"callableTimes":[]}"#)
        tenant.add("call-analysis-sets", .objects, #"{"id":"a1","name":"Machines","version":1,"responses":{}}"#)
        tenant.add("scripts", .objects, #"{"id":"s1","name":"Renewal Call"}"#)
        tenant.add("dnc-lists", .objects, #"{"id":"d1","name":"Said no","dncSourceType":"rds"}"#)
        tenant.add("queues", .objects, #"{"id":"q1","name":"Sales"}"#)
        tenant.add("sites", .objects, #"{"id":"p1","name":"Main Site","version":1}"#)
        for (id, status) in campaigns {
            tenant.add(
                "campaigns", .objects,
                #"""
                {"id":"\#(id)","name":"Winter \#(status)","version":3,"campaignStatus":"\#(status)",
                 "contactList":{"id":"l1"},"callableTimeSet":{"id":"h1"},"callAnalysisResponseSet":{"id":"a1"},
                 "dialingMode":"agentless","phoneColumns":[],"callerName":"Acme","callerAddress":"+1"}
                """#)
        }
        return tenant
    }

    private static let campaigns = "/api/v2/outbound/campaigns"

    /// One that nobody talks in, with some members otherwise.
    private static func campaign(_ other: String = "", without member: String = "") -> String {
        var members = [
            "name": #""Spring""#, "contactList": #"{"id":"l1"}"#, "dialingMode": #""agentless""#,
            "outboundLineCount": "4", "site": #"{"id":"p1"}"#, "callAnalysisResponseSet": #"{"id":"a1"}"#,
            "phoneColumns": #"[{"columnName":"Phone","type":"home"}]"#, "callerName": #""Acme""#,
            "callerAddress": #""+493055500000""#,
        ]
        members[member] = nil
        let own = members.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
        return "{\(own)\(other.isEmpty ? "" : ",")\(other)}"
    }

    @Test func `a campaign is off where nothing else is said, has the names of what it goes by, and is told`()
        async throws
    {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let body = Self.campaign(#""callableTimeSet":{"id":"h1"},"dncLists":[{"id":"d1"}]"#)
            let made = try await caller.write(.POST, Self.campaigns, token: token, body)
            #expect(made.status == 200 && made.json["campaignStatus"]?.string == "off")
            #expect(made.json["version"]?.integer == 1)
            #expect(made.json["contactList"]?["name"]?.string == "Customers")
            #expect(made.json["dncLists"]?.elements.first { _ in true }?["name"]?.string == "Said no")
            let id = try #require(made.json["id"]?.string)
            #expect(try await caller.get(Self.campaigns, token: token).ids.contains(id))
            let told = try await caller.audits("Outbound", token: token)
            #expect(told.map { $0["action"]?.string } == ["Create"])
            #expect(told.map { $0["entityType"]?.string } == ["Campaign"])
        }
    }

    @Test func `a campaign that is made on is on: whoever does not say off is found out`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let body = Self.campaign(#""campaignStatus":"on""#)
            let made = try await caller.write(.POST, Self.campaigns, token: token, body)
            #expect(made.json["campaignStatus"]?.string == "on")
        }
    }

    @Test func `a campaign with somebody who talks takes a queue and a script`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let talking = Self.campaign(without: "outboundLineCount").replacing("agentless", with: "progressive")
            func made(_ more: String) async throws -> Int {
                let body = talking.dropLast() + ",\(more)}"
                return try await caller.write(.POST, Self.campaigns, token: token, String(body)).status
            }
            #expect(try await made(#""queue":{"id":"q1"}"#) == 400)
            #expect(try await made(#""script":{"id":"s1"}"#) == 400)
            #expect(try await made(#""queue":{"id":"q1"},"script":{"id":"s1"}"#) == 200)
        }
    }

    /// What of a campaign is refused: more members, one that is left out, and the code.
    private static let refused: [(more: String, without: String, code: String)] = [
        (#""queue":{"id":"x"}"#, "", "queue.not.found"), (#""script":{"id":"x"}"#, "", "script.not.found"),
        (#""site":{"id":"x"}"#, "site", "site.not.found"),
        (#""callableTimeSet":{"id":"x"}"#, "", "callable.time.set.not.found"),
        (
            #""callAnalysisResponseSet":{"id":"x"}"#, "callAnalysisResponseSet",
            "call.analysis.response.set.not.found"
        ),
        (#""dncLists":[{"id":"d1"},{"id":"x"}]"#, "", "dnc.list.not.found"),
        (#""contactList":{"id":"x"}"#, "contactList", "bad.request"),
        (#""edgeGroup":{"id":"e"}"#, "", "site.and.edge.group.cannot.be.configured"),
        ("", "site", "bad.request"), ("", "outboundLineCount", "bad.request"),
        ("", "callAnalysisResponseSet", "bad.request"),
        (#""dialingMode":"power","queue":{"id":"q1"},"script":{"id":"s1"}"#, "dialingMode", "bad.request"),
        (
            #""phoneColumns":[{"columnName":"Mobile","type":"cell"}]"#, "phoneColumns",
            "invalid.campaign.phone.columns"
        ),
        (
            #""contactList":{"id":"l2"},"callableTimeSet":{"id":"h1"}"#, "contactList",
            "missing.time.zone.in.contactlist"
        ),
        (#""callerAddress":"""#, "callerAddress", "missing.caller.id.address"),
        (#""name":"winter ON""#, "name", "duplicate.name"),
    ]

    @Test(arguments: OutboundWriteTests.refused)
    func `a campaign is refused by what it speaks of or lacks`(more: String, without: String, code: String)
        async throws
    {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let body = Self.campaign(more, without: without)
            let reply = try await caller.write(.POST, Self.campaigns, token: token, body)
            #expect(reply.status == 400 && reply.code == code, "\(reply.status) \(reply.code ?? "")")
        }
    }

    @Test func `a campaign that calls is not deleted, and one that does not is answered once more`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let on = try await caller.write(.DELETE, Self.campaigns + "/c1", token: token)
            #expect(on.status == 409 && on.code == "invalid.update.campaign.active")
            let off = try await caller.write(.DELETE, Self.campaigns + "/c2", token: token)
            #expect(off.status == 200 && off.json["name"]?.string == "Winter off")
            #expect(try await caller.get(Self.campaigns, token: token).ids == ["c1"])
            #expect(try await caller.write(.DELETE, Self.campaigns + "/c2", token: token).status == 404)
        }
    }

    /// Where each thing a campaign goes by lies, with one that is used.
    private static let used = [
        ("/api/v2/outbound/contactlists", "l1"), ("/api/v2/outbound/callabletimesets", "h1"),
        ("/api/v2/outbound/callanalysisresponsesets", "a1"),
    ]

    @Test(arguments: OutboundWriteTests.used)
    func `what a campaign goes by is deleted after it, and not before`(path: String, id: String) async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let refused = try await caller.write(.DELETE, "\(path)/\(id)", token: token)
            #expect(refused.status == 400 && refused.code == "resources.in.use")
        }
        try await serve(tenant(campaigns: [])) { caller in
            let token = try await caller.token()
            #expect(try await caller.write(.DELETE, "\(path)/\(id)", token: token).status == 204)
            #expect(try await !caller.get(path, token: token).ids.contains(id))
        }
    }

    @Test func `a new contact list has nobody on it, and how many are on one is told to who asks`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/outbound/contactlists"
            let body = #"{"name":"Prospects","columnNames":["Phone"],"size":7}"#
            let made = try await caller.write(.POST, path, token: token, body)
            #expect(made.status == 200 && made.json["size"]?.integer == 0)
            let silent = try await caller.get(path, token: token)
            #expect(silent.json["entities"]?.elements.allSatisfy { $0["size"] == nil } == true)
            let told = try await caller.get(path + "?includeSize=true", token: token)
            #expect(Set(told.json["entities"]?.elements.compactMap { $0["size"]?.integer } ?? []) == [0, 40])
            #expect(try await caller.write(.POST, path, token: token, #"{"name":"X"}"#).status == 400)
            let again = try await caller.write(.POST, path, token: token, body)
            #expect(again.code == "duplicate.name")
        }
    }

    @Test func `hours are written whole with the version that is there, and answers name flows there are`() async throws
    {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let path = "/api/v2/outbound/callabletimesets"
            let body =
                #"{"name":"Daytime","version":1,"callableTimes":[{"timeZoneId":"Europe/Berlin","timeSlots":[]}]}"#
            let written = try await caller.write(.PUT, path + "/h1", token: token, body)
            #expect(written.status == 200 && written.json["version"]?.integer == 2)
            #expect(try await caller.write(.PUT, path + "/h1", token: token, body).code == "general.conflict")
            let answers = "/api/v2/outbound/callanalysisresponsesets"
            func made(_ name: String, _ reaction: String) async throws -> Int {
                let body =
                    #"{"name":"\#(name)","responses":{"disposition.classification.callable.person":\#(reaction)}}"#
                return try await caller.write(.POST, answers, token: token, body).status
            }
            #expect(try await made("One", #"{"reactionType":"hangup"}"#) == 200)
            #expect(try await made("Two", #"{"reactionType":"transfer_flow","data":"x"}"#) == 400)
        }
    }
}
