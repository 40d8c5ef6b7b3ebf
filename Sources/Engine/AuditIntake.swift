import Capture
public import ContactCenter
public import LedgerStore
public import Platforms
public import Redaction

/// Takes what is read of the audit log: redacts it, saves the keys of persons before anything sealed with them, records
/// it, and remembers how far it came.
///
/// An actor because services are read side by side and share the keys of the people they speak of. An entry is recorded
/// before the cursor moves beyond it: a run that is killed in between finds what it had recorded in the ledger.
public actor AuditIntake {
    private var redactor: EventRedactor
    private let saveKeys: Keeper.SaveKeys
    private let record: Record
    private let cursors: AuditCursors
    private var recorded: Int
    private let clock: WallClock

    /// What is to be put into the ledger.
    public struct Entry: Sendable {
        public let at: Moment

        /// `audit/<id>`, `unreadable/<SHA-256>`, `window/<service>/<from>/<to>`.
        public let subject: String

        /// The service that recorded it.
        public let source: String
        public let payload: [UInt8]
    }

    /// Records entries and returns, when they cannot be lost any more, how many there are in all.
    public typealias Record = @Sendable ([Entry]) async throws -> Int

    /// - Parameter recorded: How many entries the ledger has.
    public init(
        _ redactor: EventRedactor, saveKeys: @escaping Keeper.SaveKeys, cursors: AuditCursors, recorded: Int,
        clock: WallClock, record: @escaping Record
    ) {
        self.redactor = redactor
        self.saveKeys = saveKeys
        self.cursors = cursors
        self.recorded = recorded
        self.clock = clock
        self.record = record
    }

    /// What a platform's room hands its readings to.
    public nonisolated var taking: AuditTaking {
        AuditTaking(
            page: { try await self.take($0, of: $1, $2) }, ended: { try await self.end($0, $1) })
    }

    private func take(_ audits: [ReceivedAudit], of window: AuditWindow, _ cursor: AuditCursor) async throws {
        let entries = audits.map { entry(for: $0, in: window) }
        try saveKeys(redactor.keys.takeFresh())
        if !entries.isEmpty { recorded = max(recorded, try await record(entries)) }
        try cursors.keep(.init(cursor: cursor, recorded: recorded), of: window.service)
    }

    private func entry(for audit: ReceivedAudit, in window: AuditWindow) -> Entry {
        let payload = redactor.keep(audit.json)
        guard let id = audit.id, let at = audit.at else {
            return Entry(
                at: audit.at ?? window.to, subject: "unreadable/" + payload.sha256, source: window.service,
                payload: payload)
        }
        return Entry(at: at, subject: "audit/" + Self.name(of: id), source: window.service, payload: payload)
    }

    /// The id, or its hash where it is longer than any id is and would not fit an entry of the ledger.
    private static func name(of id: String) -> String {
        id.utf8.count <= 256 ? id : "~" + Array(id.utf8).sha256
    }

    private func end(_ records: [AuditReadingRecord], _ cursor: AuditCursor) async throws {
        let now = clock.now()
        recorded = max(recorded, try await record(records.map { $0.entry(at: now) }))
        guard let service = records.first?.window.service else { return }
        try cursors.keep(.init(cursor: cursor, recorded: recorded), of: service)
    }
}

extension AuditReadingRecord {
    fileprivate func entry(at moment: Moment) -> AuditIntake.Entry {
        var writer = JSONWriter()
        writer.object(write)
        return AuditIntake.Entry(
            at: moment, subject: "window/\(window.service)/\(window.from.iso8601)/\(window.to.iso8601)",
            source: window.service, payload: writer.bytes)
    }
}

extension NewEntry {
    public init(_ entry: AuditIntake.Entry) {
        self.init(
            at: entry.at, kind: .audit, subject: entry.subject, source: entry.source, payload: entry.payload)
    }
}
