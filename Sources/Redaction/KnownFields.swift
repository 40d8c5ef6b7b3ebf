/// What the rules say of each key met so far: a platform has some hundred keys and a tenant has millions of fields.
struct KnownFields: Sendable {
    private var byKey: [String: Field] = [:]

    struct Field: Sendable {
        let moves: Bool
        let isReference: Bool
        let isSecret: Bool
        let writing: Writing
    }

    /// How a secret can stand in a string.
    enum Writing: Sendable {

        /// As the whole of it.
        case whole

        /// As a parameter of an address.
        case address

        /// As a value in what is filled in and sent.
        case template

        /// Among words.
        case words

        init(_ key: String, _ rules: FieldRules) {
            self =
                if rules.addresses.contains(key) {
                    .address
                } else if rules.templates.contains(key) {
                    .template
                } else if rules.words.contains(key) {
                    .words
                } else {
                    .whole
                }
        }
    }

    /// Keys can be data, as header names are: beyond this many, what is known is forgotten and learned again.
    private static let most = 4096

    mutating func field(_ key: String, _ rules: FieldRules) -> Field {
        if let known = byKey[key] { return known }
        let field = Field(
            moves: rules.volatile.contains(key), isReference: rules.references.contains(key),
            isSecret: rules.isSecret(key), writing: Writing(key, rules))
        if byKey.count >= Self.most { byKey = [:] }
        byKey[key] = field
        return field
    }
}
