import Archive
import Capture
import ContactCenter
import Foundation
import GenesysCloud
import Rehearsals
import Simulator
import Testing

@Suite("Flows imported on the command line")
struct ImportFlowsTests {

    private static let line = """
        inboundCall:
          name: %
          startUpRef: "/inboundCall/tasks/task[Main_10]"
          tasks:
            - task:
                name: Main
                refId: Main_10
                actions:
                  - transferToAcd:
                      name: Queue
        """

    @Test func `stand beside the capture under their ids, go along with the next, and are judged`() async throws {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        let (imported, again) = try await installation.serving {
            _ = try await installation.assess("--quiet")
            let imported = try await installation.importFlows("--json")
            return (imported, try await installation.assess("--json"))
        }

        try Self.expectKept(imported, judged: again, in: installation)
    }

    @Test func `are exported by the platform itself where our client may, and are the same as its files`() async throws
    {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        let (refused, none, imported, again) = try await installation.serving {
            let none = try await installation.importingFromPlatform()
            _ = try await installation.assess("--quiet")
            let refused = try await installation.importingFromPlatform()
            try installation.letCoreClientDoEverything()
            let imported = try await installation.importingFromPlatform("--json")
            return (refused, none, imported, try await installation.assess("--json"))
        }

        #expect(none.code == 66, "\(none.complaints)")
        #expect(refused.code == 69, "\(refused.complaints)")
        #expect(refused.complaints.contains("architect:jobExport:create"), "\(refused.complaints)")
        try Self.expectKept(imported, judged: again, in: installation)
    }

    /// All of them are in the archive, without the secret that is written out in one, and are judged.
    private static func expectKept(
        _ imported: Program.Ending, judged again: Program.Ending, in installation: Installation
    ) throws {
        #expect(imported.code == 0, "\(imported.complaints)")
        let told = try JSON(Array(imported.output.utf8))
        let count = installation.tenant.flowExports.count
        #expect(told["flows"]?.integer == count && told["listed"]?.integer == count)
        let archive = try TenantArchive(at: installation.archive)
        let capture = try archive.read(try archive.commit(named: "HEAD"))
        #expect(capture.manifest.record(of: "flow-exports")?.documents == count)
        #expect(capture.files.values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("9f8e7d6c5b4a") })
        let findings = try JSON(Array(again.output.utf8))["findings"].map { Array($0.elements) } ?? []
        let found = Set(findings.compactMap { $0["control"]?.string })
        #expect(found.isSuperset(of: ["DAT-14", "INT-17"]))
    }

    @Test(arguments: [(list: 3, code: Int32(69)), (list: 4, code: 0)])
    func `from the platform, they are listed before the first and after the last`(list: Int, code: Int32) async throws {
        var installation = try Installation(.sound)
        defer { installation.clean() }
        // The assessment reads the first list.
        installation.faults = Faults([
            Faults.Rule(.failing(status: 403), on: "/api/v2/flows", method: "GET", when: .nth([list]))
        ])
        let ending = try await installation.serving { [installation] in
            _ = try await installation.assess("--quiet")
            try installation.letCoreClientDoEverything()
            return try await installation.importingFromPlatform()
        }
        #expect(ending.code == code, "\(ending.complaints)")
    }

    @Test func `none is kept of a flow that was published anew, or is gone, since the list before`() throws {
        let tenant = SimulatedTenant.generate(
            people: 50, seed: 5, posture: .sound, at: Moment(milliseconds: 1_795_000_000_000))
        let flows = try FlowExporting.published(in: tenant.capture)
        try #require(flows.count == 3)
        let before = Dictionary(uniqueKeysWithValues: flows.map { ($0.id, "4.0 2026-01-01") })
        #expect(FlowExporting.unmoved(flows, from: before, to: before) == flows)
        // Another version, the same at another time, none any more, and none before.
        for moved in ["5.0 2026-01-01", "4.0 2026-01-02", nil] {
            var after = before
            after[flows[1].id] = moved
            #expect(FlowExporting.unmoved(flows, from: before, to: after) == [flows[0], flows[2]])
        }
        var earlier = before
        earlier[flows[1].id] = nil
        #expect(FlowExporting.unmoved(flows, from: earlier, to: before) == [flows[0], flows[2]])
    }

    @Test func `none is kept where the platform fails to export one`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let ending = try await installation.serving(exporting: installation.tenant.flowExports.dropLast()) {
            _ = try await installation.assess("--quiet")
            try installation.letCoreClientDoEverything()
            return try await installation.importingFromPlatform()
        }
        #expect(ending.code == 69)
        #expect(ending.complaints.contains("could not export"), "\(ending.complaints)")
        #expect(try TenantArchive(at: installation.archive).log().count == 1)
    }

    @Test(arguments: [["--from-platform", "x.yaml"], ["--from-platform", "--taken", "2026-11-29"], []])
    func `files and the platform are not mixed`(arguments: [String]) async throws {
        let ending = try await Program().run(["import", "flows", "acme"] + arguments)
        #expect(ending.code == 64)
    }

    @Test func `says what is wrong, and changes nothing`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let (large, broken) = (try installation.file("large.yaml"), try installation.file("broken.yaml"))
        #expect(truncate(large.path, 50_000_000) == 0)
        try Data("inboundCall:\n  name: [a\n".utf8).write(to: broken)
        let empty = installation.folder.appendingPathComponent("empty")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        let endings = try await installation.serving {
            _ = try await installation.assess("--quiet")
            var endings: [Program.Ending] = []
            for path in [large.path, broken.path, empty.path, "/nowhere.yaml"] {
                endings.append(try await installation.importing(path))
            }
            return endings
        }
        #expect(endings.map(\.code) == [65, 65, 66, 66])
        #expect(endings[0].complaints.contains("large.yaml is larger than the 8 MiB"), "\(endings[0].complaints)")
        #expect(endings[1].complaints.contains("broken.yaml does not read at 3:1"), "\(endings[1].complaints)")
        #expect(endings[2].complaints.contains("there is no YAML file in"), "\(endings[2].complaints)")
        #expect(endings[3].complaints.contains("can't read /nowhere.yaml"), "\(endings[3].complaints)")
        #expect(try TenantArchive(at: installation.archive).log().count == 1)
    }

    @Test func `files that are too much together are refused before they are read`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let many = installation.folder.appendingPathComponent("many")
        try FileManager.default.createDirectory(at: many, withIntermediateDirectories: true)
        for number in 0..<17 {
            let file = many.appendingPathComponent("\(number).yaml")
            try Data().write(to: file)
            #expect(truncate(file.path, 8 << 20) == 0)
        }
        let ending = try await installation.serving {
            _ = try await installation.assess("--quiet")
            return try await installation.importing(many.path)
        }
        #expect(ending.code == 65 && ending.complaints.contains("more than the 128 MiB"), "\(ending.complaints)")
    }

    @Test func `names with markup are inert in what is written`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let name = "'<script>alert(1)</script> =1+1 سلام'"
        let file = try installation.file("marked.yaml")
        try Data(Self.line.replacing("%", with: name).utf8).write(to: file)
        let out = installation.folder.appendingPathComponent("out")
        let judged = try await installation.serving {
            _ = try await installation.assess("--quiet")
            _ = try await installation.importing(file.path)
            return try await installation.assess("--quiet", "--out", out.path)
        }
        #expect(judged.code == 1, "\(judged.complaints)")
        let page = try String(contentsOf: out.appendingPathComponent("report.html"), encoding: .utf8)
        #expect(page.contains("&lt;script&gt;alert(1)"))
        #expect(!page.contains("<script>alert(1)"))
        #expect(page.contains("سلام"))
    }

    @Test func `of a tenant never collected are refused`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nothing-imported")
        let ending = try await Program().run(["import", "flows", "acme", "x.yaml", "--data", folder.path])
        #expect(ending.code == 66 && ending.complaints.contains("never collected"), "\(ending.complaints)")
    }
}

extension Installation {
    fileprivate func importingFromPlatform(_ more: String...) async throws -> Program.Ending {
        try await program.run(
            ["import", "flows", "acme", "--from-platform", "--config", configuration.path, "--data", data.path] + more)
    }

    /// Has the configuration name a client as the core one that the tenant does not list, and trusts with everything.
    fileprivate func letCoreClientDoEverything() throws {
        let core = tenant.readers[0].id
        let text = try String(contentsOf: configuration, encoding: .utf8)
            .replacing("id: \(core)", with: "id: responder").replacing("env:S_CORE", with: "env:S_RESPONDER")
        try Data(text.utf8).write(to: configuration)
    }

    fileprivate func file(_ name: String) throws -> URL {
        let file = folder.appendingPathComponent(name)
        try Data().write(to: file)
        return file
    }

    fileprivate func importing(_ path: String) async throws -> Program.Ending {
        try await program.run(
            ["import", "flows", "acme", path, "--config", configuration.path, "--data", data.path])
    }
}
