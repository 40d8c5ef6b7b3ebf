public import Capture

/// What the objects of a tenant are called, by kind and id, and the other way about.
public struct ObjectNames: Sendable {
    private let rules: ComparisonRules
    private var names: [String: [String: String]] = [:]
    private var ids: [String: [String: [String]]] = [:]

    public init(by rules: ComparisonRules) { self.rules = rules }

    public init(of capture: Capture, kinds: [Kind], by rules: ComparisonRules) throws(CaptureError) {
        self.init(by: rules)
        for kind in kinds where kind.layout == .objects {
            for path in capture.paths(of: kind, in: .config) {
                try capture.eachConfig(of: kind, at: path) { id, document in add(document, kind: kind.name, id: id) }
            }
        }
    }

    /// Takes in an object; what has no name is told by its id.
    public mutating func add(_ document: JSON, kind: String, id: String) {
        let name = rules.name(of: document, kind: kind) ?? id
        names[kind, default: [:]][id] = name
        ids[kind, default: [:]][name, default: []].append(id)
    }

    public func name(of kind: String, id: String) -> String? { names[kind]?[id] }

    /// The objects of that name: several where nobody can tell which of them is meant.
    public func ids(of kind: String, named name: String) -> [String] { ids[kind]?[name] ?? [] }

    /// `divisions/Back Office`; what has no name that anybody may read is the same in every tenant.
    func referring(_ kinds: [String], _ reference: JSON) -> String {
        let id = reference.referredID ?? ""
        for kind in kinds {
            if let name = names[kind]?[id] { return "\(kind)/\(name)" }
        }
        return kinds[0] + "/" + (reference.ownName ?? "«somebody»")
    }
}

extension ObjectNames {

    /// Lets go of everything of a kind: it is read again.
    public mutating func forget(_ kind: String) {
        names[kind] = nil
        ids[kind] = nil
    }

    /// What is called so in every tenant; nil where it has no name.
    public func own(of document: JSON, kind: String) -> String? { rules.name(of: document, kind: kind) }
}
