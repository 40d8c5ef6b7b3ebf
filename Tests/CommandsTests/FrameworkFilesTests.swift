import Assurance
import ContactCenter
import Foundation
import Frameworks
import Testing

@testable import Commands

@Suite("Frameworks in files")
struct FrameworkFilesTests {

    private static let policy = """
        version: 1
        id: acme-policy
        title: Acme policy
        edition: "3"
        source: the wiki
        licence: internal
        requirements:
          - id: P-1
            title: Access
          - id: P-1.1
            title: Few administrators
            parent: P-1
        mappings:
          - requirement: P-1.1
            controls: [ACC-03]
            share: most
            reason: it is about nothing else
          - requirement: P-1
            to: iso27001-2022 A.5.15
            relation: subset
        """

    /// Reads files as if they lay in a folder; what is wrong with them, a line each.
    private static func read(_ files: [String: String]) throws -> (library: Library?, problems: [String]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "frameworks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let path = FrameworkPath(name: "own", url: folder, line: 3, column: 14)
        do {
            return (try FrameworkFiles([path], namedBy: "linewarden.yaml").library(), [])
        } catch let failure as Failure {
            #expect(failure.code == 78)
            return (nil, failure.message.split(separator: "\n").map(String.init))
        }
    }

    private static func problems(_ text: String) throws -> [String] { try read(["a.yaml": text]).problems }

    @Test func `are read with what they map`() throws {
        let (library, problems) = try Self.read(["a.yaml": Self.policy])
        #expect(problems == [])
        let read = try #require(library)
        let choice = try #require(read.choice(named: "acme-policy"))
        let coverage = try #require(read.coverage(of: choice, by: []))
        #expect(coverage.rows.map(\.requirement.id) == ["P-1", "P-1.1"])
        #expect(coverage.rows.map(\.requirement.group) == ["", "Access"])
        #expect(coverage.rows[1].direct.map(\.share) == [.most])
        #expect(coverage.rows[1].direct.map(\.judge) == [.customer("own/a.yaml")])
        #expect(coverage.catalogue.edition == "3" && coverage.catalogue.licence == "internal")
    }

    @Test func `may add to a framework of ours`() throws {
        let more = """
            version: 1
            extends: pci-dss-4.0.1
            source: our assessor
            mappings:
              - requirement: 1.2.3
                controls: [ACC-03]
            """
        let (library, problems) = try Self.read(["a.yaml": more])
        #expect(problems == [])
        let read = try #require(library)
        let coverage = try #require(read.coverage(of: .init(.pciDSS), by: []))
        #expect(coverage.rows.first { $0.requirement.id == "1.2.3" }?.direct.map(\.control) == ["ACC-03"])
        #expect(coverage.rows.first { $0.requirement.id == "1.2.3" }?.direct.map(\.share) == [.part])
    }

    @Test(arguments: [
        ("version: 1\n", "", "own/a.yaml:1:1: version is missing: this program reads version: 1"),
        ("id: acme-policy\n", "", "own/a.yaml:1:1: id is missing"),
        ("id: acme-policy", "id: Acme Policy", "own/a.yaml:2:5: id must be of small letters, digits, - . and _"),
        ("id: acme-policy", "id: gdpr", "own/a.yaml:2:5: there is a framework gdpr already"),
        ("id: acme-policy", "id: nist-800-53-r5", "own/a.yaml:2:5: there is a framework nist-800-53-r5 already"),
        ("licence: internal\n", "", "own/a.yaml:1:1: licence is missing"),
        ("licence:", "license:", "own/a.yaml:6:1: license is not a setting; did you mean licence?"),
        ("edition: \"3\"", "edition: []", "own/a.yaml:4:10: edition must be a text"),
        ("requirements:\n", "requirements: none\nothers:\n", "own/a.yaml:7:15: requirements must be a list"),
        ("  - id: P-1\n    title: Access\n", "  - P-1\n", "own/a.yaml:8:5: requirements[0] must be a mapping"),
        ("    title: Access\n", "", "own/a.yaml:8:5: requirements[0].title is missing"),
        ("id: P-1.1", "id: P-1", "own/a.yaml:10:9: there is a requirement P-1 already"),
        ("parent: P-1", "parent: P-2", "own/a.yaml:12:13: there is no requirement P-2; did you mean P-1?"),
        ("parent: P-1", "parent: P-1.1", "own/a.yaml:12:13: its parents lead back to it: P-1.1 → P-1.1"),
        (
            "- requirement: P-1.1", "- requirement: P-1.2",
            "own/a.yaml:14:18: there is no requirement P-1.2; did you mean P-1.1?"
        ),
        ("[ACC-03]", "[ACC-3]", "own/a.yaml:15:15: there is no control ACC-3; did you mean ACC-03?"),
        ("share: most", "share: all", "own/a.yaml:16:12: mappings[0].share must be one of part, most, whole"),
        (
            "    reason: it is about nothing else\n", "",
            "own/a.yaml:16:12: mappings[0].share: most needs a reason"
        ),
        ("    to: iso27001-2022 A.5.15\n", "", "own/a.yaml:18:5: mappings[1] needs one of controls, to"),
        (
            "to: iso27001-2022 A.5.15", "to: iso27001-2022 A.5.51",
            "own/a.yaml:19:9: ISO/IEC 27001:2022 has no requirement A.5.51; did you mean A.5.1?"
        ),
        (
            "to: iso27001-2022 A", "to: iso27001-2032 A",
            "own/a.yaml:19:9: there is no framework iso27001-2032; did you mean iso27001-2022?"
        ),
        (
            "to: iso27001-2022 A.5.15", "to: A.5.15",
            "own/a.yaml:19:9: mappings[1].to must be a framework and a requirement: iso27001-2022 A.8.2"
        ),
        (
            "to: iso27001-2022 A.5.15", "to: iso27001-2013 A.9.2.3",
            "own/a.yaml:19:9: ISO/IEC 27001:2013 A.9.2.3 is of a superseded edition; it became iso27001-2022 A.8.2"
        ),
        (
            "to: iso27001-2022 A.5.15", "to: acme-policy P-1.1",
            "own/a.yaml:19:9: Acme policy P-1.1 is of the framework that is mapped"
        ),
        (
            "relation: subset", "relation: part",
            "own/a.yaml:20:15: mappings[1].relation must be one of equal, subset, superset, intersects"
        ),
        ("    relation: subset", "", "own/a.yaml:18:5: mappings[1].relation is missing"),
        ("title: Acme policy", "title: [", "not readable as YAML"),
        ("id: acme-policy", "id: acme-policy\nid: other", "the same name twice in one mapping: id"),
    ])
    func `say what is wrong, with file, line and column`(line: String, becomes: String, says: String) throws {
        try #require(Self.policy.contains(line))
        let text = Self.policy.replacingOccurrences(
            of: line, with: becomes, range: Self.policy.range(of: line))
        #expect(try Self.problems(text).contains { $0.hasPrefix("own/a.yaml:") && $0.contains(says) }, "\(says)")
    }

    @Test func `say everything that is wrong in all of them at once`() throws {
        let one = Self.policy.replacing("ACC-03", with: "ACC-99").replacing("parent: P-1", with: "parent: P-9")
        let other = "version: 1\nextends: pci-dss\nsource: us\n"
        let problems = try Self.read(["a.yaml": one, "b.yml": other]).problems
        #expect(problems.contains { $0.hasPrefix("own/a.yaml:15:15: there is no control ACC-99") })
        #expect(problems.contains { $0.hasPrefix("own/a.yaml:12:13: there is no requirement P-9") })
        #expect(problems.contains { $0.hasPrefix("own/b.yml:2:10: there is no framework pci-dss") })
    }

    private static func small(_ id: String, to: String) -> String {
        """
        version: 1
        id: \(id)
        title: \(id)
        edition: "1"
        source: us
        licence: ours
        requirements: [{id: R, title: R}]
        mappings: [{requirement: R, to: \(to) R, relation: equal}]
        """
    }

    @Test func `may not lead back to where they began`() throws {
        let files = ["a.yaml": Self.small("a", to: "b"), "b.yaml": Self.small("b", to: "c")]
        let sound = ["c.yaml": Self.small("c", to: "iso27001-2022").replacing("2022 R", with: "2022 A.8.2")]
        #expect(try Self.read(files.merging(sound) { $1 }).problems == [])
        let cycle = try Self.read(files.merging(["c.yaml": Self.small("c", to: "a")]) { $1 }).problems
        #expect(
            cycle == ["own/c.yaml:8:33: the mappings lead back to where they began: c R → a R → b R → c R"])
    }

    @Test func `may map one edition to another of the same title`() throws {
        let old = Self.small("acme-1", to: "acme-2").replacing("title: acme-1", with: "title: Acme")
        let new = Self.small("acme-2", to: "iso27001-2022").replacing("title: acme-2", with: "title: Acme")
            .replacing("2022 R", with: "2022 A.8.2")
        #expect(try Self.read(["a.yaml": old, "b.yaml": new]).problems == [])
    }

    @Test func `that take each other's id are refused`() throws {
        let twice = try Self.read(["a.yaml": Self.policy, "b.yaml": Self.policy]).problems
        #expect(twice == ["own/b.yaml:2:5: there is a framework acme-policy already"])
    }

    @Test(arguments: ["", "[]", "7", "text", "null"])
    func `that are no mapping are refused`(text: String) throws {
        let problems = try Self.problems(text)
        #expect(!problems.isEmpty && problems.allSatisfy { $0.hasPrefix("own/a.yaml:1:") }, "\(problems)")
    }

    @Test func `that are not there are said with the place that names them`() throws {
        #expect(
            try Self.read([:]).problems == [
                "linewarden.yaml:3:14: there is no file own, and no folder with a .yaml file in it"
            ])
    }

    @Test func `of billions of requirements by reference are refused in no time`() throws {
        var text = "version: 1\nid: bomb\ntitle: b\nedition: '1'\nsource: s\nlicence: l\na0: &a0 [x, x]\n"
        for place in 1...40 { text += "a\(place): &a\(place) [*a\(place - 1), *a\(place - 1)]\n" }
        let problems = try Self.problems(text + "requirements: *a40\n")
        #expect(problems == ["own/a.yaml:7:5: names such as &name are not read here: write it out"])
    }

    @Test func `with names that stand for keys are refused before they are read`() throws {
        var text = "a0: &a0 {x: y}\r\n"
        for place in 1...40 { text += "? &a\(place) {*a\(place - 1) : *a\(place - 1)}\r\n: x\r\n" }
        #expect(try Self.problems(text) == ["own/a.yaml:1:5: names such as &name are not read here: write it out"])
    }

    @Test func `that can't be read are told, and not passed over`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "unreadable-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "b.yaml"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.policy.utf8).write(to: folder.appending(path: "a.yaml"))
        let path = FrameworkPath(name: "own", url: folder, line: 3, column: 14)
        let failure = #expect(throws: Failure.self) {
            try FrameworkFiles([path], namedBy: "linewarden.yaml").library()
        }
        #expect(failure?.message == "own/b.yaml:1:1: can't be read" && failure?.code == 78)
    }

    @Test func `have a requirement at least`() throws {
        let list = try #require(Self.policy.firstRange(of: "requirements:"))
        let end = try #require(Self.policy.firstRange(of: "mappings:"))
        let text = Self.policy.replacingCharacters(
            in: list.lowerBound..<end.lowerBound, with: "requirements: []\n")
        #expect(try Self.problems(text) == ["own/a.yaml:7:15: requirements is empty: name at least one"])
    }

    @Test func `with many mistakes are told all of them, with the nearest name for the first`() throws {
        let wrong = (1...40).map { "  - {requirement: P-1.\($0 + 1), controls: [ACC-03]}" }
        let text = Self.policy + "\n" + wrong.joined(separator: "\n")
        let problems = try Self.problems(text)
        #expect(problems.count == 40)
        #expect(problems.map { $0.contains("did you mean P-1.1?") } == (1...40).map { $0 <= 20 })
    }

    @Test func `that are too large or not UTF-8 are refused`() {
        let large = FrameworkFile(Array(repeating: 0x23, count: FrameworkFile.largest + 1), named: "large.yaml")
        #expect(large.error?.description == "large.yaml:1:1: not readable: it is larger than 4 MiB")
        let broken = FrameworkFile([0x69, 0xFF], named: "broken.yaml")
        #expect(broken.error?.description == "broken.yaml:1:1: not readable: it is not UTF-8")
    }
}
