import Capture
import ContactCenter
import Foundation
import Rehearsals
import Simulator
import Synchronization
import Testing

/// A tenant restored into a sandbox by the built program, and what its controls say afterwards.
@Suite("A drill in a sandbox", .serialized, .enabled(if: Desk.isPossible, "ssh-keygen is not installed"))
struct SandboxDrillTests {
    private static func verdict(_ here: SandboxDesk) async throws -> String? {
        let again = try await here.run("assess", "acme", "--json", "--out", here.out("again"))
        let judgements = try JSON(Array(again.output.utf8))["judgements"]?.elements.map { $0 } ?? []
        return judgements.first { $0["control"]?.string == "CFG-03" }?["verdict"]?.string
    }

    /// A service that needs what every organisation has: no restore makes it, so none can be timed.
    private static let service =
        [
            "        What is there:", "          owner: ops", "          order: 9",
            #"          needs: ["divisions/Home"]"#, "",
        ]
        .joined(separator: "\n")

    private static func edit(_ here: SandboxDesk, _ body: (String) -> String) throws {
        let file = here.desk.installation.configuration
        try Data(body(try String(contentsOf: file, encoding: .utf8)).utf8).write(to: file)
    }

    @Test func `is planned, agreed to by others, timed, signed, and meets its control`() async throws {
        let here = try SandboxDesk()
        try await here.serving({ $0.rateLimit = RateLimit(requests: 20, window: .seconds(2)) }) {
            try Self.edit(here) { $0.replacing("      services:\n", with: "      services:\n" + Self.service) }
            #expect(try await Self.verdict(here) == "undetermined")
            let plan = try await here.planned().id
            let early = try await here.run("drill", "acme", "--into", "acme-sandbox", "--plan", plan)
            #expect(early.code == 77 && early.complaints.contains("did not begin"), "\(early.complaints)")
            #expect(try await Self.verdict(here) == "undetermined")

            try await here.approve(plan)
            _ = here.mostInAWindow()
            let drill = try await here.run(
                "drill", "acme", "--into", "acme-sandbox", "--plan", plan, "--json", as: "grace")
            let json = try JSON(Array(drill.output.utf8))
            #expect(drill.code == 0, "\(drill.output.suffix(2000))\(drill.complaints)")
            #expect(drill.complaints.contains("the new secret of "))
            // Of 20 in two seconds 16 are the tenant's own share, and not the 19 of `plans apply`; switching a client off
            // waits for neither.
            #expect(here.mostInAWindow() <= 17)
            #expect(json["isDrill"]?.boolean == true)
            #expect(json["record"]?["by"]?.string == "grace")
            let services = json["record"]?["services"]?.elements.map { $0 } ?? []
            #expect(services.count == 3)
            let times = services.map { ($0["name"]?.string, $0["seconds"]?.integer ?? 0) }
            #expect(times.allSatisfy { ($0.1 > 0) == ($0.0 != "What is there") }, "\(times)")
            let untimed = services.first { $0["name"]?.string == "What is there" }?["untimed"]?.elements
            #expect(untimed?.compactMap(\.string) == ["divisions/Home"])
            #expect(try await Self.verdict(here) == "undetermined")
            try Self.edit(here) { $0.replacing(Self.service, with: "") }
            #expect(try await Self.verdict(here) == "met")

            let table = try await here.run("recovery", "acme")
            #expect(table.output.contains("last measured: back after "), "\(table.output)")
            let id = try #require(json["id"]?.string)
            let again = try await here.run("drill", "acme", "--into", "acme-sandbox", "--plan", plan, as: "grace")
            #expect(again.code == 77 && again.complaints.contains("on record as \(id)"), "\(again.complaints)")

            let shown = try await here.run("drill", "acme", "--show", "latest", "--json")
            let record = try JSON(Array(shown.output.utf8))
            #expect(shown.code == 0 && record["id"]?.string == id && record["recorded"] != nil, "\(shown.complaints)")
            #expect(record["record"]?.canonical() == json["record"]?.canonical())
            let text = try await here.run("drill", "acme", "--show", String(id.prefix(6)).lowercased())
            #expect(text.output.contains("Drill \(id) of acme") && text.output.contains("Signed by grace."))
            let none = try await here.run("drill", "acme", "--show", "DR-0000000000")
            #expect(none.code == 66 && none.complaints.contains("there is no drill"), "\(none.complaints)")
        }
    }

    @Test func `is not begun with a key that is not theirs`() async throws {
        let here = try SandboxDesk()
        try await here.serving {
            let plan = try await here.planned().id
            try await here.approve(plan)
            let drill = try await here.run(
                "drill", "acme", "--into", "acme-sandbox", "--plan", plan, "--by", "grace", "--key", here.out("ada"))
            #expect(drill.code != 0 && drill.complaints.contains("grace"), "\(drill.complaints)")
            let shown = try await here.run("plans", "show", "acme-sandbox", plan)
            #expect(!shown.output.contains("read back"), "\(shown.output)")
            let right = try await here.run("drill", "acme", "--into", "acme-sandbox", "--plan", plan, as: "grace")
            #expect(right.code == 0, "\(right.output.suffix(2000))\(right.complaints)")
        }
    }

    @Test func `of which the record is missing is put on record afterwards, by its journal, and sends nothing again`()
        async throws
    {
        let here = try SandboxDesk()
        let writes = Mutex(0)
        try await here.serving({ options in
            let seen = options.exchanges
            options.exchanges = { exchange in
                seen?(exchange)
                if ["PUT", "PATCH", "DELETE"].contains(exchange.method) { writes.withLock { $0 += 1 } }
            }
        }) {
            let plan = try await here.planned().id
            try await here.approve(plan)
            let applied = try await here.run("plans", "apply", "acme-sandbox", plan)
            #expect(applied.code == 0, "\(applied.complaints)")
            let sent = writes.withLock(\.self)
            let ended = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            #expect(try await Self.verdict(here) == "undetermined")

            let drill = try await here.run("drill", "acme", "--into", "acme-sandbox", "--plan", plan, "--json")
            let unsigned = try JSON(Array(drill.output.utf8))
            #expect(drill.code == 0, "\(drill.complaints)")
            #expect(writes.withLock(\.self) == sent && sent > 0)
            #expect((unsigned["record"]?["compared"]?.moment ?? ended) > ended)
            #expect((unsigned["record"]?["ended"]?.moment ?? ended.advanced(by: .seconds(1))) <= ended)
            #expect(unsigned["record"]?["plan"]?.string == plan)

            let signed = try await here.run(
                "drill", "acme", "--into", "acme-sandbox", "--plan", plan, "--json", as: "grace")
            #expect(signed.code == 0, "\(signed.complaints)")
            let json = try JSON(Array(signed.output.utf8))
            #expect(json["record"]?["by"]?.string == "grace")
            for member in ["began", "ended", "services"] as [String] {
                #expect(
                    json["record"]?[key: member]?.canonical() == unsigned["record"]?[key: member]?.canonical(),
                    "\(member)")
            }
            #expect(try await Self.verdict(here) == "met")
            let again = try await here.run("drill", "acme", "--into", "acme-sandbox", "--plan", plan)
            #expect(again.code == 77 && again.complaints.contains("on record as DR-"), "\(again.complaints)")
        }
    }

    @Test func `that was killed and goes on began when it first began`() async throws {
        let here = try SandboxDesk()
        try await here.serving({ $0.rateLimit = RateLimit(requests: 20, window: .seconds(2)) }) {
            let plan = try await here.planned().id
            try await here.approve(plan)
            let broken = try await here.desk.installation.program.run(
                ["drill", "acme", "--into", "acme-sandbox", "--plan", plan] + here.place,
                interruptedWhen: { lines in for await _ in lines { break } })
            #expect(broken.code != 0)
            let broke = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            let drill = try await here.run("drill", "acme", "--into", "acme-sandbox", "--plan", plan, "--json")
            #expect(drill.code == 0, "\(drill.output.suffix(2000))\(drill.complaints)")
            let record = try JSON(Array(drill.output.utf8))["record"]
            #expect((record?["began"]?.moment ?? broke) < broke)
            #expect((record?["ended"]?.moment ?? broke) > broke)
        }
    }

    @Test func `is not begun in a tenant that is not on the list, or is another than listed`() async throws {
        let here = try SandboxDesk()
        try await here.serving(listing: "another") {
            let ending = try await here.run(
                "restore", "acme", "--from", "latest", "--to", "acme-sandbox", "--because", "a drill", as: "ada")
            #expect(ending.code == 77, "\(ending.complaints)")
            let drill = try await here.run("drill", "acme", "--into", "acme-sandbox", "--plan", "PL-0000000000")
            #expect(drill.code == 66, "\(drill.complaints)")
        }
    }

    @Test func `is preceded by a rehearsal in a new organisation on this machine`() async throws {
        let here = try SandboxDesk()
        try await here.serving {
            let ending = try await here.run("drill", "acme", "--json")
            #expect(ending.code == 0, "\(ending.output.suffix(3000))\(ending.complaints)")
            let record = try JSON(Array(ending.output.utf8))["record"]
            #expect(record?["target"]?["kind"]?.string == "simulator")
            #expect(record?["restored"]?["divisions"]?.integer ?? 0 > 0)
            #expect(record?["failed"]?.elements.first { _ in true } == nil)
            let services = record?["services"]?.elements.map { $0 } ?? []
            #expect(services.count == 2)
            for service in services {
                #expect(service["seconds"] == nil)
                #expect(service["missing"]?.elements.first { _ in true } == nil, "\(service)")
            }
            #expect(try await Self.verdict(here) == "undetermined")
        }
    }
}
