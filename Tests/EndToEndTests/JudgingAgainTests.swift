import Archive
import Assurance
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Rehearsals
import Reports
import Simulator
import Testing

@Suite("A capture judged again")
struct JudgingAgainTests {

    private static let guides = Dictionary(GenesysCloud.guides.map { ($0.control, $0) }) { first, _ in first }

    private static func report(_ assessed: Assessed) -> [UInt8] {
        ReportJSON(assessed, guides: guides, tool: "test").bytes()
    }

    @Test func `from the archive says the same, byte for byte`() async throws {
        let rehearsal = Rehearsal(posture: .mixed)
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()

        let archive = try TenantArchive(at: outcome.place.archive)
        let commit = try archive.commit(named: "HEAD")
        let again = try Rehearsal.assessment(outcome.assessed.terms).run(on: archive.read(commit), commit: commit)

        #expect(Self.report(again) == Self.report(outcome.assessed))
    }

    @Test func `from a clone without the keys of persons says the same, byte for byte`() async throws {
        let rehearsal = Rehearsal(posture: .poor)
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()
        let clone = rehearsal.folder.appendingPathComponent("clone")

        try Self.git(["clone", "--quiet", outcome.place.archive.path, clone.path])
        let capture = try CaptureFolder.read(clone)
        let again = try Rehearsal.assessment(outcome.assessed.terms).run(on: capture, commit: outcome.commit)

        #expect(capture.discrepancies() == [])
        #expect(Self.report(again) == Self.report(outcome.assessed))
    }

    @Test func `under the terms of its assessment.json says the same, byte for byte`() async throws {
        let rehearsal = Rehearsal(posture: .mixed)
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()

        let written = AssessmentJSON(outcome.assessed, tool: "test").bytes()
        let terms = try #require(try JSON(written)["assessment"]?["terms"])
        let again = try Rehearsal.assessment(TenantTerms(json: terms)).run(
            on: outcome.capture, commit: outcome.commit)

        #expect(Self.report(again) == Self.report(outcome.assessed))
    }

    @Test func `says the same of the tenant, of the commit and of a checkout of it, byte for byte`() async throws {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        let folder = installation.folder.path
        _ = try await installation.serving { try await installation.assess("--out", folder + "/first") }
        let read = try await installation.serving { try await installation.assess("--out", folder + "/read") }
        let given = folder + "/read/assessment.json"
        let judged = try await installation.assess("--capture", "HEAD", "--given", given, "--out", folder + "/commit")
        try Self.git(["clone", "--quiet", installation.archive.path, folder + "/clone"])
        let foreign = try await installation.program.run(
            ["assess", "--capture", folder + "/clone", "--given", given, "--out", folder + "/folder"])

        #expect([read.code, judged.code, foreign.code] == [1, 1, 1])
        for name in ["report.json", "findings.json", "matrix.csv", "assessment.json"] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/read/\(name)"))
            for again in ["commit", "folder"] {
                #expect(
                    try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(again)/\(name)")) == bytes,
                    "\(again) \(name)")
            }
        }
        let compared = try Data(contentsOf: URL(fileURLWithPath: folder + "/read/comparison.json"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/commit/comparison.json")) == compared)
        #expect(!FileManager.default.fileExists(atPath: folder + "/folder/comparison.json"), "it knows none before it")
    }

    @Test func `takes no commit from the assessment of another capture`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let folder = installation.folder.path
        for out in ["first", "second"] {
            _ = try await installation.serving { try await installation.assess("--out", "\(folder)/\(out)") }
        }
        try Self.git(["clone", "--quiet", installation.archive.path, folder + "/clone"])
        _ = try await installation.program.run(
            [
                "assess", "--capture", folder + "/clone", "--given", folder + "/first/assessment.json", "--out",
                folder + "/again",
            ])
        let again = try JSON(Array(Data(contentsOf: URL(fileURLWithPath: folder + "/again/assessment.json"))))

        #expect(again["assessment"]?["manifestSHA256"]?.string != nil)
        #expect(again["assessment"]?["commit"] == nil)
    }

    @Test func `names no person in its machine report`() async throws {
        let rehearsal = Rehearsal(posture: .poor)
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()
        let report = String(decoding: Self.report(outcome.assessed), as: UTF8.self)

        var names: [String] = []
        try rehearsal.tenant.capture.each(Kind("people", .lines)) { names += [$0["email"]?.string ?? "?"] }

        #expect(names.count == 120)
        #expect(names.filter { report.contains($0) } == [])
    }

    @Test func `after a second collection tells what is new from what is still there`() async throws {
        let rehearsal = Rehearsal(posture: .mixed)
        defer { rehearsal.clean() }
        let first = try await rehearsal.run()
        var second = rehearsal
        second.leavesOut = [.apps]
        let outcome = try await second.run()

        let assessed = try Rehearsal.assessment(outcome.assessed.terms).run(
            on: outcome.capture, commit: outcome.commit, previous: (first.capture, first.commit))
        let comparison = try #require(assessed.comparison)

        let left = try #require(rehearsal.tenant.readers.first { $0.purpose == .apps })
        #expect(comparison.new.map(\.shortfall.subject.id).allSatisfy { $0 == left.id }, "it is no longer ours")
        #expect(comparison.fixed.isEmpty)
        #expect(!comparison.still.isEmpty)
        #expect(Set(comparison.notObserved.map(\.control.id)) == ["INT-08"], "what nobody could see is not fixed")
    }

    private static func git(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
