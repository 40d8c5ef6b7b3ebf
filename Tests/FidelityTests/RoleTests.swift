import Capture
import ContactCenter
import GenesysCloud
import Simulator
import Testing

@Suite("The roles of our clients")
struct RoleTests {
    private static let tenant = SimulatedTenant.generate(
        people: 40, seed: 3, posture: .sound, at: Moment(milliseconds: 1_795_000_000_000))

    @Test(arguments: [Manifest.Profile.controls, .configuration, .all])
    func `let the core client view and do nothing else`(profile: Manifest.Profile) {
        let permissions = GenesysCloud.permissions(of: .core, for: profile)
        #expect(!permissions.isEmpty)
        #expect(permissions.filter { !$0.hasSuffix(":view") } == [])
    }

    @Test func `are one permission each for the others, which no permission to view replaces`() {
        #expect(GenesysCloud.permissions(of: .settings, for: .all) == ["directory:organization:admin"])
        #expect(GenesysCloud.permissions(of: .telephony, for: .all) == ["telephony:plugin:all"])
        #expect(GenesysCloud.permissions(of: .apps, for: .all) == ["oauth:client:authorize"])
        #expect(GenesysCloud.permissions(of: .mail, for: .all) == ["routing:email:manage"])
    }

    @Test(arguments: Reader.allCases)
    func `are the roles a generated tenant has given them, no more and no less`(reader: Reader) throws {
        let own = try #require(Self.tenant.readers.first { $0.purpose.rawValue == reader.rawValue })
        let client = try #require(try documents(of: .oauthClients).first { $0.id == own.id })
        let held = client["roleDivisions"]?.elements.compactMap { $0["roleId"]?.string } ?? []
        let policies = try documents(of: .roles).filter { held.contains($0.id) }.flatMap { role in
            role["permissionPolicies"]?.elements.map { $0 } ?? []
        }
        let permissions = policies.flatMap { policy in
            (policy["actionSet"]?.elements.compactMap(\.string) ?? []).map { action in
                "\(policy["domain"]?.string ?? ""):\(policy["entityName"]?.string ?? ""):\(action)"
            }
        }
        #expect(permissions.sorted() == GenesysCloud.permissions(of: reader, for: .all))
    }

    private func documents(of kind: Kind) throws -> [Document] { try Self.tenant.capture.documents(of: kind) }
}
