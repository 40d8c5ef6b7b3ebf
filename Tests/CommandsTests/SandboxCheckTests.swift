import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Rehearsals
import Simulator
import Testing

@testable import Commands

@Suite("A tenant is restored into a sandbox and nothing else")
struct SandboxCheckTests {
    private static let moment = Moment(milliseconds: 1_795_000_000_000)
    private static let source = SimulatedTenant.generate(people: 40, seed: 1, posture: .sound, at: moment).capture

    /// - Parameters:
    ///   - organization: Which one the target is bound to.
    ///   - listed: What is on the list of the source.
    private func check(
        _ organization: String = "other", listed: [Sandbox] = [Sandbox(tenant: "sandbox", organization: "other")],
        captured: Capture = source
    ) throws -> SandboxCheck {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder)
        try TenantBinding(platform: "genesys-cloud", organization: "own").bind("acme", in: data)
        try TenantBinding(platform: "genesys-cloud", organization: organization).bind("sandbox", in: data)
        var configured = TenantConfiguration(endpoints: Endpoints(api: "", login: ""), clients: [:])
        configured.sandboxes = listed
        return try SandboxCheck(from: "acme", configured, captured, into: "sandbox", in: data)
    }

    private func hint(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return (error as? Failure)?.hint ?? "\(error)"
        }
    }

    private func refusal(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return (error as? Failure)?.message ?? "\(error)"
        }
    }

    @Test func `that is on the list, and the organisation the list names`() throws {
        let check = try check()
        #expect(check.organization == "own" && check.targetOrganization == "other")
    }

    @Test func `not where it is not on the list`() {
        #expect(refusal { _ = try check(listed: []) }.contains("not on the list"))
    }

    @Test func `not where it is another organisation than the list says`() {
        #expect(refusal { _ = try check("third") }.contains("the list says other"))
    }

    @Test func `not where it is the source under another name`() {
        let listed = [Sandbox(tenant: "sandbox", organization: "own")]
        #expect(refusal { _ = try check("own", listed: listed) }.contains("is acme itself"))
    }

    @Test(arguments: [
        (Occupancy(name: "Range", domain: "range", onQueue: 0, interacting: 0), ""),
        (Occupancy(name: "Range", domain: "range", onQueue: 1, interacting: 0), "people work in sandbox"),
        (Occupancy(name: "Range", domain: "range", onQueue: 0, interacting: 1), "people work in sandbox"),
    ])
    func `not where anybody works`(now: Occupancy, says: String) throws {
        let check = try check()
        #expect(refusal { try check.judge(now) }.hasPrefix(says))
        #expect(refusal { try check.judge(now) }.isEmpty == says.isEmpty)
    }

    @Test(arguments: [
        ([], ""), (["routing:queue:view"], "give that client routing:queue:view in all divisions"),
        (
            ["routing:queue:view", "analytics:queueObservation:view"],
            "give that client routing:queue:view and analytics:queueObservation:view in all divisions"
        ),
    ])
    func `not where our client does not see everybody who may work there`(lacking: [String], says: String) throws {
        let check = try check()
        let now = Occupancy(name: "Range", domain: "range", onQueue: 0, interacting: 0, lacking: lacking)
        #expect(hint { try check.judge(now) }.hasSuffix(says))
        #expect(refusal { try check.judge(now) }.isEmpty == says.isEmpty)
    }

    @Test(arguments: [(nil, "range"), ("", "range"), ("Range", nil), ("Range", "")] as [(String?, String?)])
    func `not where nobody can tell what it is called, or its domain`(name: String?, domain: String?) throws {
        let check = try check()
        let now = Occupancy(name: name, domain: domain, onQueue: 0, interacting: 0)
        #expect(refusal { try check.judge(now) }.hasSuffix("of sandbox is not known"))
        #expect(hint { try check.judge(now) }.contains("GET /api/v2/organizations/me"))
    }

    @Test(arguments: [("name", "null"), ("name", #""""#), ("domain", "null")])
    func `not where nobody can tell what the source is called, or its domain`(member: String, value: String) throws {
        let check = try check(captured: try Self.source.setting(member, to: value, of: .organization))
        let now = Occupancy(name: "Range", domain: "range", onQueue: 0, interacting: 0)
        #expect(refusal { try check.judge(now) }.hasSuffix("the \(member) of acme is not known"))
        #expect(hint { try check.judge(now) }.contains("collect acme again"))
    }

    @Test func `not where it is called like the source, or has its domain`() throws {
        let own = try #require(try Self.source.setting(.organization))
        let check = try check()
        let named = Occupancy(name: own["name"]?.string, domain: "range", onQueue: 0, interacting: 0)
        #expect(refusal { try check.judge(named) }.contains("has the name of acme"))
        let placed = Occupancy(name: "Range", domain: own["domain"]?.string, onQueue: 0, interacting: 0)
        #expect(refusal { try check.judge(placed) }.contains("has the domain of acme"))
    }
}
