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
                named[kind.layout == .setting ? kind.name : document.ownName ?? id, default: []].append(document)
            }
        }
        return named
    }

    private mutating func compare(_ name: String, _ document: JSON?, _ other: JSON?) {
        guard let document, let other else {
            let what: ObjectChange.What = document == nil ? .added : .removed
            return objects.append(ObjectChange(kind.name, name, name: nil, what, weight: rules.weight(of: kind.name)))
        }
        var comparison = DocumentComparison(
            of: kind.name, by: rules, referring: (names.first.referring, names.second.referring))
        comparison.compare(document, other)
        guard let weight = comparison.changes.map(\.weight).max() else { return }
        objects.append(ObjectChange(kind.name, name, name: nil, .changed(comparison.changes), weight: weight))
    }
}

/// What the objects of a tenant are called, by kind and id.
struct ObjectNames {
    private var names: [String: [String: String]] = [:]

    init(of capture: Capture, kinds: [Kind]) throws(CaptureError) {
        for kind in kinds where kind.layout == .objects {
            for path in capture.paths(of: kind, in: .config) {
                try capture.eachConfig(of: kind, at: path) { id, document in
                    names[kind.name, default: [:]][id] = document.ownName ?? id
                }
            }
        }
    }

    /// `divisions/Back Office`; what has no name that anybody may read is the same in every tenant.
    func referring(_ kinds: [String], _ reference: JSON) -> String {
        let id = reference.referredID ?? ""
        for kind in kinds {
            if let name = names[kind]?[id] { return "\(kind)/\(name)" }
        }
        return kinds[0] + "/" + (reference.ownName ?? "«somebody»")
    }
}
