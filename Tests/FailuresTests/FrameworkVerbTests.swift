import Capture
import Foundation
import GenesysCloud
import Rehearsals
import Simulator
import Testing

@Suite("Frameworks on the command line")
struct FrameworkVerbTests {

    @Test func `are listed and printed without a tenant or a configuration`() async throws {
        let list = try await Program().run(["frameworks", "--json"])
        let listed = try JSON(Array(list.output.utf8))["frameworks"]?.elements.compactMap { $0["id"]?.string }
        #expect(list.code == 0 && listed?.count == 19)
        let matrix = try await Program().run(["matrix", "--framework", "fedramp-moderate"])
        #expect(matrix.code == 0 && matrix.output.contains("323 requirements\n"), "\(matrix.complaints)")
    }

    @Test(
        arguments: [
            (["matrix", "--framework", "iso27001-2021"], 66, "there is no framework iso27001-2021"),
            (["matrix", "--framework", "iso27001-2021"], 66, "hint: did you mean iso27001-2022?"),
            (["frameworks", "show", "iso27001-2022", "A.8.93"], 66, "ISO/IEC 27001:2022 has no requirement A.8.93"),
            (["matrix"], 64, "--framework"), (["soa"], 64, "tenant"),
            (["matrix", "--framework", "gdpr", "--json", "--csv"], 64, "give --json or --csv, not both"),
            (["matrix", "--framework", "gdpr", "--capture", "/nowhere"], 66, "there is no folder /nowhere"),
            (["frameworks", "--config", "/nowhere.yaml"], 78, "can't read /nowhere.yaml"),
        ] as [([String], Int32, String)])
    func `are told what is wrong`(arguments: [String], code: Int32, says: String) async throws {
        let ending = try await Program().run(arguments)
        #expect(ending.code == code && ending.complaints.contains(says), "\(ending.complaints)")
    }

    @Test func `are printed of the newest capture, whole, with what was decided`() async throws {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        _ = try await installation.serving { try await installation.assess("--quiet") }
        let decided = """
                applicability:
                  A.7.4: {applicable: false, reason: the landlord's, owner: Facilities}
            frameworks: [own.yaml]

            """
        let text = try String(contentsOf: installation.configuration, encoding: .utf8)
        try Data((text + decided).utf8).write(to: installation.configuration)
        let own = """
            version: 1
            id: acme
            title: Acme policy
            edition: "1"
            source: us
            licence: ours
            requirements: [{id: P-1, title: Secrets stay secret}]
            mappings: [{requirement: P-1, controls: [INT-11]}]
            """
        let file = installation.folder.appendingPathComponent("own.yaml")
        try Data(own.utf8).write(to: file)
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]

        let matrix = try await installation.program.run(["matrix", "acme", "--framework", "acme"] + place)
        #expect(matrix.code == 0, "\(matrix.complaints)")
        #expect(matrix.output.contains("  tenant     acme, ") && matrix.output.contains(", SIMULATED"))
        #expect(matrix.output.contains("INT-11.v1  not met") && matrix.output.contains("(part, by own.yaml)"))

        let out = installation.folder.path + "/soa.json"
        let soa = try await installation.program.run(["soa", "acme", "--json", "--out", out] + place)
        #expect(soa.code == 0 && soa.output == "wrote \(out)\n", "\(soa.complaints)")
        let rows = try JSON(Array(try Data(contentsOf: URL(fileURLWithPath: out))))["requirements"]?.elements.map { $0 }
        #expect(rows?.count == 127)
        #expect(rows?.first { $0["id"]?.string == "A.7.4" }?["applicable"]?.boolean == false)

        try Data(own.replacing("INT-11", with: "INT-99").utf8).write(to: file)
        let wrong = try await installation.program.run(["frameworks"] + place)
        #expect(wrong.code == 78, "\(wrong.complaints)")
        #expect(wrong.complaints.contains("error: own.yaml:8:41: there is no control INT-99"), "\(wrong.complaints)")
    }

    @Test func `are judged on the part of the tenant that names them, or the one asked for`() async throws {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        _ = try await installation.serving { try await installation.assess("--quiet") }
        let text = try String(contentsOf: installation.configuration, encoding: .utf8)
        func name(_ division: String) throws {
            let scopes = "    scopes: {card: {inside: [\"division:\(division)\"], frameworks: [pci-dss-4.0.1]}}\n"
            try Data((text + scopes).utf8).write(to: installation.configuration)
        }
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        let divisions = try installation.tenant.capture.documents(of: .divisions).map(\.id)
        try name(try #require(divisions.last))

        let card = try await installation.program.run(["matrix", "acme", "--framework", "pci-dss-4.0.1"] + place)
        #expect(card.code == 0 && card.output.contains("scope      card: division:"), "\(card.complaints)")
        #expect(card.output.contains(" outside the scope"))
        let whole = try await installation.program.run(
            ["matrix", "acme", "--framework", "pci-dss-4.0.1", "--scope", "tenant"] + place)
        #expect(whole.output.contains("scope      the whole tenant"))
        let soa = try await installation.program.run(["soa", "acme"] + place)
        #expect(soa.output.contains("the whole tenant"), "\(soa.complaints)")
        let asked = try await installation.program.run(["soa", "acme", "--scope", "card"] + place)
        #expect(asked.output.contains("card: division:"), "\(asked.complaints)")
        let unknown = try await installation.program.run(["soa", "acme", "--scope", "cart"] + place)
        #expect(unknown.code == 66 && unknown.complaints.contains("did you mean card?"), "\(unknown.complaints)")

        try await expectReportsOnPart(of: installation, place)

        try name("no-such-division")
        let nowhere = try await installation.program.run(
            ["assess", "acme", "--capture", "HEAD", "--scope", "card"] + place)
        #expect(nowhere.code == 65, "\(nowhere.complaints)")
        let gone = try await installation.program.run(["matrix", "acme", "--framework", "pci-dss-4.0.1"] + place)
        #expect(gone.code == 65, "\(gone.complaints)")
        #expect(
            gone.complaints.contains("scope card names division:no-such-division, and the capture does not have it"))
    }

    /// The reports of one part say so, hold less than those of the whole, and are made again by their `assessment.json`.
    private func expectReportsOnPart(of installation: Installation, _ place: [String]) async throws {
        func run(_ out: String, _ more: String...) async throws -> Program.Ending {
            let folder = installation.folder.path + "/" + out
            return try await installation.program.run(
                ["assess", "acme", "--capture", "HEAD", "--out", folder] + more + place)
        }
        func file(_ name: String) throws -> String {
            try String(contentsOfFile: installation.folder.path + "/" + name, encoding: .utf8)
        }
        let part = try await run("card", "--scope", "card", "--formats", "oscal")
        #expect(part.output.contains("Judged on the part card alone; "), "\(part.complaints)")
        _ = try await run("whole")
        let given = installation.folder.path + "/card/assessment.json"
        _ = try await run("again", "--given", given)
        let unknown = try await run("none", "--scope", "cart")

        #expect(unknown.code == 66 && unknown.complaints.contains("did you mean card?"))
        #expect(try file("card/report.html").contains("<p class=\"scope\">Judged on card: division:"))
        #expect(try file("whole/report.html").contains("<p class=\"scope\">Judged on the whole tenant."))
        #expect(try file("card/matrix.csv").contains(" about other parts left out"))
        #expect(try file("card/oscal/assessment-results.json").contains("Judged on card: division:"))
        #expect(try file("card/findings.json").utf8.count < file("whole/findings.json").utf8.count)
        #expect(try file("card/report.json") == file("again/report.json"))
    }

    @Test func `are not printed of a tenant that was never collected`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        try installation.configure(api: "http://127.0.0.1:9", login: "http://127.0.0.1:9")
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        let ending = try await installation.program.run(["soa", "acme"] + place)
        #expect(ending.code == 66 && ending.complaints.contains("acme was never collected into"))
    }
}
