public import Assurance
public import Capture
public import ContactCenter
public import Programme

/// What an assessment found: everything the reports are made of.
public struct Assessed: Sendable {
    public let manifest: Manifest

    /// SHA-256 of the manifest: names the capture wherever it lies.
    public let manifestHash: String

    /// The commit of the archive; nil for a capture from a folder.
    public let commit: String?

    /// The edition of the controls: `2026.11`.
    public let baseline: String
    public let asOf: Moment

    /// In the order of the controls.
    public let judgements: [Judgement]

    /// In the order of the controls, and within one of the capture.
    public let findings: [Finding]
    public let terms: TenantTerms

    /// Against the last whole capture; nil where there is none.
    public let comparison: Comparison?

    /// Every exception somebody agreed to, where it stands, and what it is for.
    public let exceptions: [Acceptances.Applied]

    /// The findings as exceptions look at them.
    public let weaknesses: [Weakness]

    /// The part of the tenant it is about; nil for the whole.
    public internal(set) var part: Part?

    /// What was judged where it was not the whole tenant.
    public struct Part: Sendable {
        public let scope: NamedScope

        /// How many findings about other parts are not in it.
        public let leftOut: Int
    }
}

extension Assessed {

    public func count(where matches: (Judgement) -> Bool) -> Int { judgements.count(where: matches) }

    public var met: Int { count { $0.verdict.isMet } }

    public var notMet: Int { count { !$0.verdict.shortfalls.isEmpty } }

    /// The findings nobody accepts.
    public var open: [Finding] { findings.filter { $0.acceptance == nil } }

    /// The findings accepted for a time.
    ///
    /// Their controls are not met all the same.
    public var accepted: [Finding] { findings.filter { $0.acceptance != nil } }

    public var undetermined: [Judgement] { judgements.filter(\.isUndetermined) }

    public var notApplicable: Int {
        count { if case .notApplicable = $0.verdict { true } else { false } }
    }

    public var exhibits: Int { count { if case .exhibit = $0.verdict { true } else { false } } }

    /// How many controls came to an answer: met, not met, not applicable, or evidence as asked.
    public var decided: Int { judgements.count - undetermined.count }

    /// What an exit code is made of.
    ///
    /// An accepted finding counts like any other: to accept a shortfall is not to meet what falls short.
    public var outcome: Outcome {
        if notMet > 0 { return .notMet }
        let counting = undetermined.filter { !terms.notAssessed.contains($0.control.id) }
        return counting.isEmpty ? .met : .undetermined
    }

    public enum Outcome: Int32, Sendable {
        case met = 0
        case notMet = 1
        case undetermined = 2
    }
}

extension Judgement {
    public var isUndetermined: Bool { if case .undetermined = verdict { true } else { false } }
}

/// What changed since the last whole capture.
public struct Comparison: Sendable {

    /// The commit compared with.
    public let commit: String

    /// When the collection of that capture began.
    public let began: Moment
    public private(set) var new: [Finding]
    public private(set) var still: [Finding]
    public private(set) var fixed: [Finding]

    /// Was there before, and nobody can say whether it still is: never closes a finding.
    public private(set) var notObserved: [Finding]

    /// The controls that were undetermined before.
    public let undeterminedBefore: Set<Control.ID>

    /// The findings of that capture as exceptions look at them.
    private let weaknesses: [Weakness]

    init(
        now: [Finding], before: [Finding], judgements: [Judgement], judgementsBefore: [Judgement] = [],
        weaknesses: [Weakness] = [], commit: String, began: Moment
    ) {
        self.commit = commit
        self.began = began
        self.weaknesses = weaknesses
        undeterminedBefore = Set(judgementsBefore.filter(\.isUndetermined).map(\.control.id))
        let known = Set(before.map(\.id))
        let present = Set(now.map(\.id))
        let open = Set(judgements.filter { !$0.verdict.gaps.isEmpty }.map(\.control.id))
        new = now.filter { !known.contains($0.id) }
        still = now.filter { known.contains($0.id) }
        let gone = before.filter { !present.contains($0.id) }
        fixed = gone.filter { !open.contains($0.control.id) }
        notObserved = gone.filter { open.contains($0.control.id) }
    }

    /// What changed in one part of the tenant.
    ///
    /// - Parameter inside: The ids of the findings that are within it now.
    func within(_ scope: NamedScope, now inside: Set<String>) -> Comparison {
        let insideBefore = Set(weaknesses.filter(scope.holds).map(\.finding))
        var part = self
        part.new = new.filter { inside.contains($0.id) }
        part.still = still.filter { inside.contains($0.id) }
        part.fixed = fixed.filter { insideBefore.contains($0.id) }
        part.notObserved = notObserved.filter { insideBefore.contains($0.id) }
        return part
    }
}

/// One change that closes many findings.
public struct RootCause: Sendable {
    public let subject: Subject
    public let findings: [Finding]

    public var severity: Severity { findings.map(\.severity).max() ?? .low }
}

extension Assessed {

    /// The changes that close most open findings, most first; the worse first where they close as many.
    public func rootCauses(most count: Int = 3) -> [RootCause] {
        var order: [Subject] = []
        var groups: [Subject: [Finding]] = [:]
        for finding in open {
            if groups[finding.cause] == nil { order.append(finding.cause) }
            groups[finding.cause, default: []].append(finding)
        }
        let causes = order.map { RootCause(subject: $0, findings: groups[$0] ?? []) }
        return Array(
            causes.enumerated().sorted { one, other in
                (one.element.findings.count, one.element.severity, other.offset)
                    > (other.element.findings.count, other.element.severity, one.offset)
            }.map(\.element).prefix(count))
    }
}
