/// Which fields of a platform's documents move by themselves, are personal, or are secret.
///
/// Each platform room has one table; the rules of how they are kept are here.
public struct FieldRules: Sendable {

    /// Keys that move by themselves, wherever they stand outside arrays.
    public var volatile: Set<String>

    /// Kinds of which everything but the id moves.
    public var volatileKinds: Set<String>

    /// Per kind, the fields that say who a person is: `email`, or `user.email` in a wrapped document.
    public var personal: [String: Set<String>]

    /// Keys whose object refers to a person.
    public var references: Set<String>

    /// What of such an object says who it is: `name`, `email`.
    public var identifying: Set<String>

    /// Keys whose value is a secret, whole words without case: `secret`, `apiKey`.
    public var secrets: Set<String>

    /// Parts of keys that make a string a secret, and what ends such keys, in small letters.
    private let endings: [[UInt8]]
    private let parts: [[UInt8]]

    /// Keys that look like secrets and are none: `tokenStorageLocation`.
    public var harmless: Set<String>

    /// Keys of maps whose every value is a header sent somewhere: a value is a secret unless it is a template.
    public var headers: Set<String>

    /// Keys of addresses whose query parameters may carry a secret: `requestUrlTemplate`.
    public var addresses: Set<String>

    /// Keys of what is filled in and sent: a value written out under a name of a secret is one.
    public var templates: Set<String>

    /// Keys of words for people, in which a secret can stand: `description`.
    public var words: Set<String>

    /// Header names that never carry one: `Content-Type`.
    public var harmlessHeaders: Set<String>

    /// Per kind, the maps whose keys are words of whoever set them, and no members the platform named: nothing in them moves
    /// by itself.
    public var maps: [String: Set<String>]

    /// Per kind, what holds JSON schemas: names and types, whatever they are called, and values that are written out.
    public var schemas: [String: Set<String>]

    public init(
        volatile: Set<String>, volatileKinds: Set<String> = [], personal: [String: Set<String>],
        references: Set<String>, identifying: Set<String>, secrets: Set<String>, secretParts: [String],
        harmless: Set<String>, headers: Set<String>, addresses: Set<String>, templates: Set<String> = [],
        words: Set<String> = [], harmlessHeaders: Set<String>, maps: [String: Set<String>] = [:],
        schemas: [String: Set<String>] = [:]
    ) {
        self.volatile = volatile
        self.volatileKinds = volatileKinds
        self.personal = personal
        self.references = references
        self.identifying = identifying
        self.secrets = Set(secrets.map { $0.lowercased() })
        let lowercased = secretParts.map { Array($0.lowercased().utf8) }
        endings = lowercased.filter { $0.last == UInt8(ascii: "$") }.map { Array($0.dropLast()) }
        parts = lowercased.filter { $0.last != UInt8(ascii: "$") }
        self.harmless = Set(harmless.map { $0.lowercased() })
        self.headers = headers
        self.addresses = addresses
        self.templates = templates
        self.words = words
        self.harmlessHeaders = Set(harmlessHeaders.map { $0.lowercased() })
        self.maps = maps
        self.schemas = schemas
    }

    /// Whether a property of that name holds a secret, for what is written as pairs of names and values.
    public func namesSecret(_ property: String) -> Bool {
        guard let dot = property.utf8.lastIndex(of: UInt8(ascii: ".")) else { return isSecret(property) }
        return isSecret(String(property[property.utf8.index(after: dot)...]))
    }

    /// Whether a string under this key is a secret.
    func isSecret(_ key: String) -> Bool {
        var key = key.lowercased()
        if harmless.contains(key) { return false }
        return secrets.contains(key)
            || key.withUTF8 { bytes in
                endings.contains { bytes.count >= $0.count && bytes.suffix($0.count).elementsEqual($0) }
                    || parts.contains { $0.stands(in: bytes) }
            }
    }
}
