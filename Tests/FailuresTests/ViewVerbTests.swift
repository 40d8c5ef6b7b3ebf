import Capture
import Foundation
import Rehearsals
import Simulator
import Testing

@Suite("The verdicts in another order")
struct ViewVerbTests {

    private static let own = """
        version: 1
        view: by-team
        title: By team
        source: us
        groups:
          - {id: identity, title: Identity team, controls: ["AUT-*", ACC-03]}
          - {id: field, title: Field engineers, controls: [], note: none yet}
        """

    @Test func `are those of the tenant, by the pillars of Zero Trust or by a file, and none is lost`() async throws {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        _ = try await installation.serving { try await installation.assess("--quiet") }
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]

        let pillars = try await installation.program.run(["view", "acme", "--json"] + place)
        #expect(pillars.code == 0, "\(pillars.complaints)")
        let json = try JSON(Array(pillars.output.utf8))
        #expect(json["groups"]?.elements.compactMap { $0["id"]?.string }.first == "identity")
        #expect(json["inNoGroup"]?.elements.compactMap(\.string) == [])
        let verdicts = json["groups"]?.elements.flatMap { $0["controls"]?.elements.map { $0 } ?? [] } ?? []
        #expect(verdicts.contains { $0["verdict"]?.string == "notMet" && ($0["findings"]?.integer ?? 0) > 0 })

        let file = installation.folder.appendingPathComponent("teams.yaml")
        try Data(Self.own.utf8).write(to: file)
        let teams = try await installation.program.run(["view", "acme", file.path] + place)
        #expect(teams.code == 0 && teams.output.hasPrefix("By team\n"), "\(teams.complaints)")
        #expect(teams.output.contains("\nField engineers: no control\n  none yet\n"))
        #expect(teams.output.contains("\nIn no group: IDN-01"))
        let rows = try await installation.program.run(["view", "acme", file.path, "--csv"] + place)
        #expect(rows.output.contains("By team,Identity team,ACC-03.v"))
    }

    @Test(
        arguments: [
            (own.replacing("ACC-03", with: "ACC-99"), 78, "6:62: there is no control ACC-99; did you mean ACC-09?"),
            (own.replacing("AUT-*", with: "AUX-*"), 78, "there is no control AUX-*"),
            (own.replacing("groups", with: "group"), 78, "group is not a setting; did you mean groups?"),
            (own.replacing("version: 1", with: "version: 2"), 78, "version must be a whole number from 1 to 1"),
            ("a: [", 78, "teams.yaml:"), ("a: &a {x: y}\n? *a\n: z", 78, "1:4: names such as &name are not read here"),
            ("", 78, "groups is missing"),
        ] as [(String, Int32, String)])
    func `are refused by a file that is wrong, with line and column`(
        text: String, code: Int32, says: String
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "linewarden-views-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("teams.yaml")
        try Data(text.utf8).write(to: file)
        let ending = try await Program().run(["view", "acme", file.path])
        #expect(ending.code == code && ending.complaints.contains(says), "\(ending.code) \(ending.complaints)")
    }

    @Test func `are not printed by a view there is not`() async throws {
        let ending = try await Program().run(["view", "acme", "zero-thrust"])
        #expect(ending.code == 66 && ending.complaints.contains("did you mean zero-trust?"), "\(ending.complaints)")
    }
}
