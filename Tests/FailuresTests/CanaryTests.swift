import Capture
import ContactCenter
import Engine
import Foundation
import LedgerStore
import Programme
import Rehearsals
import Response
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

    /// Plans a canary and has both its plans agreed to.
    private static func agreed(_ desk: Desk) async throws -> [String] {
        let plans = plans(try await run(desk, "canary", "acme", "--object", as: "ada"))
        try #require(plans.count == 2)
        for plan in plans {
            let agreed = try await run(desk, "plans", "approve", "acme", plan, as: "grace")
            try #require(agreed.code == 0, "\(agreed.complaints)")
        }
        return plans
    }

    private static func groups(_ desk: Desk) -> [String] {
        desk.written.filter { $0.hasPrefix("PUT /api/v2/groups/") }
    }

    @Test func `killed between its change and the record of it is changed once, put back, and on record`() async throws
    {
        let desk = try Desk()
        try await desk.open {
            try Self.name(Self.object, in: desk)
            let plans = try await Self.agreed(desk)
            desk.killing { $0.method == "PUT" && $0.target.hasPrefix("/api/v2/groups/") }
            let killed = try await Self.run(desk, "canary", "acme", "--object", "--plan", plans[0], as: "ada")
            #expect(killed.code == -9)
            #expect(Self.groups(desk).count == 1)
            #expect(try await Self.verdict(desk) == "undetermined")
            let other = try await Self.run(desk, "canary", "acme", "--object", as: "ada")
            #expect(other.code == 77 && other.complaints.contains(plans[0]), "\(other.complaints)")
            let ending = try await Self.run(
                desk, "canary", "acme", "--object", "--plan", plans[0], "--json", as: "ada")
            #expect(ending.code == 0, "\(ending.output)\(ending.complaints)")
            let page = try Self.json(ending)
            #expect(page["isSeen"]?.boolean == true)
            #expect(page["takenBack"]?.string != nil)
            #expect(Self.groups(desk).count == 2)
            #expect(try await Self.verdict(desk) == "met")
            // The first plan was made once and for all: run again, nothing is sent.
            _ = try await Self.run(desk, "canary", "acme", "--object", "--plan", plans[0], as: "ada")
            #expect(Self.groups(desk).count == 2)
        }
    }

    @Test func `that was taken back by another plan is on record as taken back once it is run again`() async throws {
        let desk = try Desk()
        try await desk.open {
            try Self.name(Self.object, in: desk)
            let plans = try await Self.agreed(desk)
            desk.killing { $0.method == "PUT" && $0.target.hasPrefix("/api/v2/groups/") }
            _ = try await Self.run(desk, "canary", "acme", "--object", "--plan", plans[0], as: "ada")
            let looked = try await Self.run(desk, "plans", "apply", "--dry-run", "acme", plans[0])
            #expect(looked.output.contains("done"), "\(looked.output)\(looked.complaints)")
            let undo = try await Self.run(
                desk, "plans", "undo", "acme", plans[0], "--because", "the canary is put back", as: "ada")
            let back = try #require(Self.plans(undo).first, "\(undo.complaints)")
            let agreed = try await Self.run(desk, "plans", "approve", "acme", back, as: "grace")
            #expect(agreed.code == 0, "\(agreed.complaints)")
            let undone = try await Self.run(desk, "plans", "apply", "acme", back)
            #expect(undone.code == 0, "\(undone.output)\(undone.complaints)")
            #expect(Self.groups(desk).count == 2)
            #expect(try await Self.verdict(desk) == "undetermined")
            let ending = try await Self.run(
                desk, "canary", "acme", "--object", "--plan", plans[0], "--json", as: "ada")
            #expect(ending.code == 0, "\(ending.output)\(ending.complaints)")
            #expect(try Self.json(ending)["takenBack"]?.string != nil)
            #expect(Self.groups(desk).count == 2)
            #expect(try await Self.verdict(desk) == "met")
        }
    }

    /// A canary whose plan is over and that was begun: what is left of a process that was killed before it sent anything.
    private static func begun(_ desk: Desk) async throws -> Plan {
        let plans = plans(try await run(desk, "canary", "acme", "--object", as: "ada"))
        let first = try #require(plans.first)
        let journal = try ChangeLog.sealed(in: desk.place)
        let planned = try #require(journal.plan(first))
        let made = now().advanced(by: .seconds(-7200))
        let over = Plan(
            planned.changes, playbook: planned.playbook, because: planned.reason, trigger: "yesterday",
            by: planned.initiator, at: made, until: made.advanced(by: .seconds(3600)), on: planned.commit,
            log: planned.log, restoring: planned.documents)
        try await desk.record(.intent(Seen(isDone: false, mark: "0")), of: over, isNew: true)
        return over
    }

    @Test func `that was begun and never made is left by an approver's signed word, and then another may be planned`()
        async throws
    {
        let desk = try Desk()
        try await desk.open {
            try Self.name(Self.object, in: desk)
            let over = try await Self.begun(desk)
            func canary() async throws -> Program.Ending {
                try await Self.run(desk, "canary", "acme", "--object", as: "ada")
            }
            func discard(as name: String?, _ more: String...) async throws -> Program.Ending {
                try await desk.linewarden(["plans", "discard", "acme", over.id, "1"] + more, as: name)
            }
            let open = try await canary()
            #expect(open.code == 77 && open.complaints.contains(over.id), "\(open.complaints)")
            let own = try await discard(as: "ada", "--because", "it was never made")
            #expect(own.code == 77 && own.complaints.contains("ada"), "\(own.complaints)")
            let silent = try await discard(as: "grace")
            #expect(silent.code == 64)
            let printed = try await discard(as: nil, "--because", "it was never made", "--by", "grace")
            #expect(printed.code == 0 && printed.output.contains(#""statement":"discard""#), "\(printed.output)")
            #expect(try await canary().code == 77)

            // As such records were until November 2026, and one that pretends to be signed.
            try await desk.record(.outcome(.discarded, nil, because: "it was never made"), of: over)
            let unsigned = try await desk.run("show", "acme", over.id)
            #expect(unsigned.output.contains("unsigned"), "\(unsigned.output)")
            #expect(try await canary().code == 77)
            let forged = Programme.Discard(
                1, of: over.id, sha256: over.sha256, because: "forged", by: "grace", at: Self.now(), log: over.log)
            try await desk.record(
                .outcome(.discarded, nil, because: "forged"), of: over,
                word: SignedStatement(.discard(forged), signature: nil).payload)
            let named = try await desk.run("show", "acme", over.id)
            #expect(named.complaints.contains("counts for nothing: it is not signed"), "\(named.complaints)")
            #expect(named.output.contains("unsigned") && !named.output.contains("forged"), "\(named.output)")
            #expect(try await canary().code == 77)
            #expect(try await Self.verdict(desk) == "undetermined")

            let left = try await discard(as: "grace", "--because", "it was never made")
            #expect(left.code == 0, "\(left.complaints)")
            let shown = try await desk.run("show", "acme", over.id)
            #expect(shown.output.contains("discarded by grace"), "\(shown.output)")
            let twice = try await discard(as: "edsger", "--because", "it was never made")
            #expect(twice.code == 77)
            let next = try await canary()
            #expect(next.code == 0, "\(next.complaints)")
            #expect(desk.written == [])
            #expect(try await Self.verdict(desk) == "undetermined")
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

extension Desk {

    /// Where the tenant's ledger is.
    var place: TenantFolder {
        get throws {
            try DataDirectory(installation.data).tenant(
                platform: "genesys-cloud", organization: installation.tenant.capture.manifest.organization)
        }
    }

    /// Puts something on record of the one change of a plan, past the program.
    fileprivate func record(
        _ phase: ChangeRecord.Phase, of plan: Plan, isNew: Bool = false, word: [UInt8]? = nil
    ) async throws {
        let log = try ChangeLog(try place, source: "a test")
        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        if isNew { try await log.record(plan, at: plan.made) }
        try await log.record(
            ChangeRecord(phase, of: plan.changes[0], number: 1, in: plan, at: now, word: word))
        try await log.seal(at: now)
    }
}
