import Capture

/// What a list's entries look like without what they say: which fields there are, of which type, in how many.
///
/// Values appear only of fields whose values are words of the platform, such as `state`; nothing of a customer's is in it.
public struct Shape: Sendable {

    /// How many entries were looked at.
    public private(set) var entries = 0
    private var fields: [String: Field] = [:]

    /// One field, at its path: `config.request.headers.*`.
    public struct Field: Sendable {
        public var path: String
        public var types: Set<String> = []
        public var count = 0
        public var words: Set<String> = []
    }

    /// Keys whose values are the platform's own words.
    ///
    /// Source: enumerations of the API description of July 2026.
    private static let enumerated: Set<String> = [
        "state", "authorizedGrantType", "period", "trunkType", "status", "keyConfigurationType", "messengerType",
        "transcription", "intendedState", "code", "type", "direction", "visibility", "mediaModel", "namespace", "key",
    ]

    /// Maps whose keys are a customer's: only that there are some is told.
    private static let ownKeys: Set<String> = [
        "headers", "webhookHeaders", "properties", "advanced", "credentials", "attributes", "objectCounts", "features",
        "permissionMap",
    ]

    public init() {}

    /// Takes in one entry.
    mutating func add(_ entry: JSON) {
        entries += 1
        look(at: entry, path: "", key: "")
    }

    /// The fields, by path.
    public var sorted: [Field] { fields.values.sorted { $0.path < $1.path } }

    private mutating func look(at value: JSON, path: String, key: String) {
        if !path.isEmpty { note(value, path, key) }
        switch value.kind {
        case .object:
            let isOwn = Self.ownKeys.contains(key)
            for (name, member) in value.members {
                look(at: member, path: path + (path.isEmpty ? "" : ".") + (isOwn ? "*" : name), key: name)
            }
        case .array: for element in value.elements { look(at: element, path: path + "[]", key: key) }
        case .string, .number, .boolean, .null: break
        }
    }

    private mutating func note(_ value: JSON, _ path: String, _ key: String) {
        var field = fields[path] ?? Field(path: path)
        field.count += 1
        field.types.insert("\(value.kind)")
        if Self.enumerated.contains(key), let word = value.string, word.utf8.count <= 48, field.words.count < 24 {
            field.words.insert(word)
        }
        fields[path] = field
    }
}
