import Capture
import Foundation
import GenesysCloud
import Recovery
import Yams

/// Reads a scenario from a YAML file.
struct ScenarioFile {
    private let url: URL

    init(_ path: String) { url = URL(fileURLWithPath: path) }

    /// - Throws: ``ConfigurationError`` with everything that is wrong, ``Failure`` where there is no such file.
    func scenario() throws -> Scenario {
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            throw Failure(
                "can't read the scenario \(url.path)", hint: "docs/recovery/scenarios has some to begin with",
                code: .notThere)
        }
        return try Self.scenario(text, name: url.lastPathComponent)
    }

    static func scenario(_ text: String, name file: String) throws -> Scenario {
        let notes = Section.Notes()
        var scenario: Scenario?
        do {
            let root = Section(try Yams.compose(yaml: text) ?? Node([(Node, Node)]()), path: "", notes: notes)
            if root.integer("version", in: 1...1) == nil, root.node("version") == nil {
                root.problem("version is missing: this program reads version: 1")
            }
            let harm = root.sections("harm").compactMap(harm)
            if harm.isEmpty, notes.problems.isEmpty { root.problem("harm is missing: nothing happens") }
            scenario = Scenario(
                root.need("name"), title: root.need("title"), harm: harm, lost: root.texts("lost"),
                expected: root.sections("expected").compactMap(loss))
            root.end()
        } catch let error as YamlError {
            throw ConfigurationError(file: file, problems: [.init(error)])
        }
        guard let scenario, notes.problems.isEmpty else {
            throw ConfigurationError(file: file, problems: notes.problems)
        }
        return scenario
    }

    private static let kinds = GenesysCloud.kinds.filter { $0.layout != .lines }

    private static func harm(_ section: Section) -> Scenario.Harm? {
        defer { section.end() }
        let (kind, which, deed) = (kind(section), which(section), deed(section))
        return kind.flatMap { kind in deed.map { Scenario.Harm(to: kind, which, $0) } }
    }

    private static func loss(_ section: Section) -> Scenario.Loss? {
        defer { section.end() }
        let (kind, which, because) = (kind(section), which(section), section.text("because"))
        return kind.map { Scenario.Loss(of: $0, which, because: because) }
    }

    private static func kind(_ section: Section) -> Kind? {
        let name = section.need("kind")
        if let kind = kinds.first(where: { $0.name == name }) { return kind }
        let nearest = Nearest.to(name, among: kinds.map(\.name)).map { "; did you mean \($0)?" } ?? ""
        if !name.isEmpty { section.problem("there is no kind \(name)\(nearest)", at: section.node("kind")) }
        return nil
    }

    private static func which(_ section: Section) -> Scenario.Which {
        switch section.text("which") {
        case nil, "all": .all
        case "first": .first
        case let name?: .named(name)
        }
    }

    private static func deed(_ section: Section) -> Scenario.Deed? {
        let given = ["delete", "set", "add"].filter { section.node($0) != nil }
        guard given.count == 1 else {
            section.problem("\(section.path) must say one of delete, set and add")
            return nil
        }
        if given == ["delete"] {
            _ = section.flag("delete")
            return .delete
        }
        if let document = section.node("add") { return .add(JSON(yaml: document)) }
        return section.section("set").map { members in
            .set(members.members().map { ($0.name.split(separator: ".").map(String.init), JSON(yaml: $0.node)) })
        }
    }
}

extension JSON {

    /// The value of a YAML node: plain words that are numbers or truth values are those, quoted ones are texts.
    init(yaml node: Node) {
        var json = JSONWriter()
        Self.write(node, &json)
        self = (try? JSON(json.bytes)) ?? JSON(literal: "null")
    }

    private static func write(_ node: Node, _ json: inout JSONWriter) {
        switch node {
        case .mapping(let mapping):
            json.object { json in
                for (key, value) in mapping {
                    json.key(key.string ?? "")
                    write(value, &json)
                }
            }
        case .sequence(let sequence): json.array { json in for element in sequence { write(element, &json) } }
        case .scalar(let scalar): write(scalar, node, &json)
        case .alias: json.null()
        }
    }

    private static func write(_ scalar: Node.Scalar, _ node: Node, _ json: inout JSONWriter) {
        guard scalar.style == .plain || scalar.style == .any else { return json.string(scalar.string) }
        if let flag = node.bool { return json.boolean(flag) }
        if let number = node.int { return json.integer(number) }
        if node.null != nil { return json.null() }
        json.string(scalar.string)
    }
}
