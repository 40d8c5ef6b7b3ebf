import Capture
import ContactCenter

/// The objects of one kind in two tenants, each beside the one of the same name.
struct TenantPairs {
    private let kind: Kind
    private let rules: ComparisonRules
    private let names: (first: ObjectNames, second: ObjectNames)
    private(set) var objects: [ObjectChange] = []

    /// Names several objects of one tenant have: nobody can tell which of them is the other's.
    private(set) var ambiguous: Set<String> = []

    init(of kind: Kind, by rules: ComparisonRules, _ names: (first: ObjectNames, second: ObjectNames)) {
        self.kind = kind
        self.rules = rules
        self.names = names
    }

    mutating func compare(_ first: Capture, _ second: Capture) throws(CaptureError) {
        var (old, new) = (try named(in: first), try named(in: second))
        ambiguous = Set(old.filter { $0.value.count > 1 }.keys).union(new.filter { $0.value.count > 1 }.keys)
        for name in ambiguous {
            old[name] = nil
            new[name] = nil
        }
        for name in Set(old.keys).union(new.keys).sorted() { compare(name, old[name]?.first, new[name]?.first) }
    }

    private func named(in capture: Capture) throws(CaptureError) -> [String: [JSON]] {
        var named: [String: [JSON]] = [:]
        for path in capture.paths(of: kind, in: .config) {
            try capture.eachConfig(of: kind, at: path) { id, document in
                let name = rules.name(of: document, kind: kind.name) ?? id
                named[kind.layout == .setting ? kind.name : name, default: []].append(document)
            }
        }
        return named
    }

    private mutating func compare(_ name: String, _ document: JSON?, _ other: JSON?) {
        guard let document, let other else {
            let what: ObjectChange.What = document == nil ? .added : .removed
            let shown = (document ?? other)?.ownName ?? name
            return objects.append(ObjectChange(kind.name, shown, name: nil, what, weight: rules.weight(of: kind.name)))
        }
        var comparison = DocumentComparison(
            of: kind.name, by: rules, referring: (names.first.referring, names.second.referring))
        comparison.compare(document, other)
        guard let weight = comparison.changes.map(\.weight).max() else { return }
        objects.append(
            ObjectChange(kind.name, document.ownName ?? name, name: nil, .changed(comparison.changes), weight: weight))
    }
}
