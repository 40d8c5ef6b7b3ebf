import Capture
import ContactCenter
import Foundation
import Rehearsals
import Simulator
import Testing

/// Canaries, planted by the built program in a tenant that is served, and what their control says afterwards.
@Suite("A canary", .serialized, .enabled(if: Desk.isPossible, "ssh-keygen is not installed"))
struct CanaryTests {
    private static func now() -> Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    private static func run(_ desk: Desk, _ arguments: String..., as name: String? = nil) async throws
        -> Program.Ending
    {
        try await desk.linewarden(arguments, as: name)
    }

    /// - Parameter canaries: The lines under `canaries:`, each with its indentation.
    private static func name(_ canaries: [String], in desk: Desk) throws {
        let file = desk.installation.configuration
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = (["    canaries:"] + canaries + ["    registers:", ""]).joined(separator: "\n")
        try Data(text.replacing("    registers:\n", with: lines).utf8).write(to: file)
    }

    private static let object = [#"      object: {kind: groups, name: "Running Club"}"#]

    private static func verdict(_ desk: Desk) async throws -> String? {
        let ending = try await run(
            desk, "assess", "acme", "--json", "--quiet", "--out", desk.installation.folder.path + "/again")
        let judgements = try JSON(Array(ending.output.utf8))["judgements"]?.elements.map { $0 } ?? []
        return judgements.first { $0["control"]?.string == "LOG-09" }?["verdict"]?.string
    }

    private static func json(_ ending: Program.Ending) throws -> JSON {
        try JSON(Array(ending.output.split(separator: "\n").drop { $0 != "{" }.joined(separator: "\n").utf8))
    }

    /// The plans an ending speaks of, in their order.
    private static func plans(_ ending: Program.Ending) -> [String] {
        ending.output.split(separator: "\n").filter { $0.hasPrefix("PL-") && $0.contains("  ") }
            .map { String($0.prefix(13)) }
    }

    @Test func `is agreed to by others, made, seen, put back, signed, and meets its control`() async throws {
        let desk = try Desk()
        try await desk.open {
            try Self.name(Self.object, in: desk)
            #expect(try await Self.verdict(desk) == "undetermined")
            let planned = try await Self.run(desk, "canary", "acme", "--object", as: "ada")
            #expect(planned.code == 0, "\(planned.output)\(planned.complaints)")
            let plans = Self.plans(planned)
            try #require(plans.count == 2, "\(planned.output)")

            let early = try await Self.run(desk, "canary", "acme", "--object", "--plan", plans[0], as: "ada")
            #expect(early.code == 77 && early.complaints.contains("was not made"), "\(early.complaints)")
            for plan in plans {
                let agreed = try await Self.run(desk, "plans", "approve", "acme", plan, as: "grace")
                try #require(agreed.code == 0, "\(agreed.complaints)")
            }
            let ending = try await Self.run(
                desk, "canary", "acme", "--object", "--plan", plans[0], "--json", as: "ada")
            #expect(ending.code == 0, "\(ending.output)\(ending.complaints)")
            let page = try Self.json(ending)
            #expect(page["isSeen"]?.boolean == true)
            #expect(page["seen"]?["event"]?.string != nil)
            #expect(page["takenBack"]?.string != nil)
            #expect(page["alerted"]?["absent"]?["because"]?.string == "Linewarden raises no alerts yet")
            #expect(desk.written.filter { $0.hasPrefix("PUT /api/v2/groups/") }.count == 2)
            #expect(try await Self.verdict(desk) == "met")
            let drift = try await Self.run(desk, "drift", "acme", "--json")
            #expect(!drift.output.contains("Canary of Linewarden"), "\(drift.output)")
        }
    }

    @Test func `is not made where nobody agreed to what puts it back, or that comes too late, or is another's`()
        async throws
    {
        let desk = try Desk()
        try await desk.open {
            try Self.name(Self.object, in: desk)
            let plans = Self.plans(try await Self.run(desk, "canary", "acme", "--object", as: "ada"))
            try #require(plans.count == 2)
            let begun = ["canary", "acme", "--object", "--plan", plans[0]]
            func agree(_ plan: String) async throws {
                let agreed = try await Self.run(desk, "plans", "approve", "acme", plan, as: "grace")
                try #require(agreed.code == 0, "\(agreed.complaints)")
            }
            try await agree(plans[0])
            let half = try await Self.run(desk, begun[0], begun[1], begun[2], begun[3], begun[4], as: "ada")
            #expect(
                half.code == 77 && half.complaints.contains("\(plans[1]) could not put it back"), "\(half.complaints)")
            try await agree(plans[1])
            let late = try await Self.run(
                desk, begun[0], begun[1], begun[2], begun[3], begun[4], "--within", "24h", as: "ada")
            #expect(late.code == 77 && late.complaints.contains("the plan ended at"), "\(late.complaints)")
            let stranger = desk.installation.folder.appendingPathComponent("grace").path
            let forged = try await Self.run(
                desk, begun[0], begun[1], begun[2], begun[3], begun[4], "--by", "ada", "--key", stranger)
            #expect(forged.code != 0 && forged.complaints.contains("ada"), "\(forged.complaints)")
            let file = desk.installation.configuration
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("Running Club", with: "Quality Team").utf8).write(to: file)
            let other = try await Self.run(desk, begun[0], begun[1], begun[2], begun[3], begun[4], as: "ada")
            #expect(other.code == 77 && other.complaints.contains("Running Club"), "\(other.complaints)")
            #expect(desk.written == [])
            try Data(text.utf8).write(to: file)
            let ending = try await Self.run(desk, begun[0], begun[1], begun[2], begun[3], begun[4], as: "ada")
            #expect(ending.code == 0, "\(ending.output)\(ending.complaints)")
            #expect(desk.written.filter { $0.hasPrefix("PUT /api/v2/groups/") }.count == 2)
        }
    }

    @Test func `of an account is not waited for longer than its bound`() async throws {
        let desk = try Desk()
        try await desk.open {
            try Self.name(["      account: {person: p-1, within-minutes: 5}"], in: desk)
            let at = Self.now().advanced(by: .seconds(360)).iso8601
            let ending = try await Self.run(desk, "canary", "acme", "--account", "--at", at)
            #expect(
                ending.code == 64 && ending.complaints.contains("more than 5 minutes ahead"), "\(ending.complaints)")
        }
    }

    @Test func `runs by itself where the customer says so, after clean dry runs alone`() async throws {
        let desk = try Desk(responder: ["      clean-runs: 1", "      playbooks: {canary: dry-run}"])
        try await desk.open {
            try Self.name(Self.object, in: desk)
            let shown = try await Self.run(desk, "canary", "acme", "--object")
            #expect(shown.code == 0 && shown.output.contains("only shown"), "\(shown.output)\(shown.complaints)")
            #expect(desk.written == [])
            let file = desk.installation.configuration
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("canary: dry-run", with: "canary: automatic").utf8).write(to: file)
            let ending = try await Self.run(desk, "canary", "acme", "--object", "--json")
            #expect(ending.code == 0, "\(ending.output)\(ending.complaints)")
            #expect(try Self.json(ending)["isSeen"]?.boolean == true)
            // Nobody signed it.
            #expect(try await Self.verdict(desk) == "undetermined")
        }
    }

    @Test func `of an account is seen where the platform tells of a sign-in that failed, and not before`() async throws
    {
        let desk = try Desk()
        let people = try desk.installation.tenant.capture.documents(of: Kind("people", .lines))
        let person = try #require(people.first).id
        let unseen = try #require(people.last).id
        let at = Self.now().advanced(by: .seconds(-600))
        var past = TenantPast()
        past.add(failedSignInOf: person, from: "192.0.2.7", at: at.advanced(by: .seconds(60)))
        try await desk.after(past).open {
            try Self.name(["      account: {person: \(unseen), within-minutes: 1}"], in: desk)
            let missed = try await Self.run(desk, "canary", "acme", "--account", "--at", at.iso8601, as: "ada")
            #expect(missed.code == 2, "\(missed.output)\(missed.complaints)")
            #expect(missed.output.contains("no entry of the audit log tells of it"))
            #expect(try await Self.verdict(desk) == "undetermined")
            let file = desk.installation.configuration
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(
                text.replacing("{person: \(unseen), within-minutes: 1}", with: "{person: \(person)}").utf8
            ).write(to: file)
            let seen = try await Self.run(desk, "canary", "acme", "--account", "--at", at.iso8601, as: "ada")
            #expect(seen.code == 0, "\(seen.output)\(seen.complaints)")
            #expect(try await Self.verdict(desk) == "met")
        }
    }

    @Test func `that is not in the configuration, or not in the capture, is told with what to do`() async throws {
        let desk = try Desk()
        try await desk.open {
            let none = try await Self.run(desk, "canary", "acme", "--object", as: "ada")
            #expect(none.code == 66 && none.complaints.contains("docs/operating/canaries.md"), "\(none.complaints)")
            try Self.name([#"      object: {kind: groups, name: "Quality Team"}"#], in: desk)
            let bare = try await Self.run(desk, "canary", "acme", "--object", as: "ada")
            #expect(bare.code == 66 && bare.complaints.contains("it has no description"), "\(bare.complaints)")
            let nobody = try await Self.run(desk, "canary", "acme", "--object")
            #expect(nobody.code == 64 && nobody.complaints.contains("--by"), "\(nobody.complaints)")
            let neither = try await Self.run(desk, "canary", "acme")
            #expect(neither.code == 64)
        }
    }

    @Test func `of a kind that can't be one is a mistake in the configuration`() async throws {
        let desk = try Desk()
        try await desk.open {
            try Self.name(["      object: {kind: roles, name: Agent}"], in: desk)
            let ending = try await Self.run(desk, "canary", "acme", "--object", as: "ada")
            #expect(ending.code == 78 && ending.complaints.contains("must be one of groups"), "\(ending.complaints)")
        }
    }
}
