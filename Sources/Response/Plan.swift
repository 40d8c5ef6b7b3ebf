public import Capture
public import ContactCenter

/// Changes somebody can read, approve, carry out and take back, in their order.
public struct Plan: Hashable, Sendable {

    /// The playbook it comes from; nil for one put together by hand.
    public let playbook: Playbook.ID?
    public let reason: String

    /// What made somebody plan it: the id of an alert, of a ticket, of a plan it takes back.
    public let trigger: String

    /// Who planned it, by their id under `people:`.
    public let initiator: String
    public let made: Moment

    /// Nothing of it is done afterwards.
    public let ends: Moment

    /// Nothing of it is done before; nil where it may begin at once.
    public let starts: Moment?

    /// The commit of the archive that what depends on its targets was worked out from.
    public let commit: String

    /// The origin of the log it is recorded in: a plan for one tenant says nothing in another.
    public let log: String
    public let changes: [Change]

    /// Where the documents lie that it writes; nil where it writes none.
    public let documents: Documents?

    /// The two captures of a plan that writes documents, by their commits.
    public struct Documents: Hashable, Sendable {

        /// Whose documents are written.
        public let wanted: String

        /// What stood in the tenant when it was planned: what differs from both is somebody else's, and stays.
        public let standing: String

        /// The organisation whose archive holds what is wanted; nil where that is the tenant's own.
        public let organization: String?

        public init(wanted: String, standing: String, of organization: String? = nil) {
            self.wanted = wanted
            self.standing = standing
            self.organization = organization
        }

        /// Of the plan that takes such a plan back: what was made of another tenant's documents is named by them.
        public var inverse: Documents {
            organization == nil ? Documents(wanted: standing, standing: wanted) : self
        }
    }

    /// The plan it takes back; nil for any other.
    public let undoes: String?

    /// People who may be cut off in the middle of an interaction: whoever agrees to the plan agrees to that.
    public let interrupting: [Subject]

    /// The address the trouble came from; nil where nobody said.
    public let source: String?

    /// Whether it is the departure of many that was announced beforehand: then the caps are what was approved for it.
    public let isAnnounced: Bool

    public init(
        _ changes: [Change], playbook: Playbook.ID? = nil, because reason: String, trigger: String,
        by initiator: String, at made: Moment, from starts: Moment? = nil, until ends: Moment, on commit: String,
        log: String, restoring documents: Documents? = nil, undoing undoes: String? = nil, interrupting: [Subject] = [],
        source: String? = nil,
        isAnnounced: Bool = false
    ) {
        self.changes = changes
        self.playbook = playbook
        self.reason = reason
        self.trigger = trigger
        self.initiator = initiator
        self.made = made
        self.starts = starts
        self.ends = ends
        self.commit = commit
        self.log = log
        self.documents = documents
        self.undoes = undoes
        self.interrupting = interrupting
        self.source = source
        self.isAnnounced = isAnnounced
        cutOff = Set(changes.filter { $0.verb.cutsOff }.map(\.target))
        cutOffGroups = changes.filter { $0.verb.cutsOff && $0.target.kind == .group }
        interrupted = Set(changes.filter(\.verb.interruptsPerson).map(\.target))
        let first = changes.first?.target
        version = playbook.map { .init($0, changes.filter { $0.target == first }.map(\.verb)) }
        bytes = canonical()
        sha256 = bytes.sha256
        id = "PL-" + sha256.prefix(10)
    }

    /// Its canonical JSON: what is kept, hashed and approved.
    public private(set) var bytes: [UInt8] = []

    /// What is approved: whoever changes a word of the plan has another plan.
    public private(set) var sha256 = ""

    /// What people call it by: `PL-` and ten digits of its SHA-256.
    public private(set) var id = ""

    /// What it would cut off, all of it: a plan is one decision, however slowly it is carried out.
    public let cutOff: Set<Subject>

    /// The changes that cut a group off, and so everybody in it.
    let cutOffGroups: [Change]

    /// Whom it takes off what they are doing.
    let interrupted: Set<Subject>

    /// The playbook it comes from, as it was then; nil for one put together by hand.
    public let version: Playbook.Version?

    /// Whether it asks, before a change, what somebody is doing: before the first to them, and the others go with that one.
    public func asksWhatSomebodyDoes(before change: Change, after past: Past) -> Bool {
        interrupted.contains(change.target) && !past.hasReached(change.target, by: id, besides: change)
    }

    /// Whether it makes a tenant out of what was captured of another.
    public var rebuilds: Bool { changes.contains(where: \.verb.rebuilds) }

    /// That it is over; nil while it is not.
    public func ended(at now: Moment) -> String? { now >= ends ? "the plan ended at \(ends.iso8601)" : nil }

    /// What its changes are done to, each once, in their order.
    public var targets: [Subject] {
        var seen: Set<Subject> = []
        return changes.map(\.target).filter { seen.insert($0).inserted }
    }

    /// The changes nothing can take back: an approver sees these first.
    public var lasting: [Change] { changes.filter { $0.verb.inverse == nil } }

    /// Under which a change is done once and never again, whoever asks: of the playbook, the action, and what set it off.
    public func key(of change: Change) -> String {
        let parts = [playbook?.rawValue ?? "by hand", change.action, trigger, undoes ?? ""]
        return Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8).sha256
    }
}

extension Plan {

    private func canonical() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("playbook", ifPresent: playbook?.rawValue)
            json.field("reason", reason)
            json.field("trigger", trigger)
            json.field("by", initiator)
            json.field("made", made.iso8601)
            json.field("starts", ifPresent: starts?.iso8601)
            json.field("ends", ends.iso8601)
            json.field("commit", commit)
            json.field("log", log)
            if let documents {
                json.object("documents") { json in
                    json.field("wanted", documents.wanted)
                    json.field("standing", documents.standing)
                    json.field("organization", ifPresent: documents.organization)
                }
            }
            json.field("undoes", ifPresent: undoes)
            if !interrupting.isEmpty { json.field("interrupting", interrupting.map(\.path)) }
            json.field("source", ifPresent: source)
            if isAnnounced { json.field("announced", true) }
            json.array("changes") { json in for change in changes { change.write(&json) } }
        }
        return (try? JSON(json.bytes))?.canonical() ?? json.bytes
    }

    /// Reads one.
    ///
    /// - Returns: nil for anything but what we would have written.
    public init?(_ bytes: [UInt8]) {
        guard let json = try? JSON(bytes), json["v"]?.integer == 1, let reason = json["reason"]?.string,
            let trigger = json["trigger"]?.string, let initiator = json["by"]?.string,
            let made = json["made"]?.string.flatMap(Moment.init(iso8601:)),
            let ends = json["ends"]?.string.flatMap(Moment.init(iso8601:)), let commit = json["commit"]?.string,
            let log = json["log"]?.string, let changes = json["changes"]
        else { return nil }
        let read = changes.elements.map { Change($0) }
        self.init(
            read.compactMap(\.self), playbook: json["playbook"]?.string.map { Playbook.ID($0) }, because: reason,
            trigger: trigger, by: initiator, at: made, from: json["starts"]?.string.flatMap(Moment.init(iso8601:)),
            until: ends, on: commit, log: log, restoring: json["documents"].flatMap { Documents($0) },
            undoing: json["undoes"]?.string,
            interrupting: Subject.listed(in: json["interrupting"]),
            source: json["source"]?.string, isAnnounced: json["announced"]?.boolean ?? false)
        guard !read.contains(nil), self.bytes == bytes else { return nil }
    }
}

extension Plan.Documents {
    fileprivate init?(_ json: JSON) {
        guard let wanted = json["wanted"]?.string, let standing = json["standing"]?.string else { return nil }
        self.init(wanted: wanted, standing: standing, of: json["organization"]?.string)
    }
}

extension Subject {

    /// The paths of a list; none where there is none.
    static func listed(in json: JSON?) -> [Subject] {
        guard let json else { return [] }
        return json.elements.compactMap { $0.string.flatMap(Subject.init(path:)) }
    }
}

extension Change {
    public func write(_ json: inout JSONWriter) {
        json.object { json in
            json.field("verb", verb.rawValue)
            json.field("target", target.path)
            json.field("name", ifPresent: target.name)
            if detail != .none { json.field("detail", detail.text) }
            json.field("expects", ifPresent: expects)
        }
    }

    public init?(_ json: JSON) {
        guard let verb = json["verb"]?.string.flatMap(Verb.init(rawValue:)),
            let target = json["target"]?.string.flatMap(Subject.init(path:)), verb.applies(to: target),
            let detail = Detail(json["detail"]?.string ?? "", for: verb)
        else { return nil }
        self.init(
            verb, Subject(target.kind, target.id, name: json["name"]?.string), detail,
            expects: json["expects"]?.string)
    }
}
