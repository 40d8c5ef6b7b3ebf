import Assurance
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Redaction
import Yams

/// What `linewarden.yaml` says.
///
/// `docs/configuration.md` documents it.
struct Configuration {
    var tenants: [String: TenantConfiguration]

    /// Those who can sign; empty where nobody was given a key.
    var people: [Signatory]

    /// Where checkpoints go; empty where they stay with their ledger.
    var places: [OutsidePlace]

    /// Where copies of archives and ledgers go; empty where there are none.
    var copies: [CopyPlace]

    /// Files and folders with frameworks of the customer's own; read only where they are asked for.
    var frameworks: [FrameworkPath]

    /// Reads a file.
    ///
    /// - Throws: ``ConfigurationError`` with everything that is wrong, ``MissingFile`` where there is none.
    init(file: URL) throws {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw MissingFile(path: file.path) }
        try self.init(text, name: file.lastPathComponent, folder: file.deletingLastPathComponent())
    }

    /// - Parameter folder: What relative paths are relative to.
    init(_ text: String, name: String, folder: URL) throws {
        let notes = Section.Notes()
        var tenants: [String: TenantConfiguration] = [:]
        var people: [Signatory] = []
        var places: [OutsidePlace] = []
        var copies: [CopyPlace] = []
        var frameworks: [FrameworkPath] = []
        do {
            let root = Section(try Yams.compose(yaml: text) ?? Node([(Node, Node)]()), path: "", notes: notes)
            if root.integer("version", in: 1...1) == nil, root.node("version") == nil {
                root.problem("version is missing: this program reads version: 1")
            }
            if let section = root.section("people") { people = PeopleReading(section, notes: notes).people() }
            if let section = root.section("checkpoints") {
                places = OutsidePlaceReading(section, folder: folder).places()
            }
            if let section = root.section("copies") { copies = CopyPlaceReading(section, folder: folder).places() }
            frameworks = root.places("frameworks").map { text, node in
                FrameworkPath(
                    name: text, url: URL(fileURLWithPath: text, relativeTo: folder), line: node.mark?.line ?? 1,
                    column: node.mark?.column ?? 1)
            }
            for (name, node) in root.section("tenants")?.members() ?? [] {
                let section = Section(node, path: "tenants.\(name)", notes: notes)
                tenants[name] = TenantConfiguration(section, folder: folder)
            }
            root.end()
        } catch let error as YamlError {
            throw ConfigurationError(file: name, problems: [.init(error)])
        }
        guard notes.problems.isEmpty else { throw ConfigurationError(file: name, problems: notes.problems) }
        self.tenants = tenants
        self.people = people
        self.places = places
        self.copies = copies
        self.frameworks = frameworks
    }

    struct MissingFile: Error {
        let path: String
    }
}

extension ConfigurationError.Problem {
    init(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let place = context.map { " \($0.text)" } ?? ""
            self.init(line: mark.line, column: mark.column, message: "not readable as YAML:\(place) \(problem)")
        case .duplicatedKeysInMapping(let names, let context):
            self.init(
                line: context.mark.line, column: context.mark.column,
                message: "the same name twice in one mapping: \(names.sorted().joined(separator: ", "))")
        default: self.init(line: 1, column: 1, message: "not readable as YAML: \(error)")
        }
    }
}
