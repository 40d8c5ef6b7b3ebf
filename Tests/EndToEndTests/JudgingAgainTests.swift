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
        let again = try Rehearsal.assessment(rehearsal.terms).run(on: archive.read(commit), commit: commit)

        #expect(Self.report(again) == Self.report(outcome.assessed))
    }

    @Test func `from a clone without the keys of persons says the same, byte for byte`() async throws {
        let rehearsal = Rehearsal(posture: .poor)
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()
        let clone = rehearsal.folder.appendingPathComponent("clone")

        try Self.git(["clone", "--quiet", outcome.place.archive.path, clone.path])
        let capture = try CaptureFolder.read(clone)
        let again = try Rehearsal.assessment(rehearsal.terms).run(on: capture, commit: outcome.collected.commit)

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
            on: outcome.capture, commit: outcome.collected.commit)

        #expect(Self.report(again) == Self.report(outcome.assessed))
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

        let assessed = try Rehearsal.assessment(rehearsal.terms).run(
            on: outcome.capture, commit: outcome.collected.commit, previous: (first.capture, first.collected.commit))
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
