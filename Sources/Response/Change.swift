import Capture
public import ContactCenter

/// One change to a tenant: a verb, what it is done to, and what else it takes.
public struct Change: Hashable, Sendable {
    public let verb: Verb
    public let target: Subject
    public let detail: Detail

    /// The mark the target must still bear; nil where any will do.
    ///
    /// Whoever takes a change back says which mark it left behind: if somebody changed the thing since, nothing is taken
    /// back.
    public var expects: String?

    /// What some verbs take besides their target.
    public enum Detail: Hashable, Sendable {
        case none

        /// Roles, each in a division; `*` is every division.
        case grants([RoleInDivision])

        /// The id of a sign-in factor.
        case factor(String)

        /// The id of a published version of a flow.
        case version(String)

        /// Addresses in CIDR notation.
        case addresses([String])

        /// The ids of conversations.
        case conversations([String])

        /// A document of an earlier capture, by its kind and the SHA-256 of its file there.
        case document(kind: String, sha256: String)
    }

    public struct RoleInDivision: Hashable, Comparable, Sendable {
        public let role: String
        public let division: String

        public init(_ role: String, in division: String) {
            self.role = role
            self.division = division
        }

        public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.role, lhs.division) < (rhs.role, rhs.division) }
    }

    public init(_ verb: Verb, _ target: Subject, _ detail: Detail = .none, expects: String? = nil) {
        self.verb = verb
        self.target = target
        self.detail = detail
        self.expects = expects
    }

    /// Whether it takes away the list of addresses that may reach the tenant: then every address may.
    public var opensToAll: Bool { verb == .setAllowlist && detail == .addresses([]) }

    /// Whether there may be something about it that nobody should agree to without having read it.
    public var hasToBeKnown: Bool { verb == .disableTrunk || opensToAll }

    /// The kind of the document it writes or makes; nil where it does neither.
    public var documentKind: String? {
        if case .document(let kind, _) = detail { kind } else { nil }
    }

    /// What makes two changes the same: whether they do the same to the same thing.
    public var action: String { "\(verb.rawValue) \(target.path)" + (detail == .none ? "" : " \(detail.text)") }

    /// The changes that take this one back, as the target was seen before; nil where nothing can.
    ///
    /// What was so already is left as it was.
    public func undo(from seen: Seen, leaving mark: String?) -> [Change]? {
        guard let inverse = verb.inverse else { return nil }
        // What completes a thing goes with the thing.
        guard !seen.isDone, verb != .complete else { return [] }
        let before = inverse.takesDetail ? seen.before : Detail.none
        // What nobody saw before cannot be put back.
        if inverse.takesDetail, before == .none { return nil }
        if before == .grants([]) || before == .conversations([]) { return [] }
        return [Change(inverse, target, before, expects: inverse.listed(before) ?? mark)]
    }
}

/// What was seen of the target of a change, before it or after it.
public struct Seen: Hashable, Sendable {

    /// Whether it is as the change wants it.
    public var isDone: Bool

    /// What tells it from itself after somebody changed it: the platform's own count of changes where it keeps one, else
    /// a hash of what was read, or what is there of a list the change names; nil where there is none of them.
    public var mark: String?

    /// What stood there of what the change touches.
    public var before: Change.Detail

    /// Whether it can be seen at all: some verbs leave no trace that can be read.
    public var isVisible: Bool

    /// What it is called now; nil of people, and where nobody asked.
    ///
    /// The journal keeps the name that was agreed to.
    public var name: String?

    /// What the change would make of it, such as `state: active → inactive`; nil where that cannot be read.
    ///
    /// The journal does not keep it.
    public var difference: String?

    /// Why what stands there is somebody else's, though it looks like what is to be made; asked before the first request, and
    /// not kept by the journal.
    public var stranger: String?

    /// What does not say so yet, where everything that was to be written is there; the journal does not keep it.
    public var pending: String?

    public init(
        isDone: Bool, mark: String? = nil, before: Change.Detail = .none, isVisible: Bool = true, name: String? = nil,
        difference: String? = nil
    ) {
        self.isDone = isDone
        self.mark = mark
        self.before = before
        self.isVisible = isVisible
        self.name = name
        self.difference = difference
    }

    /// Of a verb that leaves no trace.
    public static let nothing = Seen(isDone: false, isVisible: false)

    /// The mark of a document of which nobody counts the changes: the member that the change is about, and a hash of all.
    public static func mark(_ member: String, of digest: String) -> String { "\(member)#\(digest)" }

    /// Whether it bears a mark; plans made until November 2026 noted of such a document the member alone.
    public func bears(_ expected: String) -> Bool {
        mark == expected || (!expected.contains("#") && mark?.hasPrefix(expected + "#") == true)
    }
}

extension Change.Detail {

    /// What is there of a list that a change names, as a mark; nothing of it is a mark too.
    public var mark: String { self == .grants([]) ? Self.noneAtAll : text }
}

extension Verb {

    /// The mark before it takes a change of a list back: what it takes away is all there, of what it puts back there is
    /// nothing; nil of what is no list.
    fileprivate func listed(_ detail: Change.Detail) -> String? {
        switch self {
        case .removeGrants, .releaseRecordings: detail.mark
        case .restoreGrants, .holdRecordings: Change.Detail.grants([]).mark
        default: nil
        }
    }
}

extension Change.Detail {

    /// As a command line has it: `role@division,…`.
    public var text: String {
        switch self {
        case .none: ""
        case .grants(let grants): grants.sorted().map { "\($0.role)@\($0.division)" }.joined(separator: ",")
        case .factor(let text), .version(let text): text
        case .addresses(let texts), .conversations(let texts):
            texts.isEmpty ? Self.noneAtAll : texts.joined(separator: ",")
        case .document(let kind, let sha256): "\(kind)@\(sha256)"
        }
    }

    /// How an empty list is written.
    fileprivate static let noneAtAll = "none"

    /// Reads what a verb takes.
    ///
    /// - Returns: nil where the text is not what that verb takes.
    public init?(_ text: String, for verb: Verb) {
        let parts = text.split(separator: ",").map(String.init)
        switch verb {
        case .removeGrants, .restoreGrants:
            let grants = parts.compactMap { Change.RoleInDivision($0) }
            guard grants.count == parts.count, !grants.isEmpty else { return nil }
            self = .grants(grants.sorted())
        case .resetFactor where text.isPlainID: self = .factor(text)
        case .publishVersion where text.isPlainID: self = .version(text)
        case .setAllowlist:
            guard text != Self.noneAtAll else {
                self = .addresses([])
                return
            }
            guard !parts.isEmpty, parts.allSatisfy({ AddressBlock($0) != nil }) else { return nil }
            self = .addresses(parts)
        case .holdRecordings, .releaseRecordings:
            guard !parts.isEmpty else { return nil }
            self = .conversations(parts)
        case .write, .make, .complete, .unmake:
            guard let document = Self.document(text) else { return nil }
            self = document
        default:
            guard text.isEmpty, !verb.takesDetail else { return nil }
            self = .none
        }
    }
}

extension Change.Detail {

    /// Reads `roles@` and a SHA-256.
    private static func document(_ text: String) -> Self? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].utf8.count == 64,
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return .document(kind: String(parts[0]), sha256: String(parts[1]))
    }
}

extension Verb {

    /// Those somebody may plan by hand.
    public static let plannable = allCases.filter { !$0.namesDocument }

    /// Whether it names a document of a capture.
    var namesDocument: Bool { [.write, .make, .complete, .unmake].contains(self) }

    /// Whether it makes a tenant out of what was captured of another.
    public var rebuilds: Bool { [.make, .complete].contains(self) }

    /// Whether it takes something besides its target.
    public var takesDetail: Bool {
        switch self {
        case .removeGrants, .restoreGrants, .resetFactor, .publishVersion, .setAllowlist, .holdRecordings,
            .releaseRecordings, .write, .make, .complete, .unmake:
            true
        default: false
        }
    }
}

extension Change.RoleInDivision {

    /// Reads `role@division`; without a division it is every one.
    init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.init(String(parts[0]), in: parts.count == 2 ? String(parts[1]) : "*")
    }
}

extension Change {

    /// Reads `suspend person/3fa8…`, `remove-grants person/3fa8… role@division`.
    ///
    /// - Throws: ``Unreadable``.
    public init(_ text: String) throws(Unreadable) {
        let words = text.split(separator: " ").map(String.init)
        guard let name = words.first, let verb = Verb(rawValue: name), Verb.plannable.contains(verb) else {
            throw .verb(words.first ?? "")
        }
        guard words.count >= 2, let target = Subject(path: words[1]), verb.applies(to: target) else {
            throw .target(verb, words.dropFirst().first ?? "")
        }
        guard words.count <= 3, let detail = Detail(words.dropFirst(2).first ?? "", for: verb) else {
            throw .detail(verb, words.dropFirst(2).joined(separator: " "))
        }
        self.init(verb, target, detail)
    }

    /// Why a text is no change.
    public enum Unreadable: Error, Hashable, Sendable {
        case verb(String)
        case target(Verb, String)
        case detail(Verb, String)
    }
}

extension Change.Unreadable: CustomStringConvertible {
    public var description: String {
        switch self {
        case .verb(let text):
            "\(text.debugDescription) is no verb; there are \(Verb.plannable.map(\.rawValue).joined(separator: ", "))"
        case .target(let verb, let text):
            "\(verb.rawValue) is done to \(verb.example), not to \(text.debugDescription)"
        case .detail(let verb, let text):
            verb.takesDetail
                ? "\(verb.rawValue) takes \(verb.detailExample) after its target, not \(text.debugDescription)"
                : "\(verb.rawValue) takes nothing after its target, and there is \(text.debugDescription)"
        }
    }
}

extension Verb {
    fileprivate var example: String { target == .tenant ? "tenant/tenant" : "\(target.rawValue)/ID" }

    fileprivate var detailExample: String {
        switch self {
        case .removeGrants, .restoreGrants: "ROLE@DIVISION,…"
        case .resetFactor: "the factor's id"
        case .publishVersion: "the version's id"
        case .setAllowlist: "addresses such as 192.0.2.0/24,…"
        default: "the ids of conversations"
        }
    }
}

extension String {

    /// Whether it can stand in an address as it is, and means itself there.
    fileprivate var isPlainID: Bool {
        !isEmpty && !contains("..")
            && utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E || byte == 0x5F
            }
    }
}

extension Subject {

    /// Reads `person/3fa85f64-…`; nil where the kind is none.
    public init?(path: String) {
        guard let slash = path.firstIndex(of: "/"), let kind = Kind(rawValue: String(path[..<slash])) else {
            return nil
        }
        let id = String(path[path.index(after: slash)...])
        guard !id.isEmpty else { return nil }
        self.init(kind, id)
    }
}
