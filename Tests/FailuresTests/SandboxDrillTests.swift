import Capture
import ContactCenter
import Foundation
import Rehearsals
import Simulator
import Testing

/// A tenant restored into a sandbox by the built program, and what its controls say afterwards.
@Suite("A drill in a sandbox", .serialized, .enabled(if: Desk.isPossible, "ssh-keygen is not installed"))
struct SandboxDrillTests {
    private static let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    private static let bare = SimulatedTenant.bare(organization: "Acme Sandbox", seed: 2, at: now)

    /// - Parameter listed: The organisation on the list of sandboxes.
    private static func serving(
        listing listed: String = bare.capture.manifest.organization,
        _ body: @escaping @Sendable (Desk) async throws -> Void
    ) async throws {
        let desk = try Desk()
        try await desk.open {
            let clients = bare.readers.map { ClientCredentials(id: $0.id, secret: "secret \($0.purpose.rawValue)") }
            let responder = ClientCredentials(id: "responder", secret: "secret responder")
            let simulator = try Simulator(
                of: bare.capture, clients: clients + [responder],
                options: Options { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            try await simulator.serving { endpoint in
                try configure(desk, endpoint, listing: listed)
                let collected = try await run(desk, "assess", "acme-sandbox", "--quiet", "--out", out(desk, "sandbox"))
                try #require(collected.code != 78, "\(collected.complaints)")
                try await body(desk)
            }
        }
    }

    private static func configure(_ desk: Desk, _ endpoint: Endpoint, listing organization: String) throws {
        var lines = ["", "  acme-sandbox:", "    platform: genesys-cloud", "    gateway:"]
        lines += ["      api: \(endpoint.api)", "      login: \(endpoint.login)", "    clients:"]
        for reader in bare.readers {
            lines += ["      \(reader.purpose.rawValue):", "        id: \(reader.id)"]
            lines.append("        secret: env:S_\(reader.purpose.rawValue.uppercased())")
        }
        lines += ["    responder:", "      client: {id: responder, secret: \"env:S_RESPONDER\"}", "people:", ""]
        let file = desk.installation.configuration
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing("\npeople:\n", with: lines.joined(separator: "\n"))
            .replacing("      services:\n", with: "      services:\n" + service)
            .replacing(
                "    recovery:\n",
                with: "    recovery:\n      sandboxes: [{tenant: acme-sandbox, organization: \(organization)}]\n")
        try Data(text.utf8).write(to: file)
    }

    /// A service that needs what every organisation has: no restore makes it, so none can be timed.
    private static let service =
        [
            "        What is there:", "          owner: ops", "          order: 9",
            #"          needs: ["divisions/Home"]"#, "",
        ]
        .joined(separator: "\n")

    private static func edit(_ desk: Desk, _ body: (String) -> String) throws {
        let file = desk.installation.configuration
        try Data(body(try String(contentsOf: file, encoding: .utf8)).utf8).write(to: file)
    }

    private static func out(_ desk: Desk, _ name: String) -> String { desk.installation.folder.path + "/" + name }

    private static func run(_ desk: Desk, _ arguments: String..., as name: String? = nil) async throws
        -> Program.Ending
    {
        let installation = desk.installation
        let signed = name.map { ["--by", $0, "--key", installation.folder.appendingPathComponent($0).path] } ?? []
        return try await installation.program.run(
            arguments + signed
                + ["--config", installation.configuration.path, "--data", installation.data.path])
    }

    /// Plans it as Ada.
    ///
    /// - Returns: The plan's id.
    private static func planned(_ desk: Desk) async throws -> String {
        let ending = try await run(
            desk, "restore", "acme", "--from", "latest", "--to", "acme-sandbox", "--because",
            "the drill of the quarter",
            as: "ada")
        try #require(ending.code == 0, "\(ending.output)\(ending.complaints)")
        let line = try #require(ending.output.split(separator: "\n").first { $0.hasPrefix("PL-") })
        return String(line.prefix { $0 != " " && $0 != ":" })
    }

    private static func approve(_ desk: Desk, _ plan: String) async throws {
        for name in ["grace", "edsger"] {
            let agreed = try await run(desk, "plans", "approve", "acme-sandbox", plan, as: name)
            try #require(agreed.code == 0, "\(agreed.complaints)")
        }
    }

    private static func verdict(_ desk: Desk) async throws -> String? {
        let again = try await run(desk, "assess", "acme", "--json", "--out", out(desk, "again"))
        let judgements = try JSON(Array(again.output.utf8))["judgements"]?.elements.map { $0 } ?? []
        return judgements.first { $0["control"]?.string == "CFG-03" }?["verdict"]?.string
    }

    @Test func `is planned, agreed to by others, timed, signed, and meets its control`() async throws {
        try await Self.serving { desk in
            #expect(try await Self.verdict(desk) == "undetermined")
            let plan = try await Self.planned(desk)
            let early = try await Self.run(desk, "drill", "acme", "--into", "acme-sandbox", "--plan", plan)
            #expect(early.code == 77 && early.complaints.contains("did not begin"), "\(early.complaints)")
            #expect(try await Self.verdict(desk) == "undetermined")

            try await Self.approve(desk, plan)
            let drill = try await Self.run(
                desk, "drill", "acme", "--into", "acme-sandbox", "--plan", plan, "--json", as: "grace")
            let json = try JSON(
                Array(drill.output.split(separator: "\n").drop { $0 != "{" }.joined(separator: "\n").utf8))
            #expect(drill.code == 0, "\(drill.output.suffix(2000))\(drill.complaints)")
            #expect(json["isDrill"]?.boolean == true)
            #expect(json["record"]?["by"]?.string == "grace")
            let services = json["record"]?["services"]?.elements.map { $0 } ?? []
            #expect(services.count == 3)
            let times = services.map { ($0["name"]?.string, $0["seconds"]?.integer ?? 0) }
            #expect(times.allSatisfy { ($0.1 > 0) == ($0.0 != "What is there") }, "\(times)")
            let untimed = services.first { $0["name"]?.string == "What is there" }?["untimed"]?.elements
            #expect(untimed?.compactMap(\.string) == ["divisions/Home"])
            #expect(try await Self.verdict(desk) == "undetermined")
            try Self.edit(desk) { $0.replacing(Self.service, with: "") }
            #expect(try await Self.verdict(desk) == "met")

            let table = try await Self.run(desk, "recovery", "acme")
            #expect(table.output.contains("last measured: back after "), "\(table.output)")
            let again = try await Self.run(desk, "drill", "acme", "--into", "acme-sandbox", "--plan", plan)
            #expect(again.code == 77 && again.complaints.contains("made before"), "\(again.complaints)")
        }
    }

    @Test func `is not begun in a tenant that is not on the list, or is another than listed`() async throws {
        try await Self.serving(listing: "another") { desk in
            let ending = try await Self.run(
                desk, "restore", "acme", "--from", "latest", "--to", "acme-sandbox", "--because", "a drill", as: "ada")
            #expect(ending.code == 77, "\(ending.complaints)")
            let drill = try await Self.run(desk, "drill", "acme", "--into", "acme-sandbox", "--plan", "PL-0000000000")
            #expect(drill.code == 66, "\(drill.complaints)")
        }
    }

    @Test func `is preceded by a rehearsal in a new organisation on this machine`() async throws {
        try await Self.serving { desk in
            let ending = try await Self.run(desk, "drill", "acme", "--json")
            #expect(ending.code == 0, "\(ending.output.suffix(3000))\(ending.complaints)")
            let record = try JSON(Array(ending.output.utf8))["record"]
            #expect(record?["target"]?["kind"]?.string == "simulator")
            #expect(record?["restored"]?["divisions"]?.integer ?? 0 > 0)
            #expect(record?["failed"]?.elements.first { _ in true } == nil)
            let services = record?["services"]?.elements.map { $0 } ?? []
            #expect(services.count == 3)
            for service in services {
                #expect(service["seconds"] == nil)
                #expect(service["missing"]?.elements.first { _ in true } == nil, "\(service)")
            }
            #expect(try await Self.verdict(desk) == "undetermined")
        }
    }
}
