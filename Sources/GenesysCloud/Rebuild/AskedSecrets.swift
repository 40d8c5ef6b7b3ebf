public import Capture
import Recovery
public import Redaction
public import Response

/// What a person is asked for before a thing is made in another tenant: what it keeps secret, and no capture holds.
public struct AskedSecrets: Hashable, Sendable {
    public let kind: String
    public let name: String

    /// What sort of credential it is; nil for anything else.
    public let type: String?

    /// In the order in which a person fills them in; none where nobody can tell which there are.
    public let fields: [Field]

    /// Whether nothing is made of it without them; where not, it is made without any of them.
    public let isNeeded: Bool

    public struct Field: Hashable, Sendable {

        /// Its path in the document; of a credential its name.
        public let path: String

        /// Whether the rest is worth nothing without it.
        public let isRequired: Bool
    }

    /// What it is called in a file: `stored-credentials/Customer records`.
    public var place: String { "\(kind)/\(name)" }
}

/// What a person gave of it, by thing and path.
///
/// It prints as nothing, and goes nowhere but into the one request that makes or writes the thing.
public struct GivenSecrets: Sendable, CustomStringConvertible, CustomReflectable {
    private var values: [String: [String: Secret]] = [:]

    public init() {}

    public mutating func give(_ fields: [String: Secret], of asked: AskedSecrets) { values[asked.place] = fields }

    /// Whether somebody gave what lies at a path of a thing, which is called as in a file.
    public func holds(_ path: String, of place: String) -> Bool { values[place]?[path] != nil }

    func of(_ document: RebuiltDocument) -> [String: Secret] {
        values["\(document.call.kind.name)/\(document.name)"] ?? [:]
    }

    public var description: String { "«redacted»" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a credential of some type is made of.
///
/// Source: `CredentialType.required` and `CredentialType.displayOrder`, API description of July 2026.
public struct CredentialType: Sendable {
    let name: String
    let fields: [AskedSecrets.Field]

    /// - Returns: nil where it does not say its name.
    public init?(_ type: JSON) {
        guard let name = type["name"]?.string else { return nil }
        self.name = name
        let required = type["required"]?.elements.compactMap(\.string) ?? []
        let shown = type["displayOrder"]?.elements.compactMap(\.string) ?? []
        fields = (shown + required.filter { !shown.contains($0) }).map {
            AskedSecrets.Field(path: $0, isRequired: required.contains($0))
        }
    }

    /// The member of a credential that holds what is secret, and that is answered by no call.
    fileprivate static let member = "credentialFields"
}

extension GenesysCloud {

    /// What the changes of a plan ask a person for, in their order, each thing once.
    ///
    /// - Parameter types: What credentials are made of in the tenant they are made in.
    public static func secrets(
        of changes: [Change], _ documents: [Change: RebuiltDocument], types: [CredentialType]
    ) -> [AskedSecrets] {
        var asked: [AskedSecrets] = []
        var seen: Set<String> = []
        // What is deleted, or only looked at, needs none.
        for change in changes where [.make, .complete].contains(change.verb) {
            guard let one = documents[change]?.asked(types), seen.insert(one.place).inserted else { continue }
            asked.append(one)
        }
        return asked
    }
}

extension RebuiltDocument {

    /// What a person is asked for; nil where nothing of it is secret, or where one of its name was there already.
    fileprivate func asked(_ types: [CredentialType]) -> AskedSecrets? {
        guard isNew else { return nil }
        if call.asksForSecrets {
            let type = wanted["type"]?["name"]?.string
            return AskedSecrets(
                kind: call.kind.name, name: name, type: type, fields: types.first { $0.name == type }?.fields ?? [],
                isNeeded: true)
        }
        let fields = secretPaths.map { AskedSecrets.Field(path: $0, isRequired: true) }
        guard !fields.isEmpty else { return nil }
        return AskedSecrets(kind: call.kind.name, name: name, type: nil, fields: fields, isNeeded: false)
    }

    /// Where nothing but the mark of a secret stands, and a person can give the whole of it.
    ///
    /// What lies in a list is left out with its element, and a text with a mark inside is more than the secret.
    private var secretPaths: [String] {
        let mapped = MappedDocument(call.projected(wanted, withLate: true), of: call.kind, by: GenesysCloud.compared) {
            _, id in id
        }
        return mapped.missing.filter { missing in
            missing.what == .secret && !call.whole.contains(missing.member)
                && wanted.member(at: missing.path)?.string.map(SecretMarks.isMark) == true
        }.map(\.path)
    }
}

extension ShapedDocument {

    /// The same with what a person gave, for the request that sends it and for nothing else.
    func giving(_ secrets: [String: Secret]) -> ShapedDocument {
        guard !secrets.isEmpty else { return self }
        let full = json.holding(
            secrets.map { path, secret in
                (call.asksForSecrets ? [CredentialType.member, path] : path.keys[...], secret)
            })
        return ShapedDocument(
            call: call, members: Dictionary(full.members.map { ($0, $1) }) { first, _ in first }, missing: missing)
    }

    /// A document that stands there without what cannot be compared with a mark.
    func withoutSecrets(_ live: JSON) -> JSON {
        let paths = missing.filter { $0.what == .secret && !$0.path.contains("[") }.map(\.path)
        return paths.isEmpty ? live : live.without(paths.map { $0.keys[...] })
    }
}

extension String {

    /// The keys a path leads through.
    fileprivate var keys: [String] { split(separator: ".").map(String.init) }
}

extension JSON {

    /// What stands at the end of a path of keys; nil where nothing does.
    fileprivate func member(at path: String) -> JSON? {
        path.keys.reduce(self as JSON?) { $0?[key: $1] }
    }

    /// The same with a text at the end of each path.
    fileprivate func holding(_ texts: [(path: ArraySlice<String>, text: Secret)]) -> JSON {
        let byKey = Dictionary(grouping: texts) { $0.path.first ?? "" }
        var writer = JSONWriter()
        writer.object { json in
            for (key, value) in members where byKey[key] == nil {
                json.key(key)
                json.json(value)
            }
            for (key, texts) in byKey.sorted(by: { $0.key < $1.key }) {
                json.key(key)
                if let whole = texts.first(where: { $0.path.count == 1 }) {
                    json.string(whole.text.exposed)
                } else {
                    let inner = self[key: key] ?? JSON(literal: "{}")
                    json.json(inner.holding(texts.map { ($0.path.dropFirst(), $0.text) }))
                }
            }
        }
        return (try? JSON(writer.bytes)) ?? self
    }

    /// The same with nothing at the end of each path.
    fileprivate func without(_ paths: [ArraySlice<String>]) -> JSON {
        guard kind == .object else { return self }
        let byKey = Dictionary(grouping: paths) { $0.first ?? "" }
        var writer = JSONWriter()
        writer.object { json in
            for (key, value) in members {
                let inner = byKey[key] ?? []
                if inner.contains(where: { $0.count == 1 }) { continue }
                json.key(key)
                json.json(inner.isEmpty ? value : value.without(inner.map { $0.dropFirst() }))
            }
        }
        return (try? JSON(writer.bytes)) ?? self
    }
}
