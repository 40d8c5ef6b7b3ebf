import Capture
import Foundation
import Rehearsals
import Simulator
import Testing

/// A tenant assessed twice with the built program: what was found is on record, and is asked about.
@Suite struct `What was assessed is on record` {
    private let installation: Installation
    private let second: Program.Ending

    /// The tenant stays as it is between the two.
    init() async throws {
        let installation = try Installation(.poor)
        self.installation = installation
        second = try await installation.serving {
            let first = try await installation.assess("--quiet", "--out", installation.folder.path + "/first")
            try #require(first.code == 1, "\(first.complaints)")
            try #require(first.output.contains("The first run on record"))
            return try await installation.assess("--quiet", "--out", installation.folder.path + "/second")
        }
        try #require(second.code == 1, "\(second.complaints)")
    }

    private func run(_ arguments: String...) async throws -> Program.Ending {
        try await installation.program.run(arguments + ["--data", installation.data.path])
    }

    private func findings() throws -> [JSON] {
        let file = installation.folder.appendingPathComponent("second/findings.json")
        return Array(try JSON(Array(Data(contentsOf: file))).elements)
    }

    private func finding() throws -> String { try #require(findings().first?["id"]?.string) }

    @Test func `and the summary says what became of findings, and how far the record can be believed`() throws {
        #expect(second.output.contains("Since the run before: 0 new, 0 fixed, \(try findings().count) still failing"))
        #expect(second.output.contains("internal consistency only"))
    }

    @Test func `and the page of the second shows where the tenant is going, and when it was read before`() throws {
        func page(_ run: String) throws -> String {
            try String(contentsOfFile: installation.folder.path + "/\(run)/report.html", encoding: .utf8)
        }
        #expect(try page("first").contains("The first run on record; a trend shows from the second on."))
        #expect(try page("second").contains(": 2 runs on record, not met below"))
        #expect(try page("second").contains("Against the capture read on 20"))
    }

    @Test func `each run is listed, and what the last one said`() async throws {
        let runs = try await run("history", "runs", "acme", "--json")
        #expect(try JSON(Array(runs.output.utf8))["runs"]?.elements.count { _ in true } == 2)
        let asOf = try await run("history", "as-of", "acme", "2999-01-01", "--json")
        let judgements = try JSON(Array(asOf.output.utf8))["judgements"]
        #expect(judgements?.elements.contains { $0["outcome"]?.string == "notMet" } == true)
    }

    @Test func `before the first run there is nothing to tell`() async throws {
        let asOf = try await run("history", "as-of", "acme", "2001-01-01")
        #expect(asOf.code == 66)
        #expect(asOf.complaints.contains("no run of acme at or before"))
    }

    @Test(arguments: ["latest~2", "latest~9223372036854775807", "ffffffff"])
    func `a run that is not there is named`(reference: String) async throws {
        let diff = try await run("diff", "acme", reference)
        #expect(diff.code == 66)
        #expect(diff.complaints.contains("there is no run \(reference)"))
    }

    @Test func `a ledger that was begun and never sealed has nothing to tell yet`() async throws {
        let ledger = installation.archive.deletingLastPathComponent().appendingPathComponent("ledger")
        try FileManager.default.removeItem(at: ledger)
        try FileManager.default.createDirectory(at: ledger, withIntermediateDirectories: true)
        try FileManager.default.removeItem(at: installation.data.appendingPathComponent("linewarden.sqlite"))
        let rebuilt = try await run("rebuild")
        #expect(rebuilt.code == 0, "\(rebuilt.complaints)")
        #expect(rebuilt.output.contains("0 runs of"))
    }

    @Test func `the two runs differ in nothing`() async throws {
        let diff = try await run("diff", "acme", "--json")
        let differences = try JSON(Array(diff.output.utf8))["findings"]?.elements.compactMap {
            $0["difference"]?.string
        }
        #expect(differences?.count == (try findings().count))
        #expect(Set(differences ?? []) == ["still"])
    }

    @Test func `nothing is held over a period without the audit record`() async throws {
        let period = try await run("history", "period", "acme", "2001-01-01", "2999-01-01", "--json")
        let standings = try JSON(Array(period.output.utf8))["controls"]?.elements.compactMap { $0["standing"]?.string }
        #expect(standings?.contains("held") == false)
        #expect(standings?.contains("broken") == true)
    }

    @Test func `a lost database is made again, the same`() async throws {
        let before = try await run("history", "runs", "acme", "--json").output
        try FileManager.default.removeItem(at: installation.data.appendingPathComponent("linewarden.sqlite"))
        let rebuilt = try await run("rebuild")
        #expect(rebuilt.output.contains("2 runs of"))
        #expect(try await run("history", "runs", "acme", "--json").output == before)
    }

    @Test func `the ledger is sound`() async throws {
        let ledger = installation.archive.deletingLastPathComponent().appendingPathComponent("ledger")
        let verified = try await installation.program.run(["ledger", "verify", "--ledger", ledger.path])
        #expect(verified.code == 0, "\(verified.output)\(verified.complaints)")
    }

    @Test func `a population is as many as the platform says there are`() async throws {
        let population = try await run("evidence", "population", "acme", "IDN-02", "--json")
        let lists = try JSON(Array(population.output.utf8))["lists"]
        let people = try #require(lists?.elements.first { $0["kind"]?.string == "people" })
        let items = Array(try #require(people["items"]).elements)
        let totals = try #require(people["calls"]).elements.compactMap { $0["total"]?.integer }
        #expect(people["reconciled"]?.boolean == true)
        #expect(totals == [items.count])
    }

    @Test func `a sample is the same whoever draws it, and part of a larger one`() async throws {
        func drawn(_ size: String) async throws -> [String] {
            let sample = try await run(
                "evidence", "sample", "acme", "IDN-02", "--seed", "7421", "--size", size, "--json")
            let lists = try #require(JSON(Array(sample.output.utf8))["lists"])
            let items = try #require(lists.elements.first { $0["kind"]?.string == "people" }?["items"])
            return items.elements.compactMap { $0["id"]?.string }
        }
        let five = try await drawn("5")
        #expect(five.count == 5)
        #expect(try await drawn("5") == five)
        #expect(Array(try await drawn("9").prefix(5)) == five)
    }

    @Test func `a finding is proved in one file, and an altered file proves nothing`() async throws {
        let file = installation.folder.appendingPathComponent("proof.json")
        let proved = try await run("evidence", "prove", "acme", try finding(), "--out", file.path)
        try #require(proved.code == 0, "\(proved.complaints)")
        let tenant = installation.archive.deletingLastPathComponent()
        let key = try String(contentsOf: tenant.appendingPathComponent("ledger/keys/log.vkey"), encoding: .utf8)
            .trimmingCharacters(in: .newlines)
        func check() async throws -> Program.Ending {
            try await installation.program.run(["evidence", "check", file.path, "--key", key])
        }
        let sound = try await check()
        #expect(sound.code == 0, "\(sound.complaints)")
        #expect(sound.output.contains(try finding()))

        let text = try String(contentsOf: file, encoding: .utf8)
        for (what, other) in [
            ("\"manifest\": \"", "\"manifest\": \"AAAA"), ("index ", "index 1"), ("finding/", "finding/0"),
        ] {
            let altered = text.replacing(what, with: other)
            try #require(altered != text)
            try Data(altered.utf8).write(to: file)
            let refused = try await check()
            #expect(refused.code == 65)
            #expect(refused.complaints.contains("proves nothing"))
        }
    }

    @Test func `a finding nobody saw is not there`() async throws {
        let missing = try await run("evidence", "prove", "acme", "00000000-0000-5000-8000-000000000000")
        #expect(missing.code == 66)
    }

    @Test func `two checkouts of one commit are the same`() async throws {
        let checkouts = ["one", "two"].map { installation.folder.appendingPathComponent($0) }
        for checkout in checkouts {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["git", "clone", "--quiet", installation.archive.path, checkout.path]
            try process.run()
            process.waitUntilExit()
        }
        let same = try await installation.program.run(["evidence", "compare", checkouts[0].path, checkouts[1].path])
        #expect(same.code == 0 || same.code == 2, "\(same.output)\(same.complaints)")
        #expect(same.output.contains(", 0 not"))
    }
}
