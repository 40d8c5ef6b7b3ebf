import Capture

/// What a platform's room says of its documents, so that two captures can be compared by what they mean.
///
/// A path names the members that lead to a field, with `[]` for the elements of an array:
/// `permissionPolicies[].actionSet`. Whatever no rule speaks of is compared as it stands, the order of arrays included.
public struct ComparisonRules: Sendable {

    /// Keys that move by themselves, wherever they stand, inside arrays too.
    public var volatile: Set<String>

    /// Per kind, paths that follow from another object: who changes that one changes these, and they are told there.
    public var derived: [String: Set<String>]

    /// Per kind, paths of maps and schemas: the keys in them are words of whoever set them, whatever else is called so.
    public var ownWords: [String: Set<String>]

    /// Kinds that are measured and not set: nothing about them is drift.
    public var measured: Set<String>

    /// Per kind, the arrays whose order means nothing.
    public var sets: [String: Set<String>]

    /// The kinds a member refers to, by its key wherever it stands: `division`, `roleId`.
    public var references: [String: [String]]

    /// The kinds a member refers to, per kind and path.
    public var placedReferences: [String: [String: [String]]]

    /// The kinds every member of a map refers to, whatever its key, per kind and path of the map.
    public var mappedReferences: [String: [String: [String]]]

    /// Per kind, the member that says in every tenant which object it is, whatever it is called there.
    ///
    /// The home division, the default roles; elsewhere and where it says nothing the name does.
    public var namesakes: [String: String]

    /// Per kind; what is not listed is of medium weight.
    public var weights: [String: Weight]

    /// Keys that are of light weight in every kind: `description`.
    public var lightKeys: Set<String>

    /// Per kind, paths that weigh something else than their kind.
    public var fieldWeights: [String: [String: Weight]]

    public init(
        volatile: Set<String>, derived: [String: Set<String>] = [:], ownWords: [String: Set<String>] = [:],
        measured: Set<String> = [],
        sets: [String: Set<String>] = [:],
        references: [String: [String]] = [:], placedReferences: [String: [String: [String]]] = [:],
        mappedReferences: [String: [String: [String]]] = [:],
        namesakes: [String: String] = [:], weights: [String: Weight] = [:], lightKeys: Set<String> = [],
        fieldWeights: [String: [String: Weight]] = [:]
    ) {
        self.volatile = volatile
        self.derived = derived
        self.ownWords = ownWords
        self.measured = measured
        self.sets = sets
        self.references = references
        self.placedReferences = placedReferences
        self.mappedReferences = mappedReferences
        self.namesakes = namesakes
        self.weights = weights
        self.lightKeys = lightKeys
        self.fieldWeights = fieldWeights
    }

    /// What tells an object from others of its kind in every tenant; nil where it has nothing of that sort.
    func name(of document: JSON, kind: String) -> String? {
        guard let member = namesakes[kind] else { return document.ownName }
        if let value = document[key: member]?.string, !value.isEmpty { return "\(member) \(value)" }
        return document[key: member]?.boolean == true ? member : document.ownName
    }

    public func weight(of kind: String) -> Weight { weights[kind] ?? .medium }

    /// The kinds of which a change is a matter of security, sorted.
    public var securityKinds: [String] { weights.filter { $0.value == .heavy }.keys.sorted() }

    /// Whether a change in a kind can be a matter of security.
    public func isWatched(_ kind: String) -> Bool {
        weight(of: kind) == .heavy || fieldWeights[kind]?.values.contains(.heavy) ?? false
    }

    /// How much a property matters that an audit entry names.
    public func weight(of kind: String, property: String) -> Weight {
        weight(of: kind, at: property, key: property.split(separator: ".").last.map(String.init) ?? property)
    }

    func weight(of kind: String, at path: String, key: String) -> Weight {
        if let weight = fieldWeights[kind]?[path] { return weight }
        return lightKeys.contains(key) ? .light : weight(of: kind)
    }

    /// Whether a member says nothing about what somebody set there.
    func isPassedOver(_ key: String, at path: String, of kind: String) -> Bool {
        derived[kind]?.contains(path) ?? false || volatile.contains(key) && !isOwnWord(path, of: kind)
    }

    /// Whether a value is more than there and empty, as far as somebody set it: one answer has `null` or `[]` where another
    /// has nothing.
    func isSaid(_ value: JSON, by key: String, at path: String, of kind: String) -> Bool {
        switch value.kind {
        case .null: false
        case .string: value.string != ""
        case .array: value.elements.contains { _ in true }
        case .object: isSaid(inside: value, at: path, of: kind) || isReference(value, by: key, at: path, of: kind)
        case .number, .boolean: true
        }
    }

    private func isSaid(inside object: JSON, at path: String, of kind: String) -> Bool {
        object.pairs.contains { key, value in
            let key = key.string ?? ""
            let path = path.joined(key)
            return !isPassedOver(key, at: path, of: kind) && isSaid(value, by: key, at: path, of: kind)
        }
    }

    /// Whether it says whom it refers to, even where an id alone says nothing: in another tenant the same have others.
    private func isReference(_ value: JSON, by key: String, at path: String, of kind: String) -> Bool {
        value.referredID != nil && referred(by: key, at: path, of: kind) != nil
    }

    /// Whether a member lies where keys are words of whoever set them.
    private func isOwnWord(_ path: String, of kind: String) -> Bool {
        ownWords[kind]?.contains { path.hasPrefix($0 + ".") } ?? false
    }

    func isSet(_ path: String, of kind: String) -> Bool { sets[kind]?.contains(path) ?? false }

    func referred(by key: String, at path: String, of kind: String) -> [String]? {
        if let placed = placedReferences[kind]?[path] ?? mapped(by: key, at: path, of: kind) { return placed }
        guard let kinds = references[key], !isOwnWord(path, of: kind) else { return nil }
        return kinds
    }

    private func mapped(by key: String, at path: String, of kind: String) -> [String]? {
        guard let maps = mappedReferences[kind], path.utf8.count > key.utf8.count else { return nil }
        return maps[String(path.dropLast(key.count + 1))]
    }
}
