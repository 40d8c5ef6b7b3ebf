import Assurance
import Catalog
import ContactCenter
import Frameworks

/// Reads a file that puts the controls into an order of its own.
struct ViewFile {
    private let name: String
    private let controls: [Control.ID]

    /// - Parameters:
    ///   - name: As errors call it.
    ///   - controls: Those there are.
    init(_ name: String, controls: [Control.ID]) {
        self.name = name
        self.controls = controls
    }

    /// A view by its name, or from a file.
    ///
    /// - Throws: ``Failure`` where there is none, ``ConfigurationError`` with everything that is wrong in it.
    static func view(_ wanted: String, controls: [Control.ID]) throws -> View {
        if let shipped = View.shipped.first(where: { $0.name == wanted }) {
            return try ViewFile(wanted, controls: controls).view(shipped.bytes)
        }
        guard let bytes = try? Files.contents(of: wanted) else {
            let names = View.shipped.map(\.name)
            throw Failure(
                "there is no view \(wanted), and no file of that name",
                hint: Nearest.to(wanted, among: names).map { "did you mean \($0)?" }
                    ?? "there is \(names.joined(separator: ", ")); docs/frameworks.md has the format of a file",
                code: .notThere)
        }
        return try ViewFile(wanted, controls: controls).view(bytes)
    }

    private func view(_ bytes: [UInt8]) throws -> View {
        let notes = Section.Notes()
        var unreadable: [ConfigurationError.Problem] = []
        guard let root = FrameworkFile.root(bytes, notes, &unreadable) else {
            throw ConfigurationError(file: name, problems: unreadable)
        }
        if root.integer("version", in: 1...1) == nil, root.node("version") == nil {
            root.problem("version is missing: this program reads version: 1")
        }
        let view = View(
            id: root.need("view"), title: root.need("title"), source: root.need("source"),
            groups: root.sections("groups").map(group))
        if view.groups.isEmpty { root.problem("groups is missing") }
        root.end()
        guard notes.problems.isEmpty else { throw ConfigurationError(file: name, problems: notes.problems) }
        return view
    }

    private func group(_ section: Section) -> View.Group {
        defer { section.end() }
        let entries = section.places("controls")
        for (entry, node) in entries where !controls.contains(where: { View.Group.names(entry, $0) }) {
            let nearest = Nearest.to(entry, among: controls.map(\.rawValue)).map { "; did you mean \($0)?" } ?? ""
            section.problem("there is no control \(entry)\(nearest)", at: node)
        }
        return View.Group(
            id: section.need("id"), title: section.need("title"), controls: entries.map(\.text),
            note: section.text("note"))
    }
}
