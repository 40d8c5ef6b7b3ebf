public import Capture

/// A document of one tenant as it is to stand in another: every reference leads to the object of the same name there.
///
/// What cannot be carried over is left out and told: a reference to what is not there, a secret of which only a mark is
/// kept, an id of nobody knows what. In a list it takes the whole element with it: half an element means something else.
public struct MappedDocument: Sendable {
    public let document: JSON

    /// In the order of their paths.
    public let missing: [Missing]

    /// What was left out.
    public struct Missing: Hashable, Sendable {
        public let path: String
        public let what: What

        public enum What: Hashable, Sendable {

            /// It refers to an object of one of these kinds, of that id in the tenant it comes from.
            case reference(kinds: [String], id: String)
            case secret

            /// It looks like an id, and nothing says of what.
            case unknownID(String)
        }

        /// The member of the document it lies in.
        public var member: String { String(path.prefix { $0 != "." && $0 != "[" }) }
    }

    /// - Parameters:
    ///   - keepsIDs: Whether what looks like an id of nobody knows what stays: in the tenant it comes from.
    ///   - map: The id in the other tenant; nil where there is none.
    public init(
        _ document: JSON, of kind: Kind, by rules: ComparisonRules, keepsIDs: Bool = false,
        map: @escaping (_ kinds: [String], _ id: String) -> String?
    ) {
        var mapping = Mapping(kind: kind.name, rules: rules, keepsIDs: keepsIDs, map: map)
        let bytes = mapping.object(document, at: "", isInList: false) ?? Array("{}".utf8)
        self.document = (try? JSON(bytes)) ?? document
        missing = mapping.missing
    }
}

/// One document while it is carried over.
private struct Mapping {
    let kind: String
    let rules: ComparisonRules
    let keepsIDs: Bool
    let map: (_ kinds: [String], _ id: String) -> String?
    var missing: [MappedDocument.Missing] = []

    /// - Returns: nil where it cannot be carried over.
    mutating func value(_ value: JSON, at path: String, key: String, isInList: Bool) -> [UInt8]? {
        if let kinds = rules.referred(by: key, at: path, of: kind), let id = value.referredID {
            return reference(value, kinds, id, at: path)
        }
        switch value.kind {
        case .object: return value.isSealed ? leave(.secret, at: path) : object(value, at: path, isInList: isInList)
        case .array: return array(value, at: path, key: key, isInList: isInList)
        case .string: return text(value, at: path)
        case .number, .boolean, .null: return value.canonical()
        }
    }

    private mutating func reference(_ value: JSON, _ kinds: [String], _ id: String, at path: String) -> [UInt8]? {
        guard let there = map(kinds, id) else { return leave(.reference(kinds: kinds, id: id), at: path) }
        var json = JSONWriter()
        guard value.kind == .object else {
            json.string(there)
            return json.bytes
        }
        json.object { json in
            json.field("id", there)
            json.field("type", ifPresent: value["type"]?.string)
        }
        return json.bytes
    }

    private mutating func text(_ value: JSON, at path: String) -> [UInt8]? {
        let text = value.string ?? ""
        if value.holdsSecrets { return leave(.secret, at: path) }
        if text.isUUID, !keepsIDs { return leave(.unknownID(text), at: path) }
        return value.canonical()
    }

    private mutating func leave(_ what: MappedDocument.Missing.What, at path: String) -> [UInt8]? {
        missing.append(.init(path: path, what: what))
        return nil
    }

    /// - Returns: nil where nothing of it could be carried over, or not all of an element.
    mutating func object(_ object: JSON, at path: String, isInList: Bool) -> [UInt8]? {
        var members: [(name: String, bytes: [UInt8])] = []
        var isPartial = false
        for (key, value) in object.sortedMembers() {
            let name = key.string ?? ""
            let path = path.joined(name)
            if rules.isPassedOver(name, at: path, of: kind) || path == "id" { continue }
            if let bytes = self.value(value, at: path, key: name, isInList: isInList) {
                members.append((name, bytes))
            } else {
                isPartial = true
            }
        }
        if isPartial, isInList || (members.isEmpty && !path.isEmpty) { return nil }
        return written(members)
    }

    private func written(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for (name, bytes) in members {
                json.key(name)
                json.verbatim(bytes)
            }
        }
        return json.bytes
    }

    private mutating func array(_ array: JSON, at path: String, key: String, isInList: Bool) -> [UInt8]? {
        var elements: [[UInt8]] = []
        for element in array.elements {
            if let bytes = value(element, at: path + "[]", key: key, isInList: true) {
                elements.append(bytes)
            } else if isInList {
                return nil
            }
        }
        var json = JSONWriter()
        json.array { json in for element in elements { json.verbatim(element) } }
        return json.bytes
    }
}

extension String {

    /// Whether it has the shape of the platform's own ids.
    fileprivate var isUUID: Bool {
        let bytes = Array(utf8)
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { place, byte in
            [8, 13, 18, 23].contains(place)
                ? byte == UInt8(ascii: "-")
                : (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
        }
    }
}
