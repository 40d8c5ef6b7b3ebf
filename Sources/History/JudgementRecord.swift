public import Assurance
public import Capture
public import ContactCenter

/// What one run said of one control, without the subjects: those are findings.
public struct JudgementRecord: Hashable, Sendable {
    public var control: Control.ID
    public var version: Int
    public var outcome: Outcome

    /// How many subjects were looked at; nil where that is no question.
    public var examined: Int?

    /// How many fall short.
    public var shortfalls: Int

    /// How many facts it lacked.
    public var gaps: Int

    /// Met only because a threshold was set looser than a cited framework allows.
    public var isAgainstOwnThreshold: Bool

    public init(
        control: Control.ID, version: Int, outcome: Outcome, examined: Int? = nil, shortfalls: Int = 0, gaps: Int = 0,
        isAgainstOwnThreshold: Bool = false
    ) {
        self.control = control
        self.version = version
        self.outcome = outcome
        self.examined = examined
        self.shortfalls = shortfalls
        self.gaps = gaps
        self.isAgainstOwnThreshold = isAgainstOwnThreshold
    }
}

/// A verdict in one word.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case met, notMet, undetermined, notApplicable, exhibit

    public init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .met: .met
            case .notMet: .notMet
            case .notApplicable: .notApplicable
            case .undetermined: .undetermined
            case .exhibit: .exhibit
            }
    }
}

extension JudgementRecord {
    public init(_ judgement: Judgement) {
        let verdict = judgement.verdict
        self.init(
            control: judgement.control.id, version: judgement.control.version, outcome: Outcome(verdict),
            examined: verdict.examined, shortfalls: verdict.shortfalls.count, gaps: verdict.gaps.count,
            isAgainstOwnThreshold: judgement.isMetAgainstOwnThreshold)
    }

    public func write(_ json: inout JSONWriter) {
        if isAgainstOwnThreshold { json.field("againstOwnThreshold", true) }
        json.field("control", control.rawValue)
        if let examined { json.field("examined", examined) }
        json.field("gaps", gaps)
        json.field("outcome", outcome.rawValue)
        json.field("shortfalls", shortfalls)
        json.field("version", version)
    }

    public init(json: JSON) throws(RecordError) {
        self.init(
            control: Control.ID(try json.text("control")), version: try json.count("version"),
            outcome: try json.word("outcome"), examined: json["examined"]?.integer,
            shortfalls: try json.count("shortfalls"), gaps: try json.count("gaps"),
            isAgainstOwnThreshold: json["againstOwnThreshold"]?.boolean ?? false)
    }
}
