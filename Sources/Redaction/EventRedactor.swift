public import Capture
import Crypto

/// Turns an event of a platform into what is kept of it: the bytes it came in, but for single texts.
///
/// A text that says something about a person becomes `{"sealed":"<id of the key>:<base64>"}`, an e-mail address with its
/// `domain` in clear before it; everything between the texts, blanks, escapes and the order of keys included, stays. While
/// the keys live ``EventRestoring`` makes the original of it again, to the byte, **but for secrets**: of those only a
/// keyed mark is kept, and nothing brings them back.
public struct EventRedactor: Sendable {
    private let rules: EventRules
    private let marks: SecretMarks
    public var keys: PersonKeys
    private var seals = SealCache()

    static let kind = "audit"

    public init(_ rules: EventRules, marks: SecretMarks, keys: PersonKeys) {
        self.rules = rules
        self.marks = marks
        self.keys = keys
    }

    /// What is kept of one event.
    public mutating func keep(_ event: JSON) -> [UInt8] {
        var walk = Walk(people: rules.people(event))
        visit(event, owner: event, isSecret: false, &walk)
        return Splice(event.range, of: event).replacing(walk.edits)
    }

    /// What is found on the way through one event.
    private struct Walk {
        let people: EventRules.People
        var path: [String] = []
        var edits: [Splice.Edit] = []
    }

    /// - Parameter isSecret: Whether a key that leads here says that everything under it is a secret.
    private mutating func visit(_ value: JSON, owner: JSON, isSecret: Bool, _ walk: inout Walk) {
        switch value.kind {
        case .object: for (key, member) in value.members { visit(member, key, of: value, isSecret, &walk) }
        case .array: for element in value.elements { visit(element, owner: owner, isSecret: isSecret, &walk) }
        case .string: treat(value, owner: owner, isSecret: isSecret, &walk)
        case .number, .boolean, .null: break
        }
    }

    private mutating func visit(_ member: JSON, _ key: String, of owner: JSON, _ isSecret: Bool, _ walk: inout Walk) {
        walk.path.append(key)
        let isSecret = isSecret || rules.fields.isSecret(key) || marksAll(of: member, owner: owner, walk)
        // Whoever sends something that looks like a seal has it sealed: so that a seal is always one of ours.
        if key == "sealed" {
            seal(member, of: Self.nobody, isSecret: isSecret, &walk)
        } else {
            visit(member, owner: owner, isSecret: isSecret, &walk)
        }
        walk.path.removeLast()
    }

    /// Whether the rules mark a whole list or object: then what lies deeper in it is a secret too.
    private func marksAll(of value: JSON, owner: JSON, _ walk: Walk) -> Bool {
        guard value.kind == .array || value.kind == .object else { return false }
        return rules.treatment(EventRules.Text(path: walk.path, value: value, owner: owner), walk.people) == .mark
    }

    /// The key of what looks like a seal and is none.
    private static let nobody = "nobody"

    private mutating func treat(_ text: JSON, owner: JSON, isSecret: Bool, _ walk: inout Walk) {
        if text.size == 0 { return }
        if isSecret { return mark(text, &walk) }
        switch rules.treatment(EventRules.Text(path: walk.path, value: text, owner: owner), walk.people) {
        case .mark: mark(text, &walk)
        case .seal(let person): seal(text, of: person, isSecret: false, &walk)
        case .keep: markWithin(text, &walk)
        }
    }

    private func mark(_ text: JSON, _ walk: inout Walk) {
        let mark = "\"\(marks.mark(of: text.string ?? ""))\""
        walk.edits.append(.init(text.range, Array(mark.utf8)))
    }

    /// Marks what is secret inside a text that stays: one that is JSON itself, or looks like a secret.
    private func markWithin(_ text: JSON, _ walk: inout Walk) {
        if let embedded = EmbeddedJSON(text) {
            walk.edits += embedded.secrets(under: rules.fields).map { range, secret in
                .init(range, Array(marks.mark(of: secret).utf8))
            }
        } else if text.size >= 16, SecretFields.looksSecret(text.string ?? "") {
            mark(text, &walk)
        }
    }

    /// Marks what is secret in a value that is sealed as a whole: a seal can be opened, a mark cannot.
    private func markSecrets(in value: JSON, isSecret: Bool, _ walk: inout Walk) {
        switch value.kind {
        case .object:
            for (key, member) in value.members {
                markSecrets(in: member, isSecret: isSecret || rules.fields.isSecret(key), &walk)
            }
        case .array: for element in value.elements { markSecrets(in: element, isSecret: isSecret, &walk) }
        case .string where value.size == 0: break
        case .string: if isSecret { mark(value, &walk) } else { markWithin(value, &walk) }
        case .number, .boolean, .null: break
        }
    }

    /// Seals the characters of a value as they came, secrets inside it marked.
    private mutating func seal(_ value: JSON, of person: String, isSecret: Bool, _ walk: inout Walk) {
        var inner = Walk(people: walk.people)
        markSecrets(in: value, isSecret: isSecret, &inner)
        let raw = Splice(value.range, of: value).replacing(inner.edits)
        let place = Self.kind + "/" + walk.path.joined(separator: ".")
        let key = keys.key(of: person)
        let sealed = seals.sealed(raw, with: key, at: place) {
            var out = Array("{".utf8)
            if let domain = value.string.flatMap(Self.domain) { out += "\"domain\":\"\(domain)\",".utf8 }
            out += "\"sealed\":\"\(key.id):".utf8
            Base64.append($0, to: &out)
            return out + Array("\"}".utf8)
        }
        walk.edits.append(.init(value.range, sealed))
    }

    /// The domain of a text that is an e-mail address and nothing else.
    private static func domain(of text: String) -> String? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        let domain = parts[1].lowercased()
        let isPlain = domain.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
        }
        return isPlain ? domain : nil
    }
}

/// The seals made lately: the same name of the same person in the same place is the same bytes, and most events of a day
/// are some people's.
private struct SealCache: Sendable {
    private var sealed: [Name: [UInt8]] = [:]

    /// Beyond this many, what is known is forgotten and made again.
    private static let most = 16_384

    /// A longer text comes up once.
    private static let longest = 256

    private struct Name: Hashable {
        let key: String
        let place: String
        let raw: [UInt8]
    }

    mutating func sealed(
        _ raw: [UInt8], with key: PersonKey, at place: String, _ write: ([UInt8]) -> [UInt8]
    ) -> [UInt8] {
        guard raw.count <= Self.longest else { return write(key.sealed(raw, at: place)) }
        let name = Name(key: key.id, place: place, raw: raw)
        if let known = sealed[name] { return known }
        if sealed.count >= Self.most { sealed = [:] }
        let bytes = write(key.sealed(raw, at: place))
        sealed[name] = bytes
        return bytes
    }
}
