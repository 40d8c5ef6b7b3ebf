import Capture
import Redaction

extension JSON {

    /// What tells a document from itself after somebody changed it, where the platform keeps no count of changes: a hash of
    /// everything in it but what moves by itself.
    ///
    /// What is secret is left out, since a hash of it would be kept; that it was changed shows in nothing.
    var markOfLasting: String {
        var json = JSONWriter()
        json.lasting(of: self)
        return ((try? JSON(json.bytes))?.canonical() ?? json.bytes).sha256
    }
}

extension JSONWriter {
    fileprivate mutating func lasting(of value: JSON) {
        switch value.kind {
        case .object:
            object { json in
                for (name, member) in value.members where name.lasts {
                    json.key(name)
                    json.lasting(of: member)
                }
            }
        case .array: array { json in for element in value.elements { json.lasting(of: element) } }
        case .string, .number, .boolean, .null: json(value)
        }
    }
}

extension String {
    fileprivate var lasts: Bool {
        !GenesysCloud.keptFields.volatile.contains(self) && !GenesysCloud.keptFields.namesSecret(self)
    }
}
