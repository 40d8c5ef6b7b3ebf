import Capture
import Redaction

/// One way of writing whatever means the same.
///
/// Keys are sorted, sets too; what moves by itself and what says nothing is left out; of a reference stays whom it refers to.
struct NormalForm {
    let kind: String
    let rules: ComparisonRules
    let secrecy: Secrecy

    /// What a reference to an object of one of these kinds is written as: its id, or in another tenant what it is called.
    var referring: Referring = { $1.referredID ?? "" }

    typealias Referring = (_ kinds: [String], _ reference: JSON) -> String

    enum Secrecy {

        /// As it is kept: equal for equal secrets under one key.
        case kept

        /// One word in place of everything sealed or marked: equal whatever they say.
        case covered

        /// Marks as they are kept, one word in place of what is sealed.
        case shown
    }

    func bytes(_ value: JSON, at path: String, key: String) -> [UInt8] {
        var json = JSONWriter()
        write(value, at: path, key: key, to: &json)
        return json.bytes
    }

    private func write(_ value: JSON, at path: String, key: String, to json: inout JSONWriter) {
        if let referred = reference(value, at: path, key: key) { return json.string(referred) }
        switch value.kind {
        case .object: writeObject(value, at: path, to: &json)
        case .array: writeArray(value, at: path, key: key, to: &json)
        case .string where secrecy == .covered: json.string(SecretMarks.covering(value.string ?? ""))
        case .string, .number, .boolean, .null: json.json(value)
        }
    }

    private func reference(_ value: JSON, at path: String, key: String) -> String? {
        guard let kinds = rules.referred(by: key, at: path, of: kind), value.referredID != nil else { return nil }
        return referring(kinds, value)
    }

    private func writeObject(_ object: JSON, at path: String, to json: inout JSONWriter) {
        if object.isSealed, secrecy != .kept { return json.string("«redacted»") }
        json.object { json in
            for (key, value) in object.sortedMembers() {
                let name = key.string ?? ""
                let path = path.joined(name)
                if rules.isPassedOver(name, at: path, of: kind) { continue }
                guard rules.isSaid(value, by: name, at: path, of: kind) else { continue }
                json.key(name)
                write(value, at: path, key: name, to: &json)
            }
        }
    }

    private func writeArray(_ array: JSON, at path: String, key: String, to json: inout JSONWriter) {
        var elements = array.elements.map { bytes($0, at: path + "[]", key: key) }
        if rules.isSet(path, of: kind) { elements.sort { $0.lexicographicallyPrecedes($1) } }
        json.array { json in for element in elements { json.verbatim(element) } }
    }
}

extension String {
    func joined(_ key: String) -> String { isEmpty ? key : self + "." + key }
}

extension JSON {

    /// Whether it is a field of a person as it is kept.
    var isSealed: Bool { kind == .object && self["sealed"]?.string != nil }

    /// The id of the object it refers to: its own text, or the `id` in it.
    var referredID: String? { string ?? (kind == .object ? self["id"]?.string : nil) }

    /// The keys under which something in it is sealed or marked.
    var secretKeys: Set<String> {
        var keys: Set<String> = []
        collectSecretKeys(into: &keys)
        return keys
    }

    private func collectSecretKeys(into keys: inout Set<String>) {
        switch kind {
        case .object:
            if let sealed = self["sealed"]?.string { keys.insert(String(sealed.prefix { $0 != ":" })) }
            for (_, value) in pairs { value.collectSecretKeys(into: &keys) }
        case .array: for element in elements { element.collectSecretKeys(into: &keys) }
        case .string: keys.formUnion(SecretMarks.keyIDs(in: string ?? ""))
        case .number, .boolean, .null: break
        }
    }
}
