import Yams

/// A mapping of the configuration while it is read: gives out what it is asked for, and notes what is wrong.
final class Section {
    private let node: Node

    /// Its own full name: `tenants.acme`.
    let path: String
    private let notes: Notes
    private var asked: Set<String> = []

    /// What is wrong, gathered over the whole file.
    final class Notes {
        private(set) var problems: [ConfigurationError.Problem] = []

        func add(_ message: String, at node: Node) {
            problems.append(
                .init(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message: message))
        }

        /// Notes something at a place inside a node; at its beginning where nobody knows the place.
        func add(_ message: String, at node: Node, _ place: (line: Int, column: Int)?) {
            guard let place else { return add(message, at: node) }
            problems.append(.init(line: place.line, column: place.column, message: message))
        }
    }

    init(_ node: Node, path: String, notes: Notes) {
        self.node = node
        self.path = path
        self.notes = notes
        if node.mapping == nil { notes.add("\(path) must be a mapping of names to values", at: node) }
    }

    /// How much is wrong with the whole file, as far as it was read.
    var problemsSoFar: Int { notes.problems.count }

    /// The node of a member; nil where it is not given.
    func node(_ name: String) -> Node? {
        asked.insert(name)
        return node.mapping?[Node(name)]
    }

    func problem(_ message: String, at other: Node? = nil) { notes.add(message, at: other ?? node) }

    func text(_ name: String) -> String? {
        guard let value = node(name) else { return nil }
        guard let text = value.scalar?.string, !text.isEmpty else {
            problem("\(full(name)) must be a text", at: value)
            return nil
        }
        return text
    }

    /// A text that must be there.
    func need(_ name: String) -> String {
        if node(name) == nil { problem("\(full(name)) is missing") }
        return text(name) ?? ""
    }

    func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = node(name) else { return nil }
        guard let number = value.int, range.contains(number) else {
            problem("\(full(name)) must be a whole number from \(range.lowerBound) to \(range.upperBound)", at: value)
            return nil
        }
        return number
    }

    func flag(_ name: String) -> Bool? {
        guard let value = node(name) else { return nil }
        guard let flag = value.bool else {
            problem("\(full(name)) must be true or false", at: value)
            return nil
        }
        return flag
    }

    func texts(_ name: String) -> [String] { places(name).map(\.text) }

    /// The texts of a list, each with where it stands.
    func places(_ name: String) -> [(text: String, node: Node)] {
        guard let value = node(name) else { return [] }
        guard let items = value.sequence else {
            problem("\(full(name)) must be a list", at: value)
            return []
        }
        return items.compactMap { item in
            if let text = item.scalar?.string, !text.isEmpty { return (text, item) }
            problem("\(full(name)) must be a list of texts", at: item)
            return nil
        }
    }

    /// The mappings of a list.
    func sections(_ name: String) -> [Section] {
        guard let value = node(name) else { return [] }
        guard let items = value.sequence else {
            problem("\(full(name)) must be a list", at: value)
            return []
        }
        return items.enumerated().map { Section($1, path: "\(full(name))[\($0)]", notes: notes) }
    }

    func section(_ name: String) -> Section? {
        node(name).map { Section($0, path: full(name), notes: notes) }
    }

    /// Every member, for mappings whose names are the customer's own.
    func members() -> [(name: String, node: Node)] {
        (node.mapping.map(Array.init) ?? []).compactMap { key, value in
            guard let name = key.scalar?.string else {
                problem("a name under \(path) must be a text", at: key)
                return nil
            }
            asked.insert(name)
            return (name, value)
        }
    }

    /// Ends a section: whatever it was not asked for is unknown.
    func end() {
        for (key, _) in node.mapping.map(Array.init) ?? [] {
            guard let name = key.scalar?.string, !asked.contains(name) else { continue }
            let nearest = Nearest.to(name, among: asked).map { "; did you mean \($0)?" } ?? ""
            problem("\(full(name)) is not a setting\(nearest)", at: key)
        }
    }

    func full(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
