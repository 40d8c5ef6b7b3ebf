import Capture
import Foundation
import Recovery
import Testing

@testable import Commands

@Suite("The file of a scenario")
struct ScenarioFileTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/recovery/scenarios")

    private static func problems(_ text: String) -> [String] {
        do {
            _ = try ScenarioFile.scenario(text, name: "s.yaml")
            return []
        } catch let error as ConfigurationError {
            return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test(arguments: [
        "stolen-administrator", "deleted-retention", "trunk-downgrade", "key-pending-deletion", "ransom-of-flows",
    ])
    func `is one of five that come with the program, and says what is lost`(name: String) throws {
        let scenario = try ScenarioFile(Self.folder.appending(path: "\(name).yaml").path).scenario()
        #expect(scenario.name == name)
        #expect(!scenario.harm.isEmpty && !scenario.lost.isEmpty)
        #expect(scenario.lost.allSatisfy { $0.hasSuffix(".") })
    }

    @Test func `says plainly that no key comes back`() throws {
        let scenario = try ScenarioFile(Self.folder.appending(path: "key-pending-deletion.yaml").path).scenario()
        #expect(scenario.lost.first?.hasPrefix("No restore brings a key back.") == true)
    }

    @Test func `takes plain words for what they are, and quoted ones as texts`() throws {
        let scenario = try ScenarioFile.scenario(
            """
            version: 1
            name: n
            title: t
            harm:
              - {kind: roles, which: Agent, set: {a.b: [1, true, null, word, "1"], c: {d: -5}}}
            """, name: "s.yaml")
        guard case .set(let members)? = scenario.harm.first?.deed else {
            Issue.record("\(scenario.harm)")
            return
        }
        #expect(members.map(\.path) == [["a", "b"], ["c"]])
        #expect(
            members.map { String(decoding: $0.value.canonical(), as: UTF8.self) } == [
                #"[1,true,null,"word","1"]"#, #"{"d":-5}"#,
            ])
        #expect(scenario.harm.first?.which == .named("Agent"))
    }

    @Test func `says what it expects to stay lost, by kind and name`() throws {
        let text = "version: 1\nname: n\ntitle: t\nharm: [{kind: roles, delete: true}]\n"
        let none = try ScenarioFile.scenario(text, name: "s.yaml")
        #expect(none.expected.isEmpty)
        let some = try ScenarioFile.scenario(
            text
                + "expected: [{kind: roles, which: first}, {kind: flows, because: it is gone}, {kind: skills, which: Billing}]\n",
            name: "s.yaml")
        #expect(some.expected.map(\.kind.name) == ["roles", "flows", "skills"])
        #expect(some.expected.map(\.because) == [nil, "it is gone", nil])
        #expect(some.expected.map(\.which) == [.first, .all, .named("Billing")])
        #expect(Self.problems(text + "expected: [{kind: role}]\n").contains { $0.contains("there is no kind role") })
    }

    @Test(arguments: [
        ("version: 1\nname: n\ntitle: t\n", "1:1: harm is missing: nothing happens"),
        (
            "version: 1\nname: n\ntitle: t\nharm: [{kind: role, delete: true}]\n",
            "4:15: there is no kind role; did you mean roles?"
        ),
        (
            "version: 1\nname: n\ntitle: t\nharm: [{kind: roles}]\n",
            "4:8: harm[0] must say one of delete, set and add"
        ),
        (
            "version: 1\nname: n\ntitle: t\nharm: [{kind: people, delete: true}]\n",
            "4:15: there is no kind people"
        ),
        ("version: 2\nname: n\ntitle: t\nharm: []\n", "1:10: version must be a whole number from 1 to 1"),
    ])
    func `with a mistake says where`(text: String, problem: String) {
        let problems = Self.problems(text)
        #expect(problems.contains { $0.hasPrefix(String(problem.prefix(40))) }, "\(problems)")
    }
}
