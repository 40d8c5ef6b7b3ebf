import Capture

/// What happens to each field of one document.
///
/// A class because the keys it makes on the way outlive it; it never leaves the call that made it.
final class FieldTreatments {
    private let rules: FieldRules
    private let secrets: SecretFields
    private let kind: String
    private let person: String
    private let personal: Set<String>
    private let everythingMoves: Bool
    private let maps: Set<String>
    private let schemas: Set<String>
    private(set) var keys: PersonKeys
    private(set) var fields: KnownFields

    init(
        _ rules: FieldRules, _ marks: SecretMarks, _ keys: PersonKeys, _ fields: KnownFields, kind: String,
        person: String
    ) {
        self.rules = rules
        secrets = SecretFields(rules: rules, marks: marks)
        self.keys = keys
        self.fields = fields
        self.kind = kind
        self.person = person
        personal = rules.personal[kind] ?? []
        everythingMoves = rules.volatileKinds.contains(kind)
        maps = rules.maps[kind] ?? []
        schemas = rules.schemas[kind] ?? []
    }

    func treatment(of path: [String], _ value: JSON) -> Keeping.Treatment {
        if isWithin(schemas, path) { return secrets.replacement(inSchema: path, value).map { .replace($0) } ?? .keep }
        let key = path[path.count - 1]
        let field = fields.field(key, rules)
        if isWithin(maps, path) { return secrets.replacement(for: key, field, value).map { .replace($0) } ?? .keep }
        let moves = field.moves || (everythingMoves && key != "id")
        guard let replacement = replacement(for: key, field, at: path, value) else { return moves ? .volatile : .keep }
        return moves ? .replaceVolatile(replacement) : .replace(replacement)
    }

    private func replacement(
        for key: String, _ field: KnownFields.Field, at path: [String], _ value: JSON
    ) -> [UInt8]? {
        if value.isNull { return nil }
        if isPersonal(path) { return sealed(value, at: path) }
        if field.isReference, !wrapsPerson(key), let reference = reference(value, at: path) {
            return reference
        }
        return secrets.replacement(for: key, field, value)
    }

    /// Whether a member lies in one of some places.
    private func isWithin(_ places: Set<String>, _ path: [String]) -> Bool {
        guard !places.isEmpty else { return false }
        return (1..<path.count).contains { places.contains(path.prefix($0).joined(separator: ".")) }
    }

    private func isPersonal(_ path: [String]) -> Bool {
        if personal.isEmpty { return false }
        return personal.contains(path.count == 1 ? path[0] : path.joined(separator: "."))
    }

    /// Whether the member is no reference but the document of a person itself, wrapped.
    private func wrapsPerson(_ key: String) -> Bool { personal.contains { $0.hasPrefix(key + ".") } }

    private func sealed(_ value: JSON, at path: [String]) -> [UInt8] {
        let place = kind + "/" + path.joined(separator: ".")
        return Seal.write(value, with: keys.key(of: person), at: place, showsDomain: path.last == "email")
    }

    /// A user reference, or a list of them, with the names sealed under the keys of those they name.
    private func reference(_ value: JSON, at path: [String]) -> [UInt8]? {
        switch value.kind {
        case .object: return object(value, at: path)
        case .array:
            var out = Array("[".utf8)
            for element in value.elements {
                if out.count > 1 { out.append(UInt8(ascii: ",")) }
                out += (element.kind == .object ? object(element, at: path) : nil) ?? element.canonical()
            }
            return out + Array("]".utf8)
        case .string, .number, .boolean, .null: return nil
        }
    }

    private func object(_ reference: JSON, at path: [String]) -> [UInt8]? {
        guard let id = reference["id"]?.string else { return nil }
        var out = Array("{".utf8)
        for (key, value) in reference.sortedMembers() {
            if out.count > 1 { out.append(UInt8(ascii: ",")) }
            out += key.canonical()
            out.append(UInt8(ascii: ":"))
            let isPersonal = rules.identifying.contains(key.string ?? "") && !value.isNull
            out += isPersonal ? seal(value, key, of: id, at: path) : value.canonical()
        }
        return out + Array("}".utf8)
    }

    private func seal(_ value: JSON, _ key: JSON, of person: String, at path: [String]) -> [UInt8] {
        let name = key.string ?? ""
        let place = "\(kind)/\(path.joined(separator: ".")).\(name)"
        return Seal.write(value, with: keys.key(of: person), at: place, showsDomain: name == "email")
    }
}
