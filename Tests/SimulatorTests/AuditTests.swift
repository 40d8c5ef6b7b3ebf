import Capture
import ContactCenter
import NIOHTTP1
import Simulator
import Testing

@Suite("The simulator's audit log")
struct AuditTests {

    private static let month = "2026-10-23T08:00:00Z/2026-11-22T08:00:00Z"

    private func tenant() -> TestTenant {
        var tenant = TestTenant()
        tenant.add(
            "audit-services", .setting,
            #"""
            {"services":[{"name":"PeoplePermissions","entities":[]},{"name":"Directory","entities":[]},
             {"name":"Groups","entities":[]},{"name":"ContactCenter","entities":[]},
             {"name":"BrandNew","entities":[{"name":"Oddity","actions":["Frobnicate"]}]}]}
            """#)
        tenant.addPeople(0..<40)
        tenant.addReader(TestTenant.policy("audits:audit:view"))
        tenant.add("groups", .objects, #"{"id":"group-1","name":"Everybody"}"#)
        return tenant
    }

    private func begin(_ caller: Caller, _ token: String, _ body: String) async throws -> Caller.Reply {
        try await caller.send(
            .POST, "/api/v2/audits/query", token: token, headers: [("Content-Type", "application/json")], body: body)
    }

    /// Every entry a query finds, page by page.
    private func entries(
        _ caller: Caller, _ service: String, filters: String = "[]", order: String = "ascending", size: Int = 500,
        expand: Bool = true, in interval: String = Self.month
    ) async throws -> [JSON] {
        let token = try await caller.token()
        let begun = try await begin(
            caller, token,
            #"""
            {"interval":"\#(interval)","serviceName":"\#(service)","filters":\#(filters),
             "sort":[{"name":"Timestamp","sortOrder":"\#(order)"}]}
            """#)
        let target = "/api/v2/audits/query/\(begun.json["id"]?.string ?? "")"
        while try await caller.get(target, token: token).status == 202 {}
        var found: [JSON] = []
        var cursor = ""
        repeat {
            let expansion = expand ? "&expand=user" : ""
            let page = try await caller.get(
                "\(target)/results?pageSize=\(size)\(expansion)\(cursor)", token: token)
            try #require(page.status == 200)
            found += page.json["entities"]?.elements.map { $0 } ?? []
            cursor = page.json["cursor"]?.string.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty
        return found
    }

    private func served<Result: Sendable>(
        _ audits: Int = 120, _ adjust: @escaping (inout Options) -> Void = { _ in },
        _ body: @escaping @Sendable (Caller) async throws -> Result
    ) async throws -> Result {
        try await serve(tenant()) {
            $0.audits = audits
            $0.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60))
            adjust(&$0)
        } _: {
            try await body($0)
        }
    }

    @Test func `a query is queued, runs, and has succeeded then`() async throws {
        try await served { caller in
            let token = try await caller.token()
            let begun = try await begin(
                caller, token, #"{"interval":"\#(Self.month)","serviceName":"Directory"}"#)
            #expect(begun.status == 202)
            #expect(begun.json["state"]?.string == "Queued")
            let target = "/api/v2/audits/query/\(begun.json["id"]?.string ?? "")"
            #expect(try await caller.get(target + "/results", token: token).status == 404)
            let running = try await caller.get(target, token: token)
            #expect((running.status, running.json["state"]?.string) == (202, "Running"))
            let done = try await caller.get(target, token: token)
            #expect((done.status, done.json["state"]?.string) == (200, "Succeeded"))
            #expect(
                try await caller.get(target + "/results", token: token).json["entities"]?.elements.map { $0 }.count
                    == 25)
        }
    }

    @Test(arguments: [
        (#""interval":"2026-10-23T07:59:59Z/2026-11-22T08:00:00Z""#, "constraint.validation"),
        (#""interval":"2026-10-23T08:00:00Z/2026-11-22T08:00:00Z""#, nil),
        (#""interval":"2025-11-22T08:00:00Z/2025-12-22T08:00:00Z""#, nil),
        (#""interval":"2025-11-22T07:59:59Z/2025-12-22T07:59:59Z""#, "constraint.validation"),
        (#""interval":"2026-11-21T08:00:00/2026-11-22T08:00:00""#, "invalid.date"),
        (#""interval":"2026-11-22T08:00:00Z/2026-11-21T08:00:00Z""#, "constraint.validation"),
        (
            #""interval":"2026-11-21T08:00:00Z/2026-11-22T08:00:00Z","filters":[{"property":"Mood","value":"x"}]"#,
            "invalid.value"
        ),
        (
            #""interval":"2026-11-21T08:00:00Z/2026-11-22T08:00:00Z","filters":[{"property":"UserId"}]"#,
            "constraint.validation"
        ),
        (
            #""interval":"2026-11-21T08:00:00Z/2026-11-22T08:00:00Z","sort":[{"name":"Timestamp","sortOrder":"up"}]"#,
            "invalid.value"
        ),
    ])
    func `an interval has at most thirty days, of the last year, in UTC`(rest: String, code: String?) async throws {
        try await served { caller in
            let reply = try await begin(caller, try await caller.token(), "{\"serviceName\":\"Directory\",\(rest)}")
            #expect(reply.code == code)
            #expect(reply.status == (code == nil ? 202 : 400))
        }
    }

    @Test func `a service must be named, and be one of the tenant's`() async throws {
        try await served { caller in
            let token = try await caller.token()
            let unnamed = try await begin(caller, token, #"{"interval":"\#(Self.month)"}"#)
            #expect(unnamed.code == "constraint.validation")
            let unknown = try await begin(caller, token, #"{"interval":"\#(Self.month)","serviceName":"Quality"}"#)
            #expect(unknown.code == "invalid.value")
        }
    }

    @Test func `nobody asks without the permission to`() async throws {
        try await served(10, { $0.permissions["reader"] = .only([]) }) { caller in
            let reply = try await begin(
                caller, try await caller.token(), #"{"interval":"\#(Self.month)","serviceName":"Directory"}"#)
            #expect((reply.status, reply.code) == (403, "missing.permissions"))
        }
    }

    @Test func `pages of any size and either order hold the same entries, each once`() async throws {
        try await served { caller in
            let whole = try await entries(caller, "Directory").map { $0["id"]?.string ?? "" }
            #expect(whole.count > 100)
            #expect(Set(whole).count == whole.count)
            #expect(try await entries(caller, "Directory", size: 37).map { $0["id"]?.string ?? "" } == whole)
            let back = try await entries(caller, "Directory", order: "descending", size: 100)
            #expect(back.map { $0["id"]?.string ?? "" } == whole.reversed())
        }
    }

    @Test func `entries come in the order they happened, all within the interval`() async throws {
        try await served { caller in
            let interval = "2026-11-02T13:07:00Z/2026-11-09T02:41:00Z"
            let found = try await entries(caller, "PeoplePermissions", in: interval)
            let dates = found.compactMap { $0["eventDate"]?.string.flatMap { Moment(iso8601: $0) } }
            #expect(dates.count > 100 && dates.count == found.count)
            #expect(dates == dates.sorted())
            let (begin, end) = (
                try #require(Moment(iso8601: "2026-11-02T13:07:00Z")),
                try #require(Moment(iso8601: "2026-11-09T02:41:00Z"))
            )
            #expect(dates.allSatisfy { $0 >= begin && $0 < end })
        }
    }

    @Test func `filters are joined by and`() async throws {
        try await served { caller in
            let person = #"{"property":"UserId","value":"person-3"}"#
            let both = #"[\#(person),{"property":"Action","value":"MemberAdd"}]"#
            let one = try await entries(caller, "PeoplePermissions", filters: "[\(person)]")
            let two = try await entries(caller, "PeoplePermissions", filters: both)
            #expect(one.allSatisfy { $0["user"]?["id"]?.string == "person-3" })
            #expect(!two.isEmpty && two.count < one.count)
            #expect(two.allSatisfy { $0["action"]?.string == "MemberAdd" })
        }
    }

    @Test func `a user has a name only where it is asked for, and the platform itself is nobody`() async throws {
        try await served { caller in
            let named = try await entries(caller, "Directory")
            let bare = try await entries(caller, "Directory", expand: false)
            #expect(named.contains { $0["user"]?["name"]?.string?.hasPrefix("Name ") == true })
            #expect(!bare.contains { $0["user"]?["name"] != nil })
            let system = named.filter { $0["level"]?.string == "SYSTEM" }
            #expect(!system.isEmpty)
            #expect(system.allSatisfy { $0["user"]?.members.first { _ in true } == nil })
            #expect(named.allSatisfy { $0["client"]?["id"]?.string == "" })
        }
    }

    @Test func `who got a role stands in the name of the entity`() async throws {
        try await served { caller in
            let filter = #"[{"property":"Action","value":"MemberAdd"}]"#
            let added = try await entries(caller, "PeoplePermissions", filters: filter)
            #expect(!added.isEmpty)
            for entry in added {
                #expect(entry["entity"]?["name"]?.string?.contains("--role-1--org-1") == true)
                #expect(entry["propertyChanges"]?.elements.first { _ in true } == nil)
            }
        }
    }

    @Test func `who was signed out stands in the name, as an address`() async throws {
        try await served { caller in
            let filter = #"[{"property":"Action","value":"SingleLogout"}]"#
            let entry = try #require(try await entries(caller, "PeoplePermissions", filters: filter).first)
            #expect(entry["entity"]?["id"]?.string == "unknown")
            #expect(entry["entity"]?["name"]?.string?.contains("@") == true)
            #expect(entry["remoteIp"]?.elements.first { _ in true } == nil)
            #expect(entry["message"]?["localizableMessageCode"]?.string == "USER_SINGLE_LOGOUT_SUCCESS")
        }
    }

    @Test func `a change of a group is three entries of one correlation`() async throws {
        try await served { caller in
            let entries = try await entries(caller, "Groups")
            let groups = Dictionary(grouping: entries) { $0["context"]?["correlationId"]?.string ?? "" }
            let whole = groups.values.filter { $0.count == 3 }
            #expect(whole.count > 3)
            for change in whole {
                let properties = change.map { $0["propertyChanges"]?.elements.first { _ in true }?["property"]?.string }
                #expect(Set(properties) == ["memberCount", "individuals", "group-membership"])
                let count = change.first { $0["context"]?["userid"] != nil }
                #expect(count?["user"]?["id"] == nil)
            }
        }
    }

    @Test func `members of queues stand in the name of the property, and values may be JSON in a string`() async throws
    {
        try await served { caller in
            let queues = try await entries(caller, "ContactCenter")
            #expect(
                queues.contains {
                    $0["propertyChanges"]?.elements.first { _ in true }?["property"]?.string?.hasPrefix("QueueMember/")
                        == true
                })
            let directory = try await entries(caller, "Directory")
            let values = directory.flatMap { $0["propertyChanges"]?.elements.map { $0 } ?? [] }
            #expect(values.contains { $0["property"]?.string == "version" })
            #expect(values.contains { $0["newValues"]?.elements.first { _ in true }?.string?.hasPrefix("[{") == true })
        }
    }

    @Test func `words nobody knows are among them`() async throws {
        try await served(1500) { caller in
            let actions = try await entries(caller, "BrandNew").compactMap { $0["action"]?.string }
            #expect(Set(actions) == ["Frobnicate", "Reindexed"])
        }
    }

    @Test func `some entries can be read only an hour or two after they happened`() async throws {
        let clock = TestClock()
        let counts = try await serve(tenant(), clock: clock) {
            $0.audits = 400_000
            $0.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60))
        } _: { caller in
            let evening = "2026-11-22T06:00:00Z/2026-11-22T08:00:00Z"
            let early = try await entries(caller, "Directory", in: evening).count
            clock.advance(.seconds(7200))
            return (early, try await entries(caller, "Directory", in: evening).count)
        }
        #expect(counts.1 > counts.0)
    }

    @Test func `whoever signs in stands in the log, with where from`() async throws {
        try await served(0, { $0.clientAddress = "203.0.113.7" }) { caller in
            _ = try await caller.token()
            let entries = try await entries(caller, "PeoplePermissions")
            #expect(entries.isEmpty)
            let token = try await caller.token()
            let begun = try await begin(
                caller, token,
                #"{"interval":"2026-11-22T00:00:00Z/2026-11-23T00:00:00Z","serviceName":"PeoplePermissions"}"#)
            let target = "/api/v2/audits/query/\(begun.json["id"]?.string ?? "")"
            while try await caller.get(target, token: token).status == 202 {}
            let own = try await caller.get(target + "/results", token: token)
            #expect(own.first?["client"]?["id"]?.string == "reader")
            #expect(own.first?["remoteIp"]?.elements.map(\.string) == ["203.0.113.7"])
        }
    }

    @Test(arguments: [(Fault.failedQuery, "Failed"), (.cancelledQuery, "Cancelled")])
    func `a query can end badly`(fault: Fault, state: String) async throws {
        try await served(10, { $0.faults = Faults([.init(fault, on: "/api/v2/audits/query/*")]) }) { caller in
            let token = try await caller.token()
            let begun = try await begin(
                caller, token, #"{"interval":"\#(Self.month)","serviceName":"Directory"}"#)
            let target = "/api/v2/audits/query/\(begun.json["id"]?.string ?? "")"
            _ = try await caller.get(target, token: token)
            #expect(try await caller.get(target, token: token).json["state"]?.string == state)
        }
    }
}
