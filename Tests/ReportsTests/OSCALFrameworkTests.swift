import Assurance
import Capture
import ContactCenter
import Engine
import Frameworks
import Testing

@testable import Reports

@Suite("A framework as OSCAL")
struct OSCALFrameworkTests {

    private static let written = MadeUp.read

    private func oscal(_ name: String, of madeUp: MadeUp = .ofEach) throws -> OSCALFramework {
        OSCALFramework(try madeUp.report(of: name), version: .v1_1_3, written: Self.written)
    }

    private func ids(_ bytes: [UInt8], _ key: String) throws -> [String] { try JSON(bytes).every { $0 == key } }

    @Test(arguments: Framework.published.map(\.id))
    func `has every requirement once, under ids a profile and a plan can name`(name: String) throws {
        let oscal = try oscal(name)
        let catalog = try ids(oscal.catalog(), "id")
        #expect(Set(catalog).count == catalog.count, "\(name)")
        let plan = try #require(oscal.systemSecurityPlan())
        let named = try ids(plan, "control-id")
        #expect(!named.isEmpty && Set(named).isSubset(of: catalog), "\(name)")
        #expect(try JSON(oscal.catalog()).emptyArrays.isEmpty && JSON(plan).emptyArrays.isEmpty)
    }

    @Test func `means the requirements of a baseline alone where one is named`() throws {
        let moderate = try JSON(try oscal("fedramp-moderate").profile())
        let chosen = moderate.every { $0 == "with-ids" }
        #expect(moderate["profile"]?["imports"]?.elements.first { _ in true }?["include-all"] == nil)
        let listed = moderate["profile"]?["imports"]?.elements.flatMap { one in
            one["include-controls"]?.elements.flatMap { $0["with-ids"]?.elements.compactMap(\.string) ?? [] } ?? []
        }
        #expect(listed?.count == 323 && listed?.contains("ac-2.1") == true, "\(chosen.count)")
        let whole = try JSON(try oscal("nist-csf-2.0").profile())
        #expect(whole["profile"]?["imports"]?.elements.first { _ in true }?["include-all"] != nil)
    }

    @Test
    func `says in a plan what checks said, that the rest is to be written, and of nothing that it is implemented`()
        throws
    {
        let plan = try JSON(try #require(try oscal("iso27001-2022").systemSecurityPlan()))["system-security-plan"]
        let requirements = plan?["control-implementation"]?["implemented-requirements"]?.elements.map { $0 } ?? []
        #expect(requirements.count == 127)
        func said(_ id: String) -> String? {
            requirements.first { $0["control-id"]?.string == id }?["by-components"]?.elements.first { _ in true }?[
                "description"]?.string
        }
        #expect(said("A.8.2")?.hasPrefix("Checked: ") == true)
        #expect(said("A.8.2")?.contains("ACC-03.v1 not met, 2 findings; ") == true)
        #expect(said("A.7.4")?.hasPrefix("Nothing here covers it. TO BE WRITTEN: ") == true)
        #expect(
            try !JSON(#require(try oscal("iso27001-2022").systemSecurityPlan())).every { $0 == "state" }
                .contains("implemented"))
    }

    @Test func `is without a plan where no tenant was judged, and marked where one is simulated`() throws {
        let library = Library()
        let coverage = try #require(library.coverage(of: .init(.iso27001), by: []))
        let report = FrameworkReport(coverage, by: [], in: library)
        #expect(OSCALFramework(report, version: .v1_1_3, written: Self.written).systemSecurityPlan() == nil)
        var madeUp = MadeUp.ofEach
        madeUp.isSimulated = true
        let plan = try JSON(try #require(try oscal("iso27001-2022", of: madeUp).systemSecurityPlan()))
        #expect(plan["system-security-plan"]?["metadata"]?["title"]?.string?.hasPrefix("SIMULATED: ") == true)
    }
}
