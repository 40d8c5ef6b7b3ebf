import Capture
public import ContactCenter

/// One line of the journal: what was meant to be done, was done, or was not.
///
/// An intent is on the disk before the first request is sent, and an outcome after the last one was answered. An intent
/// without an outcome is a crash: the target is looked at, and nothing is repeated blindly.
public struct ChangeRecord: Hashable, Sendable {
    public let plan: String

    /// The place of the change in its plan, from 1.
    public let number: Int
    public let key: String
    public let playbook: Playbook.ID?
    public let change: Change
    public let at: Moment
    public let phase: Phase
    public let gates: [Gate.Verdict]
    public let dependents: [Subject]

    /// The signed word of a person that it rests on, as it was signed; nil where it rests on nobody's.
    public let word: [UInt8]?

    public enum Phase: Hashable, Sendable {

        /// Nothing was sent: this is why.
        case held(Clearance.Outcome)

        /// It was not even tried.
        case left(because: String)

        /// It is about to be made; this is how the target was before.
        case intent(Seen)
        case outcome(Outcome, Seen?, because: String)
    }

    public enum Outcome: String, Sendable {

        /// Made, and read back.
        case done

        /// It was so before: nothing was sent.
        case already

        /// Made, and there is nothing to read it back from, or nothing that reports it yet.
        case acknowledged

        /// Not made: the platform refused it, or the target was not as expected.
        case failed

        /// Nobody can tell whether it was made.
        case unknown

        /// A person looked into it and said that it is to be left.
        case discarded

        /// The same in a record nobody signed, as they were until November 2026: the change is never made again by itself,
        /// and it is settled by nobody's word.
        case leftUnsigned = "left-unsigned"

        /// Whether it need not be made any more.
        public var isSettled: Bool { [.done, .already, .acknowledged, .discarded].contains(self) }
    }

    public init(
        _ phase: Phase, of change: Change, number: Int, in plan: Plan, at: Moment, gates: [Gate.Verdict] = [],
        dependents: [Subject] = [], word: [UInt8]? = nil
    ) {
        self.plan = plan.id
        self.number = number
        key = plan.key(of: change)
        playbook = plan.playbook
        self.change = change
        self.at = at
        self.phase = phase
        self.gates = gates
        self.dependents = dependents
        self.word = word
    }
}

extension ChangeRecord {

    /// The payload of its entry.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("plan", plan)
            json.field("number", number)
            json.field("key", key)
            json.field("playbook", ifPresent: playbook?.rawValue)
            json.key("change")
            change.write(&json)
            json.field("at", at.iso8601)
            phase.write(&json)
            json.array("gates") { json in for gate in gates { gate.write(&json) } }
            json.field("dependents", dependents.map(\.path))
            if let word {
                json.key("word")
                json.verbatim(word)
            }
        }
        return json.bytes
    }

    /// Reads one; nil for anything else.
    public init?(_ bytes: [UInt8]) {
        guard let json = try? JSON(bytes), json["v"]?.integer == 1, let plan = json["plan"]?.string,
            let number = json["number"]?.integer, let key = json["key"]?.string,
            let change = json["change"].flatMap(Change.init), let phase = Phase(json, isSigned: json["word"] != nil),
            let at = json["at"]?.string.flatMap(Moment.init(iso8601:))
        else { return nil }
        self.plan = plan
        self.number = number
        self.key = key
        self.change = change
        self.phase = phase
        self.at = at
        playbook = json["playbook"]?.string.map { Playbook.ID($0) }
        gates = json["gates"].map { $0.elements.compactMap { Gate.Verdict($0) } } ?? []
        dependents = Subject.listed(in: json["dependents"])
        word = json["word"]?.canonical()
    }
}

extension ChangeRecord.Phase {
    fileprivate func write(_ json: inout JSONWriter) {
        switch self {
        case .held(let outcome):
            json.field("phase", "held")
            json.field("outcome", outcome.rawValue)
        case .left(let because):
            json.field("phase", "left")
            json.field("because", because)
        case .intent(let seen):
            json.field("phase", "intent")
            json.object("seen", seen.write)
        case .outcome(let outcome, let seen, let because):
            json.field("phase", "outcome")
            json.field("outcome", (outcome == .leftUnsigned ? .discarded : outcome).rawValue)
            json.field("because", because)
            if let seen { json.object("seen", seen.write) }
        }
    }

    fileprivate init?(_ json: JSON, isSigned: Bool) {
        let word = json["outcome"]?.string ?? ""
        switch json["phase"]?.string {
        case "held":
            guard let outcome = Clearance.Outcome(rawValue: word) else { return nil }
            self = .held(outcome)
        case "left": self = .left(because: json["because"]?.string ?? "")
        case "intent":
            guard let seen = json["seen"].flatMap({ Seen($0) }) else { return nil }
            self = .intent(seen)
        case "outcome":
            guard var outcome = ChangeRecord.Outcome(rawValue: word) else { return nil }
            if outcome == .discarded, !isSigned { outcome = .leftUnsigned }
            self = .outcome(outcome, json["seen"].flatMap { Seen($0) }, because: json["because"]?.string ?? "")
        default: return nil
        }
    }
}

extension Seen {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("done", isDone)
        json.field("visible", isVisible)
        json.field("mark", ifPresent: mark)
        before.write(&json)
    }

    fileprivate init?(_ json: JSON) {
        guard let isDone = json["done"]?.boolean, let isVisible = json["visible"]?.boolean else { return nil }
        self.init(
            isDone: isDone, mark: json["mark"]?.string, before: Change.Detail(json), isVisible: isVisible)
    }
}

extension Change.Detail {
    fileprivate func write(_ json: inout JSONWriter) {
        switch self {
        case .none: return
        case .grants(let grants): json.field("grants", grants.map { "\($0.role)@\($0.division)" })
        case .factor(let text): json.field("factor", text)
        case .version(let text): json.field("versionID", text)
        case .addresses(let texts): json.field("addresses", texts)
        case .conversations(let texts): json.field("conversations", texts)
        case .document: json.field("document", text)
        }
    }

    fileprivate init(_ json: JSON) {
        func texts(_ member: JSON?) -> [String]? { member.map { $0.elements.compactMap(\.string) } }
        if let grants = texts(json["grants"]) {
            self = .grants(grants.compactMap { Change.RoleInDivision($0) })
        } else if let addresses = texts(json["addresses"]) {
            self = .addresses(addresses)
        } else if let conversations = texts(json["conversations"]) {
            self = .conversations(conversations)
        } else if let factor = json["factor"]?.string {
            self = .factor(factor)
        } else if let document = json["document"]?.string {
            self = Self(document, for: .write) ?? .none
        } else {
            self = json["versionID"]?.string.map { .version($0) } ?? .none
        }
    }
}

extension Gate.Verdict {
    func write(_ json: inout JSONWriter) {
        json.object { json in
            json.field("gate", gate.rawValue)
            json.field("answer", answer.rawValue)
            json.field("because", because)
        }
    }

    init?(_ json: JSON) {
        guard let gate = json["gate"]?.string.flatMap(Gate.init(rawValue:)),
            let answer = json["answer"]?.string.flatMap(Gate.Answer.init(rawValue:)),
            let because = json["because"]?.string
        else { return nil }
        self.init(gate, answer, because)
    }
}
