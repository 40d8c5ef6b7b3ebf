public import Capture
public import ContactCenter
import LedgerStore
public import Recovery

/// What became of a tenant's configuration between two captures, and who made it so.
public struct Drift: Sendable {
    public let before: End
    public let after: End
    public let difference: Difference
    public let changes: [AttributedChange]

    /// One of the two captures.
    public struct End: Sendable {
        public let commit: String
        public let manifest: Manifest

        public init(commit: String, manifest: Manifest) {
            self.commit = commit
            self.manifest = manifest
        }
    }

    /// What the search for drift needs of a platform's room.
    public struct Platform: Sendable {
        let kinds: [Kind]
        let rules: ComparisonRules
        let audits: AuditKnowledge
        let event: @Sendable (JSON) throws -> AuditEvent

        /// What somebody did with much data or many rights, and the services that tell of it.
        let deed: @Sendable (AuditEvent) -> SensitiveDeed?
        let deedServices: [String]

        /// - Parameters:
        ///   - kinds: What is compared, in the order it is reported in.
        ///   - event: Reads an entry of the audit log; throws where it does not read.
        public init(
            kinds: [Kind], rules: ComparisonRules, audits: AuditKnowledge,
            event: @escaping @Sendable (JSON) throws -> AuditEvent,
            deed: @escaping @Sendable (AuditEvent) -> SensitiveDeed? = { _ in nil }, deedServices: [String] = []
        ) {
            self.kinds = kinds
            self.rules = rules
            self.audits = audits
            self.event = event
            self.deed = deed
            self.deedServices = deedServices
        }
    }

    /// Compares two captures of one tenant, and looks in its ledger for who changed what.
    ///
    /// - Throws: ``Capture/CaptureError``, ``LedgerStore/LedgerError``.
    public init(
        of folder: TenantFolder, from before: (commit: String, capture: Capture),
        to after: (commit: String, capture: Capture), on platform: Platform
    ) throws {
        let (began, ended) = (before.capture.manifest.began, after.capture.manifest.ended)
        try self.init(from: before, to: after, on: platform) {
            try AuditsOnRecord(in: folder, between: began...max(began, ended)) { json in
                let event = try platform.event(json)
                return platform.audits.tells(event) ? event : nil
            }
        }
    }

    /// Compares two captures of one tenant.
    ///
    /// - Parameter audits: What is known of the audit log between the two; asked for only where something changed.
    init(
        from before: (commit: String, capture: Capture), to after: (commit: String, capture: Capture),
        on platform: Platform, audits: () throws -> AuditsOnRecord
    ) throws {
        self.before = End(commit: before.commit, manifest: before.capture.manifest)
        self.after = End(commit: after.commit, manifest: after.capture.manifest)
        difference = try Difference(
            from: before.capture, to: after.capture, kinds: platform.kinds, by: platform.rules)
        let (began, ended) = (before.capture.manifest.began, after.capture.manifest.ended)
        guard !difference.objects.isEmpty, began <= ended else {
            changes = AuthorSearch([], read: ReadAudits(), between: began...began, by: platform.audits)
                .authors(of: difference)
            return
        }
        let audits = try audits()
        changes = AuthorSearch(audits.events, read: audits.read, between: began...ended, by: platform.audits)
            .authors(of: difference)
    }

    /// Whether anything is left open.
    public var isPartial: Bool { !difference.notCompared.isEmpty || difference.unseen > 0 }
}
