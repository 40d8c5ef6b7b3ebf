import Capture
import ContactCenter
import Foundation
import GenesysCloud
import Rehearsals
import Simulator
import Testing

/// What happens to a copy of a tenant, and what of it comes back, by the built program.
@Suite("A drill", .serialized)
struct DrillTests {
    private static let scenarios = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/recovery/scenarios")

    private static func run(_ installation: Installation, _ verb: String, _ more: String...) async throws
        -> Program.Ending
    {
        try await installation.program.run(
            [verb, "acme"] + more
                + ["--config", installation.configuration.path, "--data", installation.data.path])
    }

    private static func play(_ installation: Installation, _ name: String) async throws -> JSON {
        let file = scenarios.appending(path: "\(name).yaml").path
        let ending = try await run(installation, "drill", "--scenario", file, "--json")
        #expect(ending.code == 0, "\(name): \(ending.output)\(ending.complaints)")
        return try JSON(Array(ending.output.utf8))
    }

    private static func exportedAndCollected(_ body: @escaping @Sendable (Installation) async throws -> Void)
        async throws
    {
        let installation = try Installation(.mixed)
        defer { installation.clean() }
        try await installation.serving {
            _ = try await installation.assess("--quiet", "--out", installation.folder.path + "/first")
            let imported = try await installation.importFlows()
            #expect(imported.code == 0, "\(imported.complaints)")
            _ = try await installation.assess("--quiet", "--out", installation.folder.path + "/second")
        }
        try await body(installation)
    }

    private static func collected(
        _ posture: Posture = .mixed, _ body: @escaping @Sendable (Installation) async throws -> Void
    ) async throws {
        let installation = try Installation(posture)
        defer { installation.clean() }
        try await installation.serving {
            _ = try await installation.assess("--quiet", "--out", installation.folder.path + "/first")
        }
        // From here on there is no tenant: nothing can be asked of it.
        try await body(installation)
    }

    private static func restored(_ json: JSON) -> [String: Int] {
        var counts: [String: Int] = [:]
        for (kind, count) in json["record"]?["restored"]?.members.map({ $0 }) ?? [] { counts[kind] = count.integer }
        return counts
    }

    @Test func `of a stolen administrator puts back what was opened, and names the client that was left behind`()
        async throws
    {
        try await Self.collected { installation in
            let json = try await Self.play(installation, "stolen-administrator")
            let restored = Self.restored(json)
            #expect(restored["idle-timeout"] == 1 && restored["roles"] == 1, "\(restored)")
            #expect(restored["masking-rules", default: 0] > 0)
            let left = json["record"]?["left"]?.elements.compactMap { $0["name"]?.string } ?? []
            #expect(left.contains { $0.hasPrefix("Left behind") }, "\(left)")
            #expect(json["isDrill"]?.boolean == false)
            #expect(json["scenario"]?["steps"]?.integer ?? 0 >= 4)
            let back = json["scenario"]?["back"]?.elements.map { "\($0["kind"]?.string ?? "")" } ?? []
            #expect(Set(back) == Set(restored.keys) && back.count == restored.values.reduce(0, +))
            #expect(json["scenario"]?["requests"]?["PUT /api/v2/tokens/timeout"]?.integer == 1)
            #expect(Self.losses(json) == ["oauth-clients Left behind is one too many expected"])
        }
    }

    /// What is lost, and whether that was expected.
    private static func losses(_ json: JSON) -> [String] {
        (json["record"]?["differences"]?.elements.map { $0 } ?? []).compactMap { one in
            one["loss"]?.string.map { loss in
                (["kind", "name", "what"] as [String]).map { one[key: $0]?.string ?? "" }.joined(separator: " ") + " "
                    + loss
            }
        }
    }

    @Test func `ends with 1 where something stays lost that its file does not expect to`() async throws {
        try await Self.collected { installation in
            let file = Self.scenarios.appending(path: "stolen-administrator.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            let start = try #require(text.range(of: "expected:"))
            let other = installation.folder.appendingPathComponent("other.yaml")
            try Data(text[..<start.lowerBound].utf8).write(to: other)
            let ending = try await Self.run(installation, "drill", "--scenario", other.path)
            #expect(ending.code == 1, "\(ending.output)\(ending.complaints)")
            #expect(ending.output.contains("Lost, and the scenario does not expect it (1)"), "\(ending.output)")
            let shown = try await Self.run(installation, "drill", "--show", "latest")
            #expect(shown.code == 0 && shown.output == ending.output)
        }
    }

    @Test func `of deleted retention policies puts the others back, and makes the deleted one again`() async throws {
        try await Self.collected { installation in
            let json = try await Self.play(installation, "deleted-retention")
            let policies = try installation.tenant.capture.documents(of: .retentionPolicies).count
            // Each was shortened, and the first deleted.
            #expect(Self.restored(json)["retention-policies"] == policies, "\(Self.restored(json))")
            let differences = json["record"]?["differences"]?.elements.map { $0 } ?? []
            #expect(!differences.contains { $0["what"]?.string == "is missing" }, "\(differences)")
            #expect(!differences.contains { $0["what"]?.string == "is one too many" }, "\(differences)")
            #expect(differences.allSatisfy { $0["because"]?.string != nil }, "\(differences)")
        }
    }

    @Test func `of flows held to ransom publishes the versions that ran`() async throws {
        try await Self.collected { installation in
            let json = try await Self.play(installation, "ransom-of-flows")
            #expect(Self.restored(json)["flows", default: 0] > 0)
        }
    }

    @Test func `of the whole imports the flows of which an export lies beside the capture`() async throws {
        try await Self.exportedAndCollected { installation in
            let whole = try await Self.run(installation, "drill", "--json")
            let made = try JSON(Array(whole.output.utf8))
            #expect(Self.restored(made)["flows", default: 0] > 2, "\(whole.output)\(whole.complaints)")
            let flows = made["record"]?["differences"]?.elements.filter { $0["kind"]?.string == "flows" } ?? []
            #expect(!flows.isEmpty && flows.allSatisfy { $0["because"]?.string != nil }, "\(flows)")
        }
    }

    @Test func `of a key about to be deleted brings nothing back, and says so`() async throws {
        try await Self.collected { installation in
            let json = try await Self.play(installation, "key-pending-deletion")
            #expect(Self.restored(json) == [:])
            #expect(json["scenario"]?["lost"]?.elements.first { _ in true }?.string?.hasPrefix("No restore") == true)
            let losses = Self.losses(json)
            #expect(!losses.isEmpty && losses.allSatisfy { $0.hasSuffix(" lastError expected") }, "\(losses)")
        }
    }

    @Test func `in rehearsal makes no control met, and leaves a record without a time`() async throws {
        try await Self.collected { installation in
            let json = try await Self.play(installation, "trunk-downgrade")
            #expect(json["id"]?.string?.hasPrefix("DR-") == true)
            let again = try await installation.program.run([
                "assess", "acme", "--capture", "HEAD", "--config", installation.configuration.path, "--data",
                installation.data.path, "--json",
            ])
            let controls = try JSON(Array(again.output.utf8))["judgements"]?.elements.map { $0 } ?? []
            let drilled = controls.first { $0["control"]?.string == "CFG-03" }
            #expect(drilled?["verdict"]?.string == "undetermined", "\(again.output.suffix(200))\(again.complaints)")
        }
    }

    @Test func `of a scenario that is not there is told with what to do`() async throws {
        try await Self.collected { installation in
            let ending = try await Self.run(installation, "drill", "--scenario", "none.yaml")
            #expect(ending.code == 66)
            #expect(ending.complaints.contains("docs/recovery/scenarios"))
        }
    }

    @Test func `is preceded by the table of what has to come back`() async throws {
        try await Self.collected { installation in
            let ending = try await Self.run(installation, "recovery", "--json")
            #expect(ending.code == 0, "\(ending.output)\(ending.complaints)")
            let services = try JSON(Array(ending.output.utf8))["services"]?.elements.map { $0 } ?? []
            #expect(services.compactMap { $0["name"]?.string } == ["Signing in", "Inbound voice"])
            #expect(services.allSatisfy { $0["last"] == nil })
            let text = try await Self.run(installation, "recovery")
            #expect(text.output.contains("last measured: never; a rehearsal measures nothing"))
            #expect(text.output.contains("Brought back by no restore"))
        }
    }

    @Test func `that finds nothing to do harm to is told so`() async throws {
        try await Self.collected { installation in
            let file = installation.folder.appendingPathComponent("nothing.yaml")
            try Data(
                "version: 1\nname: none\ntitle: t\nharm: [{kind: roles, which: Nobody Has This, delete: true}]\n".utf8
            ).write(to: file)
            let ending = try await Self.run(installation, "drill", "--scenario", file.path)
            #expect(ending.code == 66)
            #expect(ending.complaints.contains("nothing in the capture can suffer"), "\(ending.complaints)")
        }
    }

    @Test func `is of a tenant that says what of it the capture does not hold`() async throws {
        try await Self.collected { installation in
            let before = try String(contentsOf: installation.configuration, encoding: .utf8)
            let need = try #require(installation.tenant.services?.first?.needs.first).description
            try Data(before.replacing(need, with: "divisions/Gone").utf8).write(to: installation.configuration)
            let missing = try await Self.run(installation, "recovery")
            #expect(missing.code == 1)
            #expect(missing.output.contains("- divisions/Gone: not in the capture"), "\(missing.output)")
        }
    }

    @Test func `of a tenant that said nothing of its services is told where to`() async throws {
        let installation = try Installation(.mixed)
        defer { installation.clean() }
        try await installation.serving {
            let text = try String(contentsOf: installation.configuration, encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let start = try #require(lines.firstIndex { $0 == "    recovery:" })
            let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix("      ") } ?? lines.endIndex
            let without = lines[..<start] + lines[end...]
            try Data(without.joined(separator: "\n").utf8).write(to: installation.configuration)
            _ = try await installation.assess("--quiet", "--out", installation.folder.path + "/first")
            let ending = try await Self.run(installation, "recovery")
            #expect(ending.code == 66)
            #expect(ending.complaints.contains("recovery: services:"), "\(ending.complaints)")
        }
    }
}
