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
    private var paths: KnownPaths
    private var seals = SealCache()

    static let kind = "audit"

    public init(_ rules: EventRules, marks: SecretMarks, keys: PersonKeys) {
        self.rules = rules
        self.marks = marks
        self.keys = keys
        paths = KnownPaths(rules)
    }

    /// What is kept of one event.
    public mutating func keep(_ event: JSON) -> [UInt8] {
        paths.trim()
        var walk = Walk(people: rules.people(event))
        visit(event, Spot(place: KnownPaths.root, owner: event, isSecret: false), &walk)
        return Splice(event.range, of: event).replacing(walk.edits)
    }

    /// What is found on the way through one event.
    private struct Walk {
        let people: EventRules.People
        var edits: [Splice.Edit] = []
    }

    /// Where a value stands.
    private struct Spot {
        let place: Int

        /// The nearest object it stands in.
        let owner: JSON

        /// Whether a key on the way says that everything under it is a secret.
        let isSecret: Bool
    }

    private mutating func visit(_ value: JSON, _ spot: Spot, _ walk: inout Walk) {
        switch value.kind {
        case .object: for (key, member) in value.pairs { visit(member, key, of: value, below: spot, &walk) }
        case .array: for element in value.elements { visit(element, spot, &walk) }
        case .string: treat(value, spot, &walk)
        case .number, .boolean, .null: break
        }
    }

    private mutating func visit(
        _ member: JSON, _ key: JSON, of owner: JSON, below parent: Spot, _ walk: inout Walk
    ) {
        let place = paths.enter(key, below: parent.place)
        defer { paths.leave(place) }
        let isSecret =
            parent.isSecret || paths[place].isSecret || marksAll(of: member, owner: owner, at: place, walk.people)
        // Whoever sends something that looks like a seal has it sealed: so that a seal is always one of ours.
        if paths[place].looksSealed {
            seal(member, of: Self.nobody, at: place, isSecret: isSecret, &walk)
        } else {
            visit(member, Spot(place: place, owner: owner, isSecret: isSecret), &walk)
        }
    }

    /// Whether the rules mark a whole list or object: then what lies deeper in it is a secret too.
    private func marksAll(of value: JSON, owner: JSON, at place: Int, _ people: EventRules.People) -> Bool {
        guard value.kind == .array || value.kind == .object else { return false }
        return paths[place].rule(EventRules.Text(value: value, owner: owner), people) == .mark
    }

    /// The key of what looks like a seal and is none.
    private static let nobody = "nobody"

    private mutating func treat(_ text: JSON, _ spot: Spot, _ walk: inout Walk) {
        if text.size == 0 { return }
        if spot.isSecret { return mark(text, &walk) }
        switch paths[spot.place].rule(EventRules.Text(value: text, owner: spot.owner), walk.people) {
        case .mark: mark(text, &walk)
        case .seal(let person): seal(text, of: person, at: spot.place, isSecret: false, &walk)
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
        } else if SecretFields.mayLookSecret(text.raw), SecretFields.looksSecret(text.string ?? "") {
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
    private mutating func seal(
        _ value: JSON, of person: String, at place: Int, isSecret: Bool, _ walk: inout Walk
    ) {
        var inner = Walk(people: walk.people)
        markSecrets(in: value, isSecret: isSecret, &inner)
        let raw = Splice(value.range, of: value).replacing(inner.edits)
        let key = keys.key(of: person)
        let sealed = seals.sealed(raw, with: key, at: paths[place].seal) {
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
