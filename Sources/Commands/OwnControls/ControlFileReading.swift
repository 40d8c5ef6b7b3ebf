import Assurance
import Capture
import Catalog
import ContactCenter
import Frameworks
import Inventory
import Yams

/// Reads the file of a control of the customer's own; `docs/custom-controls.md` documents it.
struct ControlFileReading {
    private let bytes: [UInt8]
    private let text: String
    private let name: String
    private let notes = Section.Notes()

    /// The largest file there is, in bytes.
    static let most = 256 << 10

    /// - Parameter name: As mistakes name it.
    init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// - Throws: ``ConfigurationError`` with everything that is wrong.
    func control() throws -> OwnControl {
        let node = try node()
        let control = control(Section(node, path: "", notes: notes))
        if notes.problems.isEmpty { try noteFlaws(of: control, in: node) }
        guard notes.problems.isEmpty else { throw ConfigurationError(file: name, problems: notes.problems) }
        return control
    }

    /// The id alone, of a file that may be wrong in everything else; nil where it has none.
    func id() throws -> Control.ID? { try node().mapping?["id"]?.scalar.map { Control.ID($0.string) } }

    private func node() throws -> Node {
        if bytes.count > Self.most { throw ConfigurationError.about(name, "is larger than \(Self.most >> 10) KiB") }
        if let anchor = Anchors.first(in: text) { throw ConfigurationError(file: name, problems: [anchor]) }
        do {
            return try Yams.compose(yaml: text) ?? Node([(Node, Node)]())
        } catch let error as YamlError {
            throw ConfigurationError(file: name, problems: [.init(error)])
        }
    }

    private func control(_ root: Section) -> OwnControl {
        defer { root.end() }
        let id = id(root)
        return OwnControl(
            id: id, version: root.integer("version", in: 1...1_000_000) ?? 1, title: prose("title", root),
            severity: severity(root), satisfies: satisfies(root), why: prose("why", root),
            remedy: prose("remedy", root),
            reads: reads(root), query: root.need("query"), examined: root.text("examined"),
            passing: example("passing", root), failing: example("failing", root), sha256: bytes.sha256)
    }

    private static let ourPrefixes = Set(Catalog.controls.map(\.id.prefix))

    private func id(_ root: Section) -> Control.ID {
        let id = Control.ID(root.need("id"))
        guard !id.rawValue.isEmpty else { return id }
        if id.rawValue.wholeMatch(of: /[A-Z][A-Z0-9]{1,7}-[0-9]{2,4}/) == nil {
            root.problem("id must be capitals, a hyphen and a number, such as ORG-01", at: root.node("id"))
        } else if Self.ourPrefixes.contains(id.prefix) {
            root.problem(
                "\(id.prefix) is a prefix of the baseline; take one of your own, such as ORG", at: root.node("id"))
        }
        return id
    }

    /// Words, however their lines were broken.
    private func prose(_ name: String, _ root: Section) -> String {
        root.need(name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func severity(_ root: Section) -> Severity {
        let word = root.need("severity")
        if let severity = Severity(rawValue: word) { return severity }
        let known = Severity.allCases.map(\.rawValue)
        if !word.isEmpty {
            root.problem(
                "there is no severity \(word)" + (nearest(word, known) ?? "; there are \(known.spelledOut())"),
                at: root.node("severity"))
        }
        return .low
    }

    private func satisfies(_ root: Section) -> [Citation] {
        guard let all = root.section("satisfies") else { return [] }
        return all.members().flatMap { id, node -> [Citation] in
            guard let framework = Framework.published.first(where: { $0.id == id }) else {
                let known = Framework.published.filter { Catalogues.catalogue(of: $0)?.supersededBy == nil }.map(\.id)
                all.problem("there is no framework \(id)" + (nearest(id, known) ?? ""), at: node)
                return []
            }
            return all.texts(id).map { clause in
                let citation = Citation(framework, clause)
                if Catalogues.requirement(citation) == nil {
                    let known = Catalogues.requirements(of: framework).map(\.id)
                    all.problem("\(framework.name) has no \(clause)" + (nearest(clause, known) ?? ""), at: node)
                }
                return citation
            }
        }
    }

    private func reads(_ root: Section) -> [String] {
        let tables = root.texts("reads")
        let known = Inventory.tables.map(\.name).filter { $0 != "absences" }
        if tables.isEmpty { root.problem("reads must name at least one table", at: root.node("reads")) }
        for table in tables where !known.contains(table) {
            root.problem("there is no table \(table)" + (nearest(table, known) ?? ""), at: root.node("reads"))
        }
        return tables
    }

    private func example(_ name: String, _ root: Section) -> Example {
        guard let section = root.section(name) else {
            root.problem("\(name) is missing: every control shows a tenant that is in order and one that is not")
            return Example(rows: [:], asOf: nil)
        }
        return ExampleReading(section, notes: notes).example()
    }

    private func nearest(_ word: String, _ known: [String]) -> String? {
        Nearest.to(word, among: known).map { "; did you mean \($0)?" }
    }
}

extension ControlFileReading {

    /// Notes what is wrong with the queries, at its place in the file.
    private func noteFlaws(of control: OwnControl, in root: Node) throws {
        for flaw in try control.flaws() {
            let node = root.mapping?[Node(flaw.part.rawValue)] ?? root
            let names = Inventory.tables.map(\.name) + Inventory.tables.flatMap(\.columns).map(\.name)
            let hint = flaw.unknownName.flatMap { nearest($0, names) } ?? ""
            let place = flaw.place.flatMap { self.place($0, in: node) }
            notes.add("\(flaw.part.rawValue): \(flaw.message)\(hint)", at: node, place)
        }
    }

    /// Where a place of a query is in the file; nil where YAML folded its lines.
    private func place(_ place: QueryError.Place, in node: Node) -> (line: Int, column: Int)? {
        guard let scalar = node.scalar, scalar.style == .literal, let mark = scalar.mark else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard mark.line < lines.count else { return nil }
        let indent = lines[mark.line].prefix { $0 == " " }.count
        return (mark.line + place.line, indent + place.column)
    }
}

extension Control.ID {
    fileprivate var prefix: String { String(rawValue.prefix { $0 != "-" }) }
}
