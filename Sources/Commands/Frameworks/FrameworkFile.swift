import Assurance
import Foundation
import Frameworks
import Yams

/// A file of frameworks while it is read: first what it defines, then, once every file is known, what it maps.
struct FrameworkFile {

    /// As errors call it.
    let name: String
    let notes = Section.Notes()
    let root: Section?
    let framework: Framework
    let catalogue: Catalogue?

    /// What is wrong with it as YAML.
    private let unreadable: [ConfigurationError.Problem]

    /// The most that is read of one.
    static let largest = 4 << 20

    init(_ bytes: [UInt8], named name: String) {
        self.name = name
        var unreadable: [ConfigurationError.Problem] = []
        root = Self.root(bytes, notes, &unreadable)
        self.unreadable = unreadable
        guard let root else {
            framework = Framework("", "")
            catalogue = nil
            return
        }
        if root.integer("version", in: 1...1) == nil, root.node("version") == nil {
            root.problem("version is missing: this program reads version: 1")
        }
        if let extended = root.text("extends") {
            framework = Framework(extended, extended)
            catalogue = nil
            _ = root.need("source")
        } else {
            framework = Framework(Self.id(root), root.need("title"))
            catalogue = RequirementsReading(root).catalogue(title: framework.name)
        }
    }

    var error: ConfigurationError? {
        let problems = unreadable + notes.problems
        return problems.isEmpty ? nil : ConfigurationError(file: name, problems: problems)
    }

    /// The mapping a file is; nil where it does not read, with why.
    static func root(
        _ bytes: [UInt8], _ notes: Section.Notes, _ unreadable: inout [ConfigurationError.Problem]
    ) -> Section? {
        guard bytes.count <= largest, let text = String(validating: bytes, as: UTF8.self) else {
            let why = bytes.count > largest ? "larger than \(largest >> 20) MiB" : "not UTF-8"
            unreadable.append(.init(line: 1, column: 1, message: "not readable: it is \(why)"))
            return nil
        }
        if let anchor = Anchors.first(in: text) {
            unreadable.append(anchor)
            return nil
        }
        do {
            return Section(try Yams.compose(yaml: text) ?? Node([(Node, Node)]()), path: "", notes: notes)
        } catch {
            unreadable.append((error as? YamlError).map { .init($0) } ?? .init(line: 1, column: 1, message: "\(error)"))
            return nil
        }
    }

    private static func id(_ root: Section) -> String {
        let id = root.need("id")
        let isPlain = id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "-._".contains($0)) }
        if !isPlain { root.problem("id must be of small letters, digits, - . and _", at: root.node("id")) }
        return id
    }
}
