import Capture
import ContactCenter

/// How things of one kind are made in a tenant, or brought to what was captured in another.
struct MakeCall: Sendable {
    let kind: Kind

    /// What stands in a plan for something of this kind.
    let subject: Subject.Kind

    /// Makes a new one; nil where the platform has it already in every tenant.
    let make: Request?

    /// Writes to one that is there; nil where the API description has no call for it.
    let edit: Request?

    /// Deletes one; nil where the API description has no call for it.
    let removal: String?

    /// What comes back switched off, and is never switched on by a restore: the member and the JSON that means off.
    let off: [String: String]

    /// Members that are never carried over, with the reason.
    let never: [String: String]

    /// Members that are sent as they stand where one is written to, since the platform would drop them: from where in the
    /// document.
    let kept: [String: [String]]

    /// Why one that is there is left as it is, where it differs; nil where it is written to.
    let untouched: String?

    /// Members a new one is made without, and that are written afterwards.
    let late: Set<String>

    /// Members of which nothing may be missing: with half of it the thing would mean something else.
    let whole: Set<String>

    /// Of members the calls do not take whole, what they take of them, as paths: `output.successSchema`.
    let taken: [String: [[String]]]

    /// The call that reads one by its id, where lists leave something out; nil where they do not.
    let alone: Listing?

    /// Paths of which all comes or nothing: half of it the platform would not take.
    let together: [[String]]

    /// Members that name the version of what they refer to, with its kind.
    let versioned: [String: String]

    /// What is made as a draft and counts once that is published; nil where it counts as soon as it is made.
    let publication: Publication?

    /// The word a member has while something is on its way to what it was set to.
    let onItsWay: [String: String]

    /// Members the platform demands, with what stands there where nothing was captured.
    let defaults: [String: String]

    /// What the responder's client needs to read, to make and to write one.
    let permissions: [String]
    let caveats: [String]

    struct Request: Sendable {
        let method: String
        let route: String

        /// The members that are sent, as a capture has them.
        let members: [String]

        /// Members that are sent under another name, as a list of ids.
        var asIDs: [String: String] = [:]

        /// Whether the version that was read goes with it.
        var sendsVersion = false

        /// The object in the document its members lie in; nil where they lie in the document itself.
        var within: [String]?

        init(_ method: String, _ route: String, _ members: String) {
            self.method = method
            self.route = route
            self.members = members.split(separator: " ").map(String.init)
        }

        func withVersion() -> Request {
            var copy = self
            copy.sendsVersion = true
            return copy
        }

        func sending(_ member: String, asIDs name: String) -> Request {
            var copy = self
            copy.asIDs[member] = name
            return copy
        }

        func within(_ path: String...) -> Request {
            var copy = self
            copy.within = path
            return copy
        }
    }

    /// How a draft is published.
    struct Publication: Sendable {

        /// The list that shows drafts too, and the call that reads one.
        let drafts: Listing
        let draft: String
        let publish: Request
    }

    init(
        _ kind: Kind, as subject: Subject.Kind, make: Request?, edit: Request?,
        removal: String? = nil, off: [String: String] = [:], never: [String: String] = [:], keeping kept: String = "",
        untouched: String? = nil, late: Set<String> = [], whole: Set<String> = [], taking taken: [String: String] = [:],
        alone: Listing? = nil, together: [String] = [], versioned: [String: String] = [:],
        publishedBy publication: Publication? = nil, onItsWay: [String: String] = [:], defaults: [String: String] = [:],
        needs permissions: [String], _ caveats: String...
    ) {
        self.kind = kind
        self.subject = subject
        self.make = make
        self.edit = edit
        self.removal = removal
        self.off = off
        self.never = never
        let own = kept.split(separator: " ").map(String.init) + never.keys
        self.kept = Dictionary(own.map { ($0, [$0]) }) { first, _ in first }
            .merging(WriteCalls.call(for: kind.name)?.kept ?? [:]) { own, _ in own }
        self.untouched = untouched
        self.late = late
        self.whole = whole
        self.taken = taken.mapValues { paths in
            paths.split(separator: " ").map { $0.split(separator: ".").map(String.init) }
        }
        self.alone = alone
        self.together = together.map { $0.split(separator: ".").map(String.init) }
        self.versioned = versioned
        self.publication = publication
        self.onItsWay = onItsWay
        self.defaults = defaults
        self.permissions = permissions
        self.caveats = caveats
    }

    /// Whether a new one is on until it is written once more: that is done before anything else.
    var isClosedAtOnce: Bool { off.keys.contains(where: late.contains) }

    /// A setting of the whole tenant, which is there and written.
    init(_ setting: WriteCall) {
        self.init(
            setting.kind, as: .tenant, make: nil,
            edit: Request(setting.method, setting.route, setting.members.joined(separator: " ")),
            needs: setting.permissions)
    }

    /// The kind whose document is agreed to: of a flow that is its export.
    var agreed: Kind { kind == .flows ? .flowExports : kind }

    func subject(_ id: String, name: String?) -> Subject { kind.subject(subject, id, name: name) }

    func id(of subject: Subject) -> String { kind.id(of: subject) }

    /// Everything of a document that is carried over.
    var members: [String] {
        let made = make?.members ?? []
        let written = edit?.within == nil ? edit?.members ?? [] : []
        return made + written.filter { !made.contains($0) } + late.sorted().filter { !(made + written).contains($0) }
    }

    /// Of kinds whose list is one list and not one for each of something, and holds no people.
    static let listings: [String: Listing] = Dictionary(
        GenesysCloud.listings.filter { $0.each == nil && $0.kind.layout != .lines }.map { ($0.kind.name, $0) }
    ) { first, _ in first }
}
