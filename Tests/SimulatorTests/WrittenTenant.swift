import Capture
import NIOHTTP1
import Simulator
import Testing

extension TestTenant {

    /// Two divisions, three roles, people, and one of each thing that can be written.
    static func writable() -> TestTenant {
        var tenant = TestTenant()
        tenant.add("divisions", .objects, #"{"id":"home","name":"Home","description":"","homeDivision":true}"#)
        tenant.add("divisions", .objects, #"{"id":"north","name":"North","description":"","objectCounts":{"USER":2}}"#)
        for role in ["agent", "boss", "auditor"] {
            tenant.add("roles", .objects, #"{"id":"\#(role)","name":"\#(role)","permissionPolicies":[]}"#)
        }
        tenant.addPeople(0..<3)
        tenant.add("groups", .objects, #"{"id":"group-1","name":"All","type":"official","version":4,"memberCount":3}"#)
        for number in 0..<3 { tenant.addGrant("person-\(number)", "agent", "home") }
        tenant.addGrant("person-0", "boss", "north")
        tenant.add(
            "audit-services", .setting,
            #"""
            {"services":[{"name":"PeoplePermissions","entities":[]},{"name":"Directory","entities":[]},
             {"name":"Groups","entities":[]},{"name":"Integrations","entities":[]},{"name":"Quality","entities":[]},
             {"name":"Telephony","entities":[]},{"name":"GenesysCloudCopilot","entities":[]},
             {"name":"Outbound","entities":[]}]}
            """#)
        return tenant
    }

    mutating func addGrant(_ subject: String, _ role: String, _ division: String) {
        add(
            "grants", .lines,
            #"""
            {"id":"\#(subject)--\#(role)--\#(division)","subject":"\#(subject)","role":"\#(role)",
             "division":"\#(division)","grantMadeAt":"2026-01-01T00:00:00Z","via":"direct"}
            """#)
    }

    /// A client with a role that permits nothing, unless `reader` is meant.
    mutating func addClient(_ id: String, roles: [String] = ["agent"], state: String = "active") {
        let held = roles.map { #"{"roleId":"\#($0)","divisionId":"*"}"# }.joined(separator: ",")
        add(
            "oauth-clients", .objects,
            #"""
            {"id":"\#(id)","name":"Client \#(id)","authorizedGrantType":"CLIENT-CREDENTIALS","state":"\#(state)",
             "accessTokenValiditySeconds":3600,"secret":"old","roleDivisions":[\#(held)]}
            """#)
    }
}

extension Caller {

    /// Sends a write with a body of JSON.
    func write(_ method: HTTPMethod, _ target: String, token: String, _ body: String? = nil) async throws -> Reply {
        let headers = body == nil ? [] : [("Content-Type", "application/json")]
        return try await send(method, target, token: token, headers: headers, body: body)
    }

    /// What the audit log says happened on the day of the test clock.
    func audits(
        _ service: String, token: String, without left: Set<String> = ["AccessToken"]
    ) async throws -> [JSON] {
        let begun = try await write(
            .POST, "/api/v2/audits/query", token: token,
            #"{"interval":"2026-11-22T00:00:00Z/2026-11-23T00:00:00Z","serviceName":"\#(service)"}"#)
        let target = "/api/v2/audits/query/\(begun.json["id"]?.string ?? "")"
        while try await get(target, token: token).status == 202 {}
        let page = try await get("\(target)/results?pageSize=500", token: token)
        return page.json["entities"]?.elements.filter { !left.contains($0["entityType"]?.string ?? "") } ?? []
    }
}

extension JSON {

    /// The new value of a property an audit entry says was changed.
    func changed(_ property: String) -> String? {
        self["propertyChanges"]?.elements.first { $0["property"]?.string == property }?["newValues"]?.elements
            .compactMap(\.string).first
    }
}

/// Serves a tenant while `body` runs and hands the simulator itself over, too.
func serveSimulator<Result: Sendable>(
    _ tenant: TestTenant, clock: TestClock = TestClock(), _ adjust: (inout Options) -> Void = { _ in },
    _ body: @escaping @Sendable (Caller, Simulator) async throws -> Result
) async throws -> Result {
    var options = Options { clock.now }
    options.sleep = { clock.advance($0) }
    adjust(&options)
    let simulator = try Simulator(
        of: tenant.capture(), clients: [TestTenant.client, TestTenant.other], options: options)
    return try await simulator.serving { try await body(Caller(endpoint: $0), simulator) }
}
