import Capture
import ContactCenter
import Recovery
import Response

/// What is gone from a tenant and comes back by a plan: by the id it had, and what it is called.
struct ReturningThings: Sendable {

    /// What makes and completes them.
    private(set) var changes: [Change] = []
    private var things: [String: Thing] = [:]

    struct Thing: Hashable, Sendable {
        let kind: String

        /// The id it had.
        let id: String
        let name: String
        let target: Subject
    }

    init() {}

    /// - Parameter wanted: The capture it comes back from.
    init(_ changes: [Change], from wanted: Capture) throws(CaptureError) {
        self.changes = changes.filter { MakeCalls.verbs.contains($0.verb) }
        for change in changes where change.verb == .make {
            guard let call = MakeCalls.call(for: change), call.kind.layout == .objects,
                let document = try wanted.config(of: call.kind, id: change.target.id)
            else { continue }
            let name = ObjectNames(by: GenesysCloud.compared).own(of: document, kind: call.kind.name)
            things[change.target.id] = Thing(
                kind: call.kind.name, id: change.target.id, name: name ?? change.target.id, target: change.target)
        }
    }

    var isEmpty: Bool { things.isEmpty }

    func thing(_ kinds: [String], _ id: String) -> Thing? { things[id].flatMap { kinds.contains($0.kind) ? $0 : nil } }

    /// What of them a document names, in the order of their names: wherever an id is all there is of a text, since not every
    /// place that refers is known.
    func named(in document: JSON) -> [Thing] {
        guard !isEmpty else { return [] }
        var found: Set<Thing> = []
        document.eachText { text in if let thing = things[text] { found.insert(thing) } }
        return found.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}

extension Capture {

    /// Whether it holds something of that id, of one of some kinds; nil where it does not tell all of one of them.
    func holds(_ id: String, of kinds: [String]) -> Bool? {
        var isWhole = true
        for name in kinds {
            guard let kind = GenesysCloud.kindsByName[name], manifest.record(of: name)?.absences.isEmpty == true else {
                isWhole = false
                continue
            }
            let path = kind.path(of: id, in: .config)
            if kind.layout == .objects, manifest.files[path] != nil { return true }
            if kind.layout == .lines, hasLine(id, of: kind, at: path) { return true }
        }
        return isWhole ? false : nil
    }

    private func hasLine(_ id: String, of kind: Kind, at path: String) -> Bool {
        var isThere = false
        try? eachConfig(of: kind, at: path) { other, _ in if other == id { isThere = true } }
        return isThere
    }
}

extension GenesysCloud {
    static let kindsByName = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
}
