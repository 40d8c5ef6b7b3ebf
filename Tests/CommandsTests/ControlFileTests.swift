import Assurance
import ContactCenter
import Engine
import Foundation
import Inventory
import Testing

@testable import Commands

@Suite("The file of a control of the customer's own")
struct ControlFileTests {

    static let sound = """
        id: ORG-01
        title: No client is called old
        severity: low
        why: It is confusing.
        remedy: Call it something else.
        satisfies: {iso27001-2022: [A.8.2]}
        reads: [clients]
        query: |
          SELECT 'client' AS kind, id, name,
                 name AS seen, 'new' AS expected
          FROM clients WHERE name = 'old'
        passing:
          clients: [{id: c, name: new}]
        failing:
          clients: [{id: c, name: old, is_active: true, created: 2026-11-24}]
        """

    private static func read(_ text: String) throws -> OwnControl {
        try ControlFileReading(Array(text.utf8), name: "org-01.yaml").control()
    }

    private static func problems(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch {
            return "\(error)".split(separator: "\n").map(String.init)
        }
    }

    @Test func `that is right is a control with the hash of the file`() throws {
        let control = try Self.read(Self.sound)
        #expect(control.id == "ORG-01" && control.version == 1 && control.severity == .low)
        #expect(control.satisfies == [.iso27001("A.8.2")] && control.reads == ["clients"])
        #expect(control.sha256.count == 64)
        #expect(try Self.read(Self.sound + "\n").sha256 != control.sha256)
        #expect(control.examples().map(\.isAsExpected) == [true, true])
        #expect(
            control.failing.rows["clients"] == [
                [
                    "id": .text("c"), "name": .text("old"), "is_active": .integer(1),
                    "created": .text("2026-11-24T00:00:00Z"),
                ]
            ])
    }

    @Test func `may break the lines of its words as it likes`() throws {
        let control = try Self.read(
            Self.sound.replacing("why: It is confusing.", with: "why: |\n  It is\n  confusing.\n"))
        #expect(control.why == "It is confusing.")
    }

    @Test(arguments: [
        ("id: ORG-01", "id: org-1", "1:5: id must be capitals, a hyphen and a number, such as ORG-01"),
        ("id: ORG-01", "id: ACC-99", "1:5: ACC is a prefix of the baseline; take one of your own, such as ORG"),
        ("severity: low", "severity: hihg", "3:11: there is no severity hihg; did you mean high?"),
        ("why: It is confusing.\n", "", "1:1: why is missing"),
        ("title:", "titel:", "2:1: titel is not a setting; did you mean title?"),
        ("[A.8.2]", "[A.8.222]", "6:28: ISO/IEC 27001:2022 has no A.8.222; did you mean A.8.22?"),
        ("{iso27001-2022: [A.8.2]}", "{us-telephony: [XYZ]}", "6:27: US telephony law has no XYZ"),
        ("iso27001-2022:", "iso27001-2023:", "6:28: there is no framework iso27001-2023; did you mean iso27001-2022?"),
        ("reads: [clients]", "reads: [client]", "7:8: there is no table client; did you mean clients?"),
        ("reads: [clients]", "reads: []", "7:8: reads must name at least one table"),
        ("reads: [clients]", "reads: [people]", "7:8: reads: the query reads clients, which does not stand here"),
        ("name AS seen", "nam AS seen", "10:10: query: no such column: nam; did you mean name?"),
        ("FROM clients WHERE", "FORM clients WHERE", "11:3: query: near \"FORM\": syntax error"),
        ("name AS seen, ", "", "8:8: query: its answer has no column seen; it needs kind, id, seen, expected"),
        ("SELECT 'client' AS kind", "SELECT random() AS kind", "8:8: query: the function random is not offered here"),
        ("passing:\n  clients: [{id: c, name: new}]\n", "", "1:1: passing is missing"),
        (
            "clients: [{id: c, name: new}]", "client: []",
            "13:11: there is no table client to fill; did you mean clients?"
        ),
        (
            "{id: c, name: new}", "{id: c, nam: new}",
            "13:21: passing.clients[0].nam is not a setting; did you mean name?"
        ),
        ("is_active: true", "is_active: perhaps", "15:43: failing.clients[0].is_active must be true or false"),
        ("created: 2026-11-24", "created: lately", "15:58: failing.clients[0].created must be a moment"),
    ])
    func `with a mistake says where, and what was meant`(line: String, becomes: String, says: String) {
        let problems = Self.problems(Self.sound.replacing(line, with: becomes))
        #expect(problems.contains { $0.hasPrefix("org-01.yaml:" + says) }, "\(problems)")
    }

    @Test func `with many mistakes tells all of them`() {
        let text = Self.sound.replacing("severity: low", with: "severity: x").replacing("id: ORG", with: "id: org")
        #expect(Self.problems(text).count == 2)
    }

    @Test func `that repeats itself without end is refused before it is read`() {
        let bomb = "a: &a [x, x]\n" + (0..<40).map { "b\($0): &b\($0) [*a, *a]\n" }.joined()
        #expect(Self.problems(bomb) == ["org-01.yaml:1:4: names such as &name are not read here: write it out"])
        #expect(Self.problems("? &a [x]\n: y").count == 1)
        for line in ["a: x\r\n&a b: c", "a:\u{A0}&a b", "\u{FEFF}&a b: c", "a: x\u{2028}&a b: c", "a: x\r&a b: c"] {
            #expect(Self.problems(line).first?.contains("names such as &name") == true, "\(line.debugDescription)")
        }
        let deep = Self.problems(String(repeating: "[", count: 100_000))
        #expect(deep.count == 1 && deep[0].contains("not readable as YAML"), "\(deep)")
        let large = Self.problems("why: " + String(repeating: "x", count: ControlFileReading.most))
        #expect(large == ["org-01.yaml:1:1: is larger than 256 KiB"])
        #expect(Self.problems(Self.sound.replacing("It is", with: "A & B is")) == [])
    }

    @Test func `is read with all others of its folder, and no id stands twice`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "controls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        try write(Self.sound.replacing("ORG-01", with: "ORG-02"), "a.yaml")
        try write(Self.sound, "b.yml")
        try write("not one", "c.txt")
        #expect(try ControlFiles(in: [folder]).controls().map(\.id) == ["ORG-01", "ORG-02"])

        try write(Self.sound, "d.yaml")
        try write("id: x", "e.yaml")
        let error = #expect(throws: ControlFilesError.self) { try ControlFiles(in: [folder]).controls() }
        #expect(error?.errors.map { String($0.file.suffix(6)) } == ["e.yaml", "d.yaml"])
        #expect(throws: ControlFilesError.self) { try ControlFiles(in: [URL(filePath: "/nowhere")]).controls() }
    }
}

@Suite("Controls of the customer's own, in a configuration")
struct OwnControlConfigurationTests {

    private static func configuration(_ more: String, in folder: URL) throws -> Configuration {
        try Configuration(
            """
            version: 1
            tenants:
              acme:
                platform: genesys-cloud
                region: eu-central-1
                clients: {core: {id: a, secret: "env:A"}}
                controls: [own]
            \(more)
            """, name: "linewarden.yaml", folder: folder)
    }

    @Test func `are read, and their ids are known where controls are named`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "configured-\(UUID().uuidString)", directoryHint: .isDirectory)
        let own = folder.appending(path: "own")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(ControlFileTests.sound.utf8).write(to: own.appending(path: "org-01.yaml"))

        let configuration = try Self.configuration("    not-assessed: [ORG-01]", in: folder)
        let tenant = try #require(configuration.tenants["acme"])
        #expect(try tenant.ownControls().map(\.id) == ["ORG-01"])
        #expect(tenant.terms.notAssessed == ["ORG-01"])
        #expect(throws: ConfigurationError.self) { try Self.configuration("    not-assessed: [ORG-02]", in: folder) }
    }

    @Test func `are not read by those that do not judge`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "unread-\(UUID().uuidString)", directoryHint: .isDirectory)
        let own = folder.appending(path: "own")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let wrong = ControlFileTests.sound.replacing("FROM clients", with: "FORM clients")
        try Data(wrong.utf8).write(to: own.appending(path: "org-01.yaml"))

        let named = try #require(
            try Self.configuration("    not-assessed: [ORG-01, ACC-03]", in: folder).tenants["acme"])
        #expect(named.terms.notAssessed == ["ORG-01", "ACC-03"], "its id is known, whatever its query says")
        #expect(throws: ConfigurationError.self) { try Self.configuration("    not-assessed: [ORG-02]", in: folder) }
        try Data(ControlFileTests.sound.utf8).write(to: own.appending(path: "org-01.yaml"))
        #expect(try named.ownControls().map(\.id) == ["ORG-01"], "as the file is when it is needed")
    }

    @Test func `that are wrong are told when they are needed`() throws {
        let configuration = try Self.configuration("    share: 60", in: URL(filePath: "/nowhere"))
        let tenant = try #require(configuration.tenants["acme"])
        #expect(throws: ControlFilesError.self) { try tenant.ownControls() }
    }
}

@Suite("A query, told as a failure")
struct QueryFailureTests {

    private static func failure(_ sql: String, within bounds: Bounds = Bounds()) throws -> Failure {
        let error = #expect(throws: QueryError.self) { try Inventory(rows: [:], asOf: nil).ask(sql, within: bounds) }
        return Failure(try #require(error))
    }

    @Test func `a query that is refused or stopped has an exit code of its own`() throws {
        let writes = try Self.failure("DELETE FROM people")
        #expect(writes.code == 64 && writes.message == "can't ask the query: it may only read, and this deletes rows")
        let nearly = try Self.failure("SELECT nam FROM people")
        #expect(
            nearly.message == "can't ask the query: 1:8: no such column: nam" && nearly.hint == "did you mean name?")
        let endless = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT count(*) FROM t"
        let stopped = try Self.failure(endless, within: Bounds(steps: 1000))
        #expect(stopped.code == 65 && stopped.message.hasPrefix("the query was stopped: it takes more than 1000 steps"))
    }
}
