import Archive
import Capture
import Foundation
import Rehearsals
import Simulator
import Testing

@Suite("Findings imported on the command line")
struct ImportFindingsTests {

    @Test func `stand beside the capture, and go along with the next, each source on its own`() async throws {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        let table = installation.folder.appendingPathComponent("test.csv")
        try Data("title,severity\nOld TLS,high\n".utf8).write(to: table)
        let (scan, test, again) = try await installation.serving {
            _ = try await installation.assess("--quiet")
            let scan = try await installation.importScan("--json")
            let test = try await installation.program.run([
                "import", "findings", "acme", table.path, "--source", "Testers", "--cadence", "365", "--taken",
                "2026-01-01", "--config", installation.configuration.path, "--data", installation.data.path,
            ])
            return (scan, test, try await installation.assess("--json"))
        }

        #expect(scan.code == 0, "\(scan.complaints)")
        let told = try JSON(Array(scan.output.utf8))
        #expect(told["open"]?.integer == 2 && told["accepted"]?.integer == 1)
        #expect(told["findings"]?.elements.compactMap { $0["state"]?.string } == ["open", "open", "accepted"])
        #expect(test.output.contains("  high  open  Old TLS  "))
        #expect(test.code == 0 && test.output.contains("open            1"), "\(test.complaints)")
        let archive = try TenantArchive(at: installation.archive)
        let capture = try archive.read(try archive.commit(named: "HEAD"))
        #expect(capture.manifest.record(of: "scan-sources")?.documents == 2)
        #expect(capture.manifest.record(of: "scan-findings")?.documents == 4)
        let found = try JSON(Array(again.output.utf8))["findings"]?.elements.compactMap { $0["control"]?.string } ?? []
        #expect(found.contains("CFG-11"))
        #expect(!found.contains("CFG-12"))
    }

    @Test func `are no reading of their own: what changed is told against the reading before`() async throws {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        @Sendable func compares(_ name: String) async throws -> Bool {
            let out = installation.folder.appendingPathComponent(name).path
            let ending = try await installation.program.run(
                ["assess", "acme", "--capture", "HEAD", "--out", out, "--quiet"] + place)
            #expect(ending.code == 1, "\(ending.complaints)")
            return FileManager.default.fileExists(atPath: out + "/comparison.json")
        }
        let (first, second) = try await installation.serving {
            _ = try await installation.assess("--quiet")
            _ = try await installation.importScan("--json")
            let first = try await compares("first")
            _ = try await installation.assess("--quiet")
            _ = try await installation.importScan("--json")
            return (first, try await compares("second"))
        }
        #expect(!first)
        #expect(second)
    }

    @Test(
        arguments: [
            (["import", "findings", "acme", "/nowhere", "--source", "N", "--cadence", "30"], 66, "never collected"),
            (
                ["import", "findings", "acme", "x", "--source", "N", "--cadence", "0"], 64,
                "--cadence is a number of days"
            ),
            (["import", "findings", "acme", "x", "--source", "--", "--cadence", "3"], 64, "--source"),
            (["import", "findings", "acme", "x"], 64, "--source"),
        ] as [([String], Int32, String)])
    func `says what is wrong`(arguments: [String], code: Int32, says: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nothing-imported")
        let ending = try await Program().run(arguments + (code == 66 ? ["--data", folder.path] : []))
        #expect(ending.code == code && ending.complaints.contains(says), "\(ending.code) \(ending.complaints)")
    }

    @Test func `of a file that is not there or no report leaves everything as it was`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let file = installation.folder.appendingPathComponent("half.sarif")
        try Data(#"{"runs":["#.utf8).write(to: file)
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        let (half, none) = try await installation.serving {
            _ = try await installation.assess("--quiet")
            let start = ["import", "findings", "acme"]
            let end = ["--source", "N", "--cadence", "30"] + place
            return (
                try await installation.program.run(start + [file.path] + end),
                try await installation.program.run(start + ["/nowhere.sarif"] + end)
            )
        }
        #expect(half.code == 65 && half.complaints.contains("half.sarif is "), "\(half.complaints)")
        #expect(none.code == 66 && none.complaints.contains("can't read /nowhere.sarif"), "\(none.complaints)")
        let archive = try TenantArchive(at: installation.archive)
        #expect(try archive.log().count == 1)
    }
}
