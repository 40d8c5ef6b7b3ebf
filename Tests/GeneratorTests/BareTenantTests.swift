import Capture
import ContactCenter
import Simulator
import Testing

@Suite("A new organisation")
struct BareTenantTests {
    private let bare = SimulatedTenant.bare(organization: "Practice Range", seed: 7, at: Tenants.moment)

    @Test func `has the Home division, one administrator, one site and nothing else that somebody made`() throws {
        #expect(try bare.documents("divisions").map { $0["name"]?.string } == ["Home"])
        #expect(try bare.ids(of: "people").count == 1)
        #expect(try bare.ids(of: "sites").count == 1)
        for kind in [
            "groups", "access-policies", "identity-providers", "integrations", "data-actions", "triggers", "flows",
            "trunk-base-settings", "retention-policies", "masking-rules", "emergency-groups", "campaigns",
            "contact-lists", "callable-time-sets", "call-analysis-sets", "scripts",
            "web-deployments", "partners", "recording-keys", "queues", "skills", "ivrs", "prompts", "data-tables",
        ] {
            #expect(bare.capture.manifest.record(of: kind)?.documents == 0)
        }
    }

    @Test func `has the roles the platform brings and those of our clients`() throws {
        let own = try bare.documents("roles").filter { $0["default"]?.boolean == false }
        #expect(own.count == ReaderClient.Purpose.allCases.count)
        #expect(own.allSatisfy { $0["name"]?.string?.hasPrefix("Linewarden ") == true })
        let brought = try Set(bare.documents("roles").compactMap { $0["defaultRoleId"]?.string })
        #expect(try brought == Set(Tenants.sound.documents("roles").compactMap { $0["defaultRoleId"]?.string }))
        #expect(try bare.ids(of: "oauth-clients") == Set(bare.readers.map(\.id)))
    }

    @Test func `shares no id with the tenant of the same seed`() throws {
        for kind in ["divisions", "roles", "people", "oauth-clients", "sites"] {
            #expect(try bare.ids(of: kind).isDisjoint(with: Tenants.sound.ids(of: kind)))
        }
        #expect(bare.capture.manifest.organization != Tenants.sound.capture.manifest.organization)
        #expect(bare.capture.manifest.organizationName == "Practice Range")
    }

    @Test func `has every setting there is one of`() throws {
        for kind in SimulatedTenant.settings { #expect(bare.capture.manifest.record(of: kind)?.documents == 1) }
    }

    @Test func `is the same for the same name, and another for another`() {
        let again = SimulatedTenant.bare(organization: "Practice Range", seed: 7, at: Tenants.moment)
        let other = SimulatedTenant.bare(organization: "Second Range", seed: 7, at: Tenants.moment)
        #expect(again.capture.manifest.files == bare.capture.manifest.files)
        #expect(other.capture.manifest.organization != bare.capture.manifest.organization)
    }
}
