import Capture
import ContactCenter
import Platforms
import Recovery

/// How a document of one kind is written back: whole, or as far as the platform takes it.
struct WriteCall: Sendable {
    let kind: Kind

    /// What stands in a plan for something of this kind.
    let subject: Subject.Kind
    let method: String
    let route: String

    /// The members that are put back.
    let members: [String]

    /// What leads to the object in the document that they lie in, and that the route reads and writes; none where it is the
    /// document itself.
    let within: [String]

    /// Members that are sent as they stand, since the platform would drop them otherwise: from where in the document.
    let kept: [String: [String]]

    /// Whether the version that was read goes with it.
    let sendsVersion: Bool

    /// What would switch something on: it is never put back to anything else than off.
    let opening: Opening?

    /// Whether the platform gives it in a list alone, and not one by one.
    let isListed: Bool

    /// What the responder's client needs to read and to write it.
    let permissions: [String]
    let caveats: [String]

    /// A member and the words in it that mean off.
    struct Opening: Sendable {
        let member: String
        let off: Set<String>
    }

    init(
        _ kind: Kind, as subject: Subject.Kind = .tenant, _ method: String, _ route: String, _ members: String,
        keeping kept: [String: [String]] = [:], sendsVersion: Bool = false, opening: Opening? = nil,
        isListed: Bool = false, within: [String] = [], needs permissions: [String], _ caveats: String...
    ) {
        self.kind = kind
        self.subject = subject
        self.method = method
        self.route = route
        self.members = members.split(separator: " ").map(String.init)
        self.kept = kept
        self.sendsVersion = sendsVersion
        self.opening = opening
        self.isListed = isListed
        self.within = within
        self.permissions = permissions
        self.caveats = caveats
    }

    /// Members that are sent as they stand, each from its own place.
    static func asTheyStand(_ members: String) -> [String: [String]] {
        Dictionary(members.split(separator: " ").map { (String($0), [String($0)]) }) { first, _ in first }
    }

    func subject(_ id: String, name: String?) -> Subject { kind.subject(subject, id, name: name) }

    func id(of subject: Subject) -> String { kind.id(of: subject) }

    /// Of a document what is written.
    func written(of document: JSON) -> JSON? { within.reduce(document as JSON?) { $0?[key: $1] } }

    /// The members of the document that what is written lies in.
    var outermost: [String] { within.first.map { [$0] } ?? members }

    /// The member of what is written that a field of the document lies in; nil where it lies beside it.
    func member(of field: FieldChange) -> String? {
        guard !within.isEmpty else { return field.member }
        let way = within.joined(separator: ".") + "."
        guard field.path.hasPrefix(way) else { return nil }
        return String(field.path.dropFirst(way.count).prefix { $0 != "." && $0 != "[" })
    }
}

extension Kind {

    /// What a plan calls something of this kind: a setting by the name of its kind.
    func subject(_ subject: Subject.Kind, _ id: String, name: String?) -> Subject {
        layout == .setting ? Subject(.tenant, self.name, name: self.name) : Subject(subject, id, name: name)
    }

    /// The id a document of it has in a capture.
    func id(of subject: Subject) -> String { layout == .setting ? name : subject.id }
}

extension String {

    /// A route with the id of what it leads to in place of its braces.
    func filled(with target: Subject) throws(PlatformError) -> String {
        guard let open = firstIndex(of: "{"), let close = firstIndex(of: "}") else { return self }
        return String(self[..<open]) + (try target.plainID) + self[index(after: close)...]
    }
}
