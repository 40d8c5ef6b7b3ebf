import Assurance
public import Capture
public import ContactCenter
public import Programme
import Recovery

/// What is on record of the time before a capture: what differs from what was agreed to, and who changed what.
///
/// It is worked out once, from the archive and the ledger, and then carried with the terms of an assessment: whoever has
/// the capture and `assessment.json` reaches the same verdict without either.
public struct PastOnRecord: Sendable {

    /// SHA-256 of the manifest of the capture whose past it is.
    public let manifest: String

    /// The capture it was compared with; nil where none was.
    public let agreed: Agreed?
    public let drift: Reading<BaselineDrift>
    public let changes: Reading<ChangesOnRecord>
    public let deeds: Reading<DeedsOnRecord>

    /// What was agreed to, with the capture that it names.
    public struct Baseline: Sendable {
        let approved: ApprovedBaseline
        let capture: Capture

        public init(_ approved: ApprovedBaseline, capture: Capture) {
            self.approved = approved
            self.capture = capture
        }
    }

    /// A capture somebody agreed to.
    public struct Agreed: Hashable, Sendable {
        public let commit: String

        /// SHA-256 of its manifest.
        public let manifest: String

        public init(commit: String, manifest: String) {
            self.commit = commit
            self.manifest = manifest
        }

        fileprivate init(_ baseline: Programme.Baseline) {
            self.init(commit: baseline.commit, manifest: baseline.manifest)
        }
    }

    init(
        manifest: String, agreed: Agreed?, drift: Reading<BaselineDrift>, changes: Reading<ChangesOnRecord>,
        deeds: Reading<DeedsOnRecord>
    ) {
        self.manifest = manifest
        self.agreed = agreed
        self.drift = drift
        self.changes = changes
        self.deeds = deeds
    }

    /// Works it out.
    ///
    /// - Parameters:
    ///   - baseline: What was agreed to before the capture, or why there is none to compare with.
    ///   - audits: What the ledger has from ``beginning(of:since:days:)`` on; nil where there is no ledger.
    ///   - days: How far changes are looked for.
    /// - Throws: ``Capture/CaptureError`` where a file does not read.
    public init(
        of after: (commit: String, capture: Capture), since baseline: Reading<Baseline>,
        audits: AuditsOnRecord?, days: Int, on platform: Drift.Platform
    ) throws {
        self.init(
            manifest: after.capture.manifest.json().sha256,
            agreed: baseline.value.map { Agreed($0.approved.baseline) },
            drift: try baseline.value.map { try Self.drift(of: after, since: $0, audits, platform) }
                ?? .absent(baseline.absences.first ?? .noBaseline),
            changes: audits.map { $0.changes(before: after.capture.manifest.began, days: days, on: platform) }
                ?? .absent(.unreadLog),
            deeds: audits.map { $0.deeds(before: after.capture.manifest.began, days: days, on: platform) }
                ?? .absent(.notTried(verb: "audit read")))
    }

    /// From when on the audit log is needed.
    public static func beginning(of capture: Capture, since baseline: Capture?, days: Int) -> Moment {
        let changes = capture.manifest.began.advanced(by: .days(-days))
        return baseline.map { min($0.manifest.began, changes) } ?? changes
    }

    private static func drift(
        of after: (commit: String, capture: Capture), since baseline: Baseline,
        _ audits: AuditsOnRecord?, _ platform: Drift.Platform
    ) throws -> Reading<BaselineDrift> {
        let watched = platform.watchingSecurity
        let drift = try Drift(
            from: (baseline.approved.baseline.commit, baseline.capture), to: after, on: watched
        ) {
            audits ?? AuditsOnRecord([], read: ReadAudits())
        }
        let found = BaselineDrift(
            baseline: baseline.approved.id, ticket: baseline.approved.baseline.ticket,
            agreed: baseline.approved.approved, compared: watched.count(in: after.capture),
            objects: drift.changes.filter { $0.object.weight == .heavy }.map(DriftedObject.init))
        let open = drift.difference.notCompared.map(\.absence) + drift.difference.sealedOtherwise
        return open.isEmpty ? .observed(found) : .partial(found, open)
    }
}

extension Absence {
    fileprivate static let unreadLog = Absence.unanswered(
        because: "nobody read the audit log; `linewarden audit read` does")
}

extension PastOnRecord {

    /// Puts what is on record into a snapshot, as the facts it is.
    func applied(to snapshot: inout TenantSnapshot) {
        snapshot[.baselineDrift] = drift
        snapshot[.recordedChanges] = changes
        snapshot[.recordedDeeds] = deeds
    }
}

extension Drift.Platform {

    /// The same, looking at what security rests on alone.
    var watchingSecurity: Drift.Platform {
        Drift.Platform(
            kinds: kinds.filter { rules.isWatched($0.name) }, rules: rules, audits: audits, event: event,
            deed: deed, deedServices: deedServices)
    }

    fileprivate func count(in capture: Capture) -> Int {
        kinds.reduce(0) { $0 + (capture.manifest.record(of: $1.name)?.documents ?? 0) }
    }
}

extension Difference.NotCompared {
    fileprivate var absence: Absence {
        let reasons = (before.absences + after.absences).map(\.because)
        return .unanswered(
            because: "\(kind) could not be compared with the baseline: " + reasons.distinct().spelledOut())
    }
}

extension Difference {

    /// That nobody can tell of some fields whether they changed.
    fileprivate var sealedOtherwise: [Absence] {
        unseen == 0
            ? []
            : [.unanswered(because: "\(unseen.of("field")) sealed or marked under another key than in the baseline")]
    }
}

extension DriftedObject {
    fileprivate init(_ change: AttributedChange) {
        let object = change.object
        let what: What =
            switch object.what {
            case .added: .added
            case .removed: .removed
            case .changed: .changed
            }
        self.init(
            ConfiguredObject(object.kind, object.id, name: object.name), what,
            fields: object.fields.filter { $0.weight == .heavy }.map(\.path),
            makers: change.heavyAuthors.map(Maker.init).distinct())
    }
}

extension AttributedChange {

    /// Those of the fields that matter; of an object that came or went, its one.
    fileprivate var heavyAuthors: [Author] {
        object.fields.isEmpty ? authors : zip(object.fields, authors).filter { $0.0.weight == .heavy }.map(\.1)
    }
}

extension DriftedObject.Maker {
    fileprivate init(_ author: Author) {
        switch author {
        case .told(let tellings):
            // Never none.
            self = tellings.first.map { .told(.init($0)) } ?? .noRecord
        case .noRecord: self = .noRecord
        case .notRead: self = .notRead
        case .notTold: self = .notTold
        }
    }
}

extension DriftedObject.Telling {
    fileprivate init(_ telling: Author.Telling) {
        self.init(event: telling.event, at: telling.at, actor: telling.actor, client: telling.client)
    }
}
