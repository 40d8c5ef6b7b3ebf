import Frameworks
import Yams

/// Reads the requirements of a customer's framework.
struct RequirementsReading {
    private let root: Section

    init(_ root: Section) { self.root = root }

    private struct Entry {
        let id: String
        let title: String
        let parent: String?
        let section: Section
    }

    func catalogue(title: String) -> Catalogue {
        let edition = root.need("edition")
        let source = root.need("source")
        let licence = root.need("licence")
        let isSelection = root.flag("selection") ?? false
        let entries = entries()
        let titles = Dictionary(entries.map { ($0.id, $0.title) }) { first, _ in first }
        checkParents(entries, Array(titles.keys))
        return Catalogue(
            title: title, edition: edition, publisher: root.text("publisher") ?? "", licence: licence, source: source,
            isSelection: isSelection,
            requirements: entries.map { entry in
                Requirement(id: entry.id, title: entry.title, group: entry.parent.flatMap { titles[$0] } ?? "")
            })
    }

    private func entries() -> [Entry] {
        let list = root.node("requirements")
        if list == nil { root.problem("requirements is missing") }
        if list?.sequence?.isEmpty == true { root.problem("requirements is empty: name at least one", at: list) }
        var seen: Set<String> = []
        return root.sections("requirements").map { section in
            defer { section.end() }
            let id = section.need("id")
            if !id.isEmpty, !seen.insert(id).inserted {
                section.problem("there is a requirement \(id) already", at: section.node("id"))
            }
            return Entry(id: id, title: section.need("title"), parent: section.text("parent"), section: section)
        }
    }

    private func checkParents(_ entries: [Entry], _ ids: [String]) {
        let known = Set(ids)
        let children = entries.filter { $0.parent != nil }
        for child in children {
            guard let parent = child.parent, !known.contains(parent) else { continue }
            child.section.problem(
                "there is no requirement \(parent)\(child.section.nearest(to: parent, among: ids))",
                at: child.section.node("parent"))
        }
        for cycle in Cycles(in: children.map { ($0.id, $0.parent ?? "") }).closing {
            children[cycle.arrow].section.problem(
                "its parents lead back to it: \(cycle.way.joined(separator: " → "))",
                at: children[cycle.arrow].section.node("parent"))
        }
    }
}

extension Section {

    /// `; did you mean A.8.2?`, or nothing where no word is near.
    ///
    /// Nor is one looked for once a file has many mistakes: each look goes over every word.
    func nearest(to word: String, among known: some Collection<String>) -> String {
        problemsSoFar < 20 ? Nearest.words(to: word, among: known) : ""
    }
}

extension Nearest {

    /// `; did you mean A.8.2?`, or nothing where no word is near.
    static func words(to word: String, among known: some Collection<String>) -> String {
        to(word, among: known).map { "; did you mean \($0)?" } ?? ""
    }
}
