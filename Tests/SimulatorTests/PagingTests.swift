import Capture
import Simulator
import Testing

@Suite("The simulator's lists")
struct PagingTests {

    private func people(_ count: Int) -> TestTenant {
        var tenant = TestTenant()
        tenant.addPeople(0..<count)
        return tenant
    }

    @Test func `a page is 25 people, and says how many there are`() async throws {
        try await serve(people(26)) { caller in
            let reply = try await caller.get("/api/v2/users", token: try await caller.token())
            #expect(reply.ids.count == 25)
            #expect(reply.json["pageSize"]?.integer == 25)
            #expect(reply.json["pageNumber"]?.integer == 1)
            #expect(reply.json["total"]?.integer == 26)
            #expect(reply.json["pageCount"]?.integer == 2)
            #expect(reply.json["nextUri"]?.string == "/api/v2/users?pageSize=25&pageNumber=2")
            #expect(reply.json["previousUri"] == nil)
        }
    }

    @Test func `links lead through every person once and keep what was asked`() async throws {
        try await serve(people(7)) { caller in
            let token = try await caller.token()
            var next: String? = "/api/v2/users?state=any&expand=groups&pageSize=3"
            var seen: [String] = []
            while let target = next {
                let reply = try await caller.get(target, token: token)
                #expect(target.contains("state=any&expand=groups"))
                seen += reply.ids
                next = reply.json["nextUri"]?.string
            }
            #expect(seen.count == 7)
            #expect(Set(seen).count == 7)
        }
    }

    @Test(arguments: [
        ("pageSize=100", 200), ("pageSize=101", 400), ("pageSize=0", 400), ("pageSize=x", 400), ("pageNumber=0", 400),
        ("pageNumber=1", 200), ("pageNumber=1000001", 400),
    ])
    func `a page has its limits`(query: String, status: Int) async throws {
        try await serve(people(1)) { caller in
            let reply = try await caller.get("/api/v2/users?\(query)", token: try await caller.token())
            #expect(reply.status == status)
            if status == 400 { #expect(reply.code == "invalid.value") }
        }
    }

    @Test func `a page past the end is empty`() async throws {
        try await serve(people(3)) { caller in
            let reply = try await caller.get("/api/v2/users?pageNumber=2", token: try await caller.token())
            #expect(reply.status == 200)
            #expect(reply.ids.isEmpty)
            #expect(reply.json["total"]?.integer == 3)
            #expect(reply.json["nextUri"] == nil)
        }
    }

    @Test func `people are the active ones unless others are asked for`() async throws {
        var tenant = people(2)
        tenant.addPeople(10..<13, state: "deleted")
        tenant.addPeople(20..<21, state: "on-leave-of-absence")
        try await serve(tenant) { caller in
            let token = try await caller.token()
            #expect(try await caller.get("/api/v2/users", token: token).ids.count == 2)
            #expect(try await caller.get("/api/v2/users?state=deleted", token: token).ids.count == 3)
            #expect(try await caller.get("/api/v2/users?state=any", token: token).ids.count == 6)
            let reply = try await caller.get("/api/v2/users?state=gone", token: token)
            #expect(reply.status == 400)
            #expect(reply.code == "invalid.query.param.value")
        }
    }

    @Test func `people are found by id, a hundred at a time`() async throws {
        try await serve(people(4)) { caller in
            let token = try await caller.token()
            let two = try await caller.get("/api/v2/users?id=person-1&id=person-3&id=nobody", token: token)
            #expect(Set(two.ids) == ["person-1", "person-3"])
            let many = (0..<101).map { "id=\($0)" }.joined(separator: "&")
            #expect(try await caller.get("/api/v2/users?\(many)", token: token).code == "max.user.ids")
        }
    }

    @Test func `what must be asked for is left out until it is`() async throws {
        try await serve(people(1)) { caller in
            let token = try await caller.token()
            let plain = try await caller.get("/api/v2/users", token: token).first
            #expect(plain?["lastTokenIssued"] == nil)
            #expect(plain?["dateLastLogin"] == nil)
            #expect(plain?["groups"] == nil)
            #expect(plain?["version"]?.integer == 1)
            #expect(plain?["mood"]?.string == "unknown to any description")
            let target = "/api/v2/users?expand=lasttokenissued&expand=groups"
            let full = try await caller.get(target, token: token).first
            #expect(full?["lastTokenIssued"]?["dateIssued"]?.string == "2026-11-01T00:00:00Z")
            #expect(full?["groups"]?.elements.first { _ in true }?["id"]?.string == "group-1")
            #expect(full?["dateLastLogin"] == nil)
            let one = try await caller.get("/api/v2/users/person-0?expand=dateLastLogin", token: token).json
            #expect(one["dateLastLogin"]?.string == "2026-11-02T00:00:00Z")
        }
    }

    @Test func `the platform decides how many clients a page holds`() async throws {
        var tenant = TestTenant()
        for number in 0..<5 {
            tenant.add(
                "oauth-clients", .objects,
                #"{"id":"c\#(number)","name":"C","authorizedGrantType":"CODE","secret":"hmac-sha256:k1:00"}"#)
        }
        try await serve(tenant) {
            $0.clientsPageSize = 2
        } _: { caller in
            let token = try await caller.token()
            var next: String? = "/api/v2/oauth/clients"
            var seen: [String] = []
            while let target = next {
                let reply = try await caller.get(target, token: token)
                #expect(reply.json["pageCount"]?.integer == 3)
                #expect(reply.first?["secret"] != nil)
                seen += reply.ids
                next = reply.json["nextUri"]?.string
            }
            #expect(seen == ["c0", "c1", "c2", "c3", "c4"])
        }
    }

    @Test func `web deployments go by cursor, 300 a page`() async throws {
        var tenant = TestTenant()
        for number in 0..<5 {
            tenant.add("web-deployments", .objects, #"{"id":"w\#(number)","name":"W","configuration":{"id":"k"}}"#)
        }
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let route = "/api/v2/webdeployments/deployments"
            #expect(try await caller.get(route, token: token).ids.count == 5)
            let first = try await caller.get("\(route)?pageSize=2", token: token)
            #expect(first.ids == ["w0", "w1"])
            #expect(first.json["total"]?.integer == 5)
            #expect(first.json["previousUri"] == nil)
            let second = try await caller.get(first.json["nextUri"]?.string ?? "", token: token)
            #expect(second.ids == ["w2", "w3"])
            let back = try await caller.get(second.json["previousUri"]?.string ?? "", token: token)
            #expect(back.ids == ["w0", "w1"])
            let last = try await caller.get(second.json["nextUri"]?.string ?? "", token: token)
            #expect(last.ids == ["w4"])
            #expect(last.json["nextUri"] == nil)
            #expect(try await caller.get("\(route)?pageSize=301", token: token).status == 400)
            #expect(try await caller.get("\(route)?after=nonsense", token: token).status == 400)
        }
    }

    @Test func `some lists are only their entries, some say how many`() async throws {
        var tenant = TestTenant()
        tenant.add("masking-rules", .objects, #"{"id":"m1","name":"Cards"}"#)
        tenant.add("recording-key-configurations", .objects, #"{"id":"k1"}"#)
        tenant.add("app-authorizations", .objects, #"{"id":"app-1","client":{"id":"app-1","name":"App"}}"#)
        tenant.add("limits", .objects, #"{"id":"audit/a","namespace":"audit","key":"a","value":5}"#)
        tenant.add("limits", .objects, #"{"id":"usage/b","namespace":"usage","key":"b","value":6}"#)
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let rules = try await caller.get("/api/v2/dataprivacy/maskingrules", token: token).json
            #expect(Array(rules.members).map(\.key) == ["entities"])
            let keys = try await caller.get("/api/v2/recording/keyconfigurations", token: token).json
            #expect(keys["total"]?.integer == 1)
            #expect(keys["selfUri"]?.string == "/api/v2/recording/keyconfigurations")
            let apps = try await caller.get("/api/v2/oauth/authorizations", token: token).json
            let app = apps["entities"]?.elements.first { _ in true }
            #expect(app?["id"] == nil)
            #expect(app?["client"]?["id"]?.string == "app-1")
            let limits = try await caller.get("/api/v2/organizations/limits/namespaces/audit", token: token).json
            #expect(limits["entities"]?.elements.map { $0["key"]?.string } == ["a"])
            #expect(limits["entities"]?.elements.first { _ in true }?["id"] == nil)
        }
    }

    @Test func `telephony says its total twice`() async throws {
        var tenant = TestTenant()
        tenant.add(
            "trunk-base-settings", .objects,
            #"{"id":"t1","name":"T","trunkType":"EXTERNAL","properties":{"a":{"value":{"instance":"tls"}}}}"#)
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let route = "/api/v2/telephony/providers/edges/trunkbasesettings"
            let plain = try await caller.get(route, token: token).json
            #expect(plain["total"]?.integer == 1)
            #expect(plain["totalNumberOfEntities"]?.integer == 1)
            #expect(plain["entities"]?.elements.first { _ in true }?["properties"] == nil)
            let full = try await caller.get("\(route)?expand=properties", token: token).json
            #expect(full["entities"]?.elements.first { _ in true }?["properties"] != nil)
        }
    }

    @Test func `a partner's people come from the wrapping they are kept in`() async throws {
        var tenant = TestTenant()
        tenant.add("partner-people", .lines, #"{"id":"u1","partner":"p1","user":{"id":"u1","name":"A","version":2}}"#)
        tenant.add("partner-people", .lines, #"{"id":"u2","partner":"p2","user":{"id":"u2","name":"B","version":2}}"#)
        try await serve(tenant) { caller in
            let reply = try await caller.get(
                "/api/v2/orgauthorization/trustees/p1/users", token: try await caller.token())
            #expect(reply.ids == ["u1"])
            #expect(reply.first?["version"]?.integer == 2)
            #expect(reply.first?["partner"] == nil)
        }
    }

    @Test func `a grant carries its role's policies, and comes 500 a page without links`() async throws {
        var tenant = TestTenant()
        tenant.addReader(TestTenant.policy("authorization:grant:view"))
        tenant.add("divisions", .objects, #"{"id":"home","name":"Home","homeDivision":true}"#)
        for number in 0..<501 {
            tenant.add(
                "grants", .lines,
                #"{"id":"s\#(number)--role-1--home","subject":"s\#(number)","role":"role-1","division":"home","via":"direct"}"#
            )
        }
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let route = "/api/v2/authorization/divisions/home/grants"
            let json = try await caller.get("\(route)?pageSize=500", token: token).json
            #expect(json["entities"]?.elements.map(\.kind).count == 500)
            #expect(json["pageCount"]?.integer == 2)
            #expect(json["nextUri"] == nil)
            let grant = json["entities"]?.elements.first { _ in true }
            #expect(grant?["division"]?["homeDivision"]?.boolean == true)
            #expect(grant?["division"]?["description"]?.string == "")
            let policies = grant?["role"]?["policies"].map { String(decoding: $0.canonical(), as: UTF8.self) }
            #expect(policies == #"[{"actions":["view"],"domain":"authorization","entityName":"grant"}]"#)
            #expect(try await caller.get("\(route)?pageSize=501", token: token).status == 400)
            #expect(try await caller.get("/api/v2/authorization/divisions/none/grants", token: token).status == 404)
            let everywhere = try await caller.get("/api/v2/authorization/divisions/%2A/grants", token: token)
            #expect(everywhere.json["total"]?.integer == 0)
        }
    }

    @Test func `a setting is one document, both halves in it`() async throws {
        try await serve(TestTenant()) { caller in
            let token = try await caller.token()
            let json = try await caller.get("/api/v2/organizations/me", token: token).json
            #expect(json["name"]?.string == "Acme")
            #expect(json["version"]?.integer == 3)
            #expect(try await caller.get("/api/v2/tokens/timeout", token: token).code == "not.found")
        }
    }
}
