public import Assurance
public import Capture
public import ContactCenter
import Programme

/// One assessment of one capture: translate, judge, find the evidence, compare with the capture before.
///
/// It reads no clock and no network: the same capture, the same controls and the same terms say the same, today and
/// when an auditor asks in seven years.
public struct Assessment: Sendable {
    let baseline: Baseline
    let platform: Platform
    let terms: TenantTerms

    /// The controls and which edition of them.
    public struct Baseline: Sendable {
        public let version: String
        public let controls: [Control]

        public init(version: String, controls: [Control]) {
            self.version = version
            self.controls = controls
        }
    }

    /// What an assessment needs of a platform's room.
    public struct Platform: Sendable {
        let translate: @Sendable (Capture) throws -> TenantSnapshot
        let documents: @Sendable (Subject, [FactKind]) -> [(kind: Kind, id: String)]
        let sources: [FactKind: [Kind]]
        let division: @Sendable (JSON) -> Division.ID?

        /// - Parameters:
        ///   - translate: From documents to facts.
        ///   - documents: The documents a subject of a control that reads these facts lies in.
        ///   - sources: The kinds each fact is translated from.
        ///   - division: The one division a document lies in; nil where it lies in none.
        public init(
            translate: @escaping @Sendable (Capture) throws -> TenantSnapshot,
            documents: @escaping @Sendable (Subject, [FactKind]) -> [(kind: Kind, id: String)],
            sources: [FactKind: [Kind]], division: @escaping @Sendable (JSON) -> Division.ID?
        ) {
            self.translate = translate
            self.documents = documents
            self.sources = sources
            self.division = division
        }
    }

    public init(of baseline: Baseline, on platform: Platform, under terms: TenantTerms) {
        self.baseline = baseline
        self.platform = platform
        self.terms = terms
    }

    /// Judges a capture.
    ///
    /// - Parameters:
    ///   - moment: When it is judged as of; nil for when its collection began.
    ///   - previous: The last whole capture before it, judged again with today's controls, to tell new from known.
    public func run(
        on capture: Capture, commit: String?, asOf moment: Moment? = nil, previous: (Capture, commit: String)? = nil
    ) throws -> Assessed {
        let now = try judge(capture, asOf: moment ?? capture.manifest.began)
        let before = try previous.map { try judge($0.0, asOf: $0.0.manifest.began) }
        return Assessed(
            manifest: capture.manifest, manifestHash: capture.manifest.json().sha256, commit: commit,
            baseline: baseline.version, asOf: now.asOf, judgements: now.judgements, findings: now.findings,
            terms: terms,
            comparison: before.map { before in
                Comparison(
                    now: now.findings, before: before.findings, judgements: now.judgements,
                    judgementsBefore: before.judgements, weaknesses: before.weaknesses,
                    commit: previous?.commit ?? "", began: before.asOf)
            }, exceptions: now.exceptions, weaknesses: now.weaknesses)
    }

    private struct Judged {
        let asOf: Moment
        let judgements: [Judgement]
        let findings: [Finding]
        let exceptions: [Acceptances.Applied]
        let weaknesses: [Weakness]
    }

    private func judge(_ capture: Capture, asOf: Moment) throws -> Judged {
        var snapshot = try platform.translate(capture)
        terms.applied(to: &snapshot, of: capture.manifest.json().sha256, for: baseline.controls, at: asOf)
        let judgements = baseline.controls.judge(snapshot).map { control, verdict in
            Judgement(
                control, settled(control, verdict, at: asOf), overrides: terms.overrides(of: control, at: asOf),
                suppliedByHand: supplied(to: control, in: capture.manifest))
        }
        let evidence = EvidenceIndex(capture.manifest, documents: platform.documents)
        let tenant = (platform: capture.manifest.platform, organization: capture.manifest.organization)
        var findings = judgements.flatMap { judgement in
            judgement.verdict.shortfalls.map { shortfall in
                Finding(
                    shortfall, of: judgement.control, in: tenant,
                    evidence: evidence.behind(shortfall, of: judgement.control))
            }
        }
        let surroundings = Surroundings(of: snapshot, in: capture, tags: terms.tags, division: platform.division)
        let weaknesses = surroundings.weaknesses(findings)
        let acceptances = Acceptances(of: terms.exceptions, on: weaknesses, judgements: judgements, at: asOf)
        for index in findings.indices { findings[index].acceptance = acceptances[findings[index].id] }
        return Judged(
            asOf: asOf, judgements: judgements, findings: findings, exceptions: acceptances.exceptions,
            weaknesses: weaknesses)
    }

    /// The settings a control reads that were supplied by hand.
    private func supplied(to control: Control, in manifest: Manifest) -> [String] {
        let kinds = Set(control.reads.flatMap { platform.sources[$0] ?? [] }.map(\.name))
        return manifest.kinds.filter { $0.isSuppliedByHand && kinds.contains($0.name) }.map(\.name)
    }

    /// The verdict, or *not applicable* where somebody said so and it still holds, or where the platform does not sell
    /// what the control needs.
    private func settled(_ control: Control, _ verdict: Verdict, at moment: Moment) -> Verdict {
        if let waiver = terms.notApplicable[control.id], waiver.holds(at: moment) {
            return .notApplicable(because: "\(waiver.owner) says so until \(waiver.ends.iso8601Day): \(waiver.reason)")
        }
        guard case .undetermined(let gaps, soFar: 0) = verdict, !gaps.isEmpty else { return verdict }
        let unsold = gaps.compactMap { gap in
            if case .notLicensed(let permission) = gap.absence { permission } else { nil }
        }
        return unsold.count == gaps.count
            ? .notApplicable(because: "the organisation has not bought what it is about (no \(unsold.spelledOut()))")
            : verdict
    }
}
