import Assurance
public import Capture
public import ContactCenter
public import History

/// An assessment as history remembers it: what each control said, and which findings it changed.
public struct Told: Sendable {
    private let assessed: Assessed
    private let capture: Capture
    private let documents: @Sendable (Subject, [FactKind]) -> [(kind: Kind, id: String)]

    /// - Parameter documents: The documents a subject of a control that reads these facts lies in.
    public init(
        _ assessed: Assessed, of capture: Capture,
        documents: @escaping @Sendable (Subject, [FactKind]) -> [(kind: Kind, id: String)]
    ) {
        self.assessed = assessed
        self.capture = capture
        self.documents = documents
    }

    /// What is recorded of it.
    ///
    /// - Parameter known: The findings earlier runs saw.
    /// - Throws: ``CaptureError`` if a file does not read.
    public func run(after known: KnownFindings, commit: String) throws -> RecordedRun {
        let judgements = Dictionary(assessed.judgements.map { ($0.control.id, $0) }) { first, _ in first }
        let manifest = assessed.manifestHash
        let seen = assessed.findings.map { FindingRecord($0, in: manifest) }
        let changes = try known.changes(seeing: seen, in: manifest) { finding in
            try unseen(finding, judgements[finding.control])
        }
        return RecordedRun(
            run: record(commit), judgements: assessed.judgements.map(JudgementRecord.init), changes: changes)
    }

    private func record(_ commit: String) -> RunRecord {
        var terms = JSONWriter()
        terms.object(assessed.terms.write)
        return RunRecord(
            commit: commit, manifest: assessed.manifestHash, at: assessed.manifest.began, baseline: assessed.baseline,
            terms: terms.bytes.sha256, isWhole: assessed.manifest.isComplete,
            isSimulated: assessed.manifest.isSimulated)
    }

    /// Why a finding that was open is not among those of this run.
    private func unseen(_ finding: KnownFindings.Known, _ judgement: Judgement?) throws -> FindingState.Unseen {
        guard let judgement, judgement.hasLookedAtEverything, let subject = Subject(path: finding.subject) else {
            return .couldNotLook
        }
        let places = documents(subject, judgement.control.reads)
        let isGone = try !places.isEmpty && places.allSatisfy { try !capture.holds($0.kind, id: $0.id) }
        return isGone ? .isGone : .isInOrder
    }
}

extension Judgement {

    /// Whether what it does not find is not there.
    fileprivate var hasLookedAtEverything: Bool {
        switch verdict {
        case .met: true
        case .notMet(_, _, let undecided): undecided.isEmpty
        case .notApplicable, .undetermined, .exhibit: false
        }
    }
}

extension FindingRecord {
    fileprivate init(_ finding: Finding, in manifest: String) {
        self.init(
            id: finding.id, control: finding.control.id, subject: finding.shortfall.subject.path,
            severity: finding.severity, change: .new, manifest: manifest,
            evidence: finding.evidence.map { .init(file: $0.file, sha256: $0.sha256, document: $0.document) })
    }
}

extension Subject {

    /// The subject a path names, without its name; nil where the kind is unknown.
    fileprivate init?(path: String) {
        let parts = path.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
        self.init(kind, String(parts[1]))
    }
}
