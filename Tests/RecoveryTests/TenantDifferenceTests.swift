import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Simulator
import Testing

@Suite("Two tenants beside each other")
struct TenantDifferenceTests {
    private static let rules = ComparisonRules(
        volatile: ["version"], sets: ["roles": ["members"]],
        references: ["division": ["divisions"], "owner": ["people"]],
        placedReferences: ["roles": ["members[]": ["roles"]]])
    private static let kinds = [
        Kind("roles", .objects), Kind("divisions", .objects), Kind("settings", .setting), Kind("people", .lines),
    ]

    /// - Parameter files: Documents by path.
    private func capture(_ files: [String: String]) -> Capture {
        let bytes = files.mapValues { Array($0.utf8) }
        var manifest = Manifest(
            platform: "p", organization: "o", isSimulated: true, clients: [], began: Moment(milliseconds: 0),
            ended: Moment(milliseconds: 0), tool: "t", kinds: Self.kinds.map { .init($0.name, documents: 1) })
        manifest.files = bytes.mapValues(\.sha256)
        return Capture(manifest: manifest, files: bytes)
    }

    private func difference(_ first: [String: String], _ second: [String: String]) throws -> Difference {
        try Difference.ofTenants(capture(first), capture(second), kinds: Self.kinds, by: Self.rules)
    }

    private static func tenant(_ prefix: String, role: String = "Agent", division: String = "Home") -> [String: String]
    {
        [
            "config/divisions/\(prefix)d.json": #"{"id":"\#(prefix)d","name":"\#(division)"}"#,
            "config/roles/\(prefix)r.json": #"""
            {"division":{"id":"\#(prefix)d"},"id":"\#(prefix)r","members":["\#(prefix)r"],"name":"\#(role)",\#
            "owner":{"id":"\#(prefix)p"}}
            """#,
            "config/settings.json": #"{"id":"\#(prefix)","limit":5}"#,
        ]
    }

    @Test func `are the same where everything has the same name, whatever its id`() throws {
        #expect(try difference(Self.tenant("a"), Self.tenant("b")).objects == [])
    }

    @Test func `have what the other has not`() throws {
        let objects = try difference(Self.tenant("a"), Self.tenant("b", role: "Supervisor")).objects

        #expect(objects.map(\.id) == ["Agent", "Supervisor"])
        #expect(objects.map(\.what) == [.removed, .added])
    }

    @Test func `differ in a reference to something of another name`() throws {
        let objects = try difference(Self.tenant("a"), Self.tenant("b", division: "Sales")).objects

        let role = try #require(objects.first { $0.kind == "roles" })
        #expect(role.fields.map(\.path) == ["division"])
        #expect(role.fields.first?.after == [.reference(kind: "divisions", id: "bd", name: "Sales")])
    }

    @Test func `differ in a setting`() throws {
        var second = Self.tenant("b")
        second["config/settings.json"] = #"{"id":"b","limit":6}"#

        #expect(try difference(Self.tenant("a"), second).objects.map(\.fields.first?.path) == ["limit"])
    }

    @Test func `cannot be compared in what several are called`() throws {
        var second = Self.tenant("b")
        second["config/roles/x.json"] = #"{"id":"x","name":"Agent"}"#
        let difference = try difference(Self.tenant("a"), second)

        #expect(difference.objects == [])
        #expect(difference.notCompared.map(\.kind) == ["roles"])
    }

    @Test func `cannot be compared in what one of them did not read`() throws {
        let refused = capture(Self.tenant("b")).without(
            Kind("roles", .objects), because: .notPermitted(permission: "authorization:role:view"))
        let difference = try Difference.ofTenants(
            capture(Self.tenant("a")), refused, kinds: Self.kinds, by: Self.rules)

        #expect(difference.objects == [])
        #expect(difference.notCompared.map(\.kind) == ["roles"])
    }

    @Test func `a generated tenant is the same as itself`() throws {
        let capture = Tenants.poor.capture

        #expect(
            try Difference.ofTenants(capture, capture, kinds: Tenants.kinds, by: GenesysCloud.compared).objects == [])
    }
}
