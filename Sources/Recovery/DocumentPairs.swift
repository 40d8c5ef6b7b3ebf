import Capture
import ContactCenter

/// The documents of one kind in two captures, each beside the one of the same object.
struct DocumentPairs {
    private let kind: Kind
    private let before: Difference.Side
    private let after: Difference.Side
    private let rules: ComparisonRules
    private(set) var objects: [ObjectChange] = []
    private(set) var unseen = 0

    init(of kind: Kind, _ before: Difference.Side, _ after: Difference.Side, by rules: ComparisonRules) {
        self.kind = kind
        self.before = before
        self.after = after
        self.rules = rules
    }

    mutating func compare(_ first: Capture, _ second: Capture) throws(CaptureError) {
        let (old, new) = first.differingPaths(of: kind, from: second)
        var rest: [String: JSON] = [:]
        for path in new { try second.eachConfig(of: kind, at: path) { rest[$0] = $1 } }
        for path in old {
            try first.eachConfig(of: kind, at: path) { id, document in
                guard let other = rest.removeValue(forKey: id) else { return add(.removed, id, document) }
                compare(id, document, other)
            }
        }
        for (id, document) in rest { add(.added, id, document) }
        objects.sort { $0.id < $1.id }
    }

    private mutating func compare(_ id: String, _ document: JSON, _ other: JSON) {
        if document.isWritten(like: other) { return }
        var comparison = DocumentComparison(of: kind.name, by: rules)
        comparison.compare(document, other)
        unseen += comparison.unseen
        let fields = comparison.changes.filter { !isLeftOut($0) }
        guard let weight = fields.map(\.weight).max() else { return }
        objects.append(
            ObjectChange(kind.name, id, name: other.ownName ?? document.ownName, .changed(fields), weight: weight))
    }

    /// What came or went of a list that was not read whole may have been there, or be there, all the same.
    private mutating func add(_ what: ObjectChange.What, _ id: String, _ document: JSON) {
        guard what == .added ? before.isWhole : after.isWhole else { return }
        objects.append(
            ObjectChange(kind.name, id, name: document.ownName, what, weight: rules.weight(of: kind.name)))
    }

    /// Whether a field is missing on one side because the platform left it out of its answer.
    private func isLeftOut(_ change: FieldChange) -> Bool {
        let side = change.before.isEmpty ? before : change.after.isEmpty ? after : .whole
        return side.absences.contains { absence in
            guard case .leftOut(let field) = absence else { return false }
            return change.path == field || change.path.hasPrefix(field + ".")
        }
    }
}

extension Capture {

    /// The files of a kind that the other capture has not, or not the same, in each of the two.
    fileprivate func differingPaths(of kind: Kind, from other: Capture) -> (own: [String], other: [String]) {
        (
            paths(of: kind, in: .config).filter { !isSame($0, in: other) },
            other.paths(of: kind, in: .config).filter { !isSame($0, in: other) }
        )
    }

    private func isSame(_ path: String, in other: Capture) -> Bool {
        if let hash = manifest.files[path], let otherHash = other.manifest.files[path] { return hash == otherHash }
        return files[path] == other.files[path]
    }
}

extension JSON {

    /// What an object is called; nil where that is sealed.
    var ownName: String? { self["name"]?.string.flatMap { $0.isEmpty ? nil : $0 } }
}
