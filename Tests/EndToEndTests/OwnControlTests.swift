import Capture
import Foundation
import Rehearsals
import Simulator
import Testing

@Suite("Controls of the customer's own, from the command line", .serialized)
struct OwnControlTests {

    private static func file(_ id: String, where condition: String, reads: String = "clients") -> String {
        """
        id: \(id)
        title: No \(reads) like that
        severity: low
        why: It is a test.
        remedy: Take it away.
        satisfies: {iso27001-2022: [A.8.2]}
        reads: [\(reads)]
        query: SELECT 'client' AS kind, id, 'it' AS seen, 'none' AS expected FROM \(reads) WHERE \(condition)
        passing: {\(reads): []}
        failing: {\(reads): [{id: x, name: x}]}
        """
    }

    private static func write(_ text: String, to folder: String, _ name: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    private static func judgement(_ id: String, in folder: String) throws -> JSON {
        let report = try JSON(Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/report.json"))))
        return try #require(report["judgements"]?.elements.first { $0["control"]?.string == id })
    }

    @Test func `are judged beside the baseline, and are needed as they were to judge again`() async throws {
        var installation = try Installation(.sound)
        installation.controls = "own"
        defer { installation.clean() }
        let folder = installation.folder.path
        try Self.write(Self.file("ORG-01", where: "id <> ''"), to: folder + "/own", "1.yaml")
        try Self.write(Self.file("ORG-02", where: "name = 'nobody'"), to: folder + "/own", "2.yaml")
        try Self.write(Self.file("ORG-03", where: "abs(-9223372036854775807 - 1)"), to: folder + "/own", "3.yaml")

        let first = try await installation.serving { [installation] in
            try await installation.assess("--out", folder + "/read", "--quiet")
        }
        #expect(first.code == 1, "\(first.complaints)")
        #expect(first.output.contains("the tenant's own judgement: ORG-01, ORG-02 and ORG-03"))
        let judgements = try ["ORG-01", "ORG-02", "ORG-03"].map { try Self.judgement($0, in: folder + "/read") }
        #expect(judgements.map { $0["verdict"]?.string } == ["notMet", "met", "undetermined"])
        #expect(judgements.allSatisfy { $0["ownControlSHA256"]?.string?.count == 64 })
        let html = try String(contentsOfFile: folder + "/read/report.html", encoding: .utf8)
        #expect(html.contains("the tenant&#39;s own") || html.contains("the tenant's own"))

        try clone(installation.archive.path, to: folder + "/clone")
        let again = ["assess", "--capture", folder + "/clone", "--given", folder + "/read/assessment.json"]
        let same = try await installation.program.run(
            again + ["--controls", folder + "/own", "--out", folder + "/again"])
        #expect(same.code == 1, "\(same.complaints)")
        for name in ["report.json", "assessment.json", "findings.json", "matrix.csv"] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/read/\(name)"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/again/\(name)")) == bytes, "\(name)")
        }

        let without = try await installation.program.run(again)
        #expect(without.code == 66 && without.complaints.contains("ORG-01"), "\(without.complaints)")
        try Self.write(Self.file("ORG-02", where: "name = 'somebody'"), to: folder + "/own", "2.yaml")
        let another = try await installation.program.run(again + ["--controls", folder + "/own"])
        #expect(another.code == 65 && another.complaints.contains("ORG-02"), "\(another.complaints)")
    }

    @Test func `whose example shows something else is told, and ends with 1`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "own-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Self.write(Self.file("ORG-01", where: "id <> ''"), to: folder, "1.yaml")
        let right = try await Program().run(["controls", "test", folder])
        #expect(right.code == 0 && right.output.contains("2 examples as expected"), "\(right.output)")

        try Self.write(Self.file("ORG-02", where: "0"), to: folder, "2.yaml")
        let wrong = try await Program().run(["controls", "test", folder])
        #expect(wrong.code == 1 && wrong.output.contains("WRONG  ORG-02  failing  met, 1 looked at"), "\(wrong.output)")

        let shown = try await Program().run(["controls", "show", "ORG-01", "--controls", folder])
        #expect(shown.code == 0 && shown.output.contains("WHOSE JUDGEMENT"), "\(shown.complaints)")

        try Self.write("id: ORG-03", to: folder, "3.yaml")
        let unsound = try await Program().run(["controls", "test", folder])
        #expect(
            unsound.code == 78 && unsound.complaints.contains("3.yaml:1:1: title is missing"), "\(unsound.complaints)")
    }

    private func clone(_ archive: String, to folder: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "clone", "--quiet", archive, folder]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
