import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import LedgerStore
import Platforms
import Redaction
import SQLiteStore

/// Reads what is new in the audit log of a tenant of the configuration into its ledger.
struct AuditCollection {
    let name: String
    let tenant: TenantConfiguration
    let data: DataDirectory
    let clock: WallClock
    let terminal: Terminal

    /// The services to read; nil for all the tenant has.
    var services: [String]?

    struct Result {
        let records: [AuditReadingRecord]
        let requests: Int

        var read: Int { records.reduce(0) { $0 + $1.read } }
        var gaps: [AuditReadingRecord] { records.filter { $0.gap != nil } }
    }

    func run() async throws -> Result {
        defer { terminal.clearProgress() }
        return try await Readers.reading(tenant, clock: clock) { try await read(with: $0) }
    }

    private func read(with readers: Readers) async throws -> Result {
        guard let connection = readers.connections[.core] else {
            throw Failure("no core client is configured", code: .configuration)
        }
        let folder = try readers.folder(of: name, tenant, in: data)
        let ledger = try AuditLedger(in: folder, clock: clock)
        for word in ledger.log.words { terminal.note(word) }
        let plan = AuditPlan()
        let cursors = try AuditCursors(at: folder.audits, overlap: plan.overlap)
        let places = try await Self.places(in: cursors, ledger.log)
        let records = try await GenesysCloud.readAudits(
            of: services, from: places, under: plan, with: connection,
            taking: try intake(folder, cursors, ledger).taking)
        try await ledger.seal()
        cursors.close()
        return Result(records: records, requests: await readers.requests())
    }

    private func intake(_ folder: TenantFolder, _ cursors: AuditCursors, _ ledger: AuditLedger) throws -> AuditIntake {
        let store = try PersonKeyStore(at: folder.keys)
        let redactor = EventRedactor(
            GenesysCloud.keptEvents, marks: SecretMarks(key: try data.marksKey(random: Machine.randomBytes)),
            keys: PersonKeys(try store.byPerson(), random: Machine.randomBytes))
        let (terminal, name) = (terminal, name)
        return AuditIntake(
            redactor, saveKeys: { try store.add($0) }, cursors: cursors, clock: clock,
            record: { entries in
                let size = try await ledger.record(entries)
                terminal.progress("reading the audit log of \(name): \(size) entries in the ledger")
                return size
            })
    }

    /// Where each service goes on.
    ///
    /// A run that was killed may have recorded more than its cursors know: the end of the ledger says what.
    private static func places(in cursors: AuditCursors, _ log: LedgerLog) async throws -> [String: AuditCursor] {
        var places = try cursors.places()
        let size = await log.size
        if cursors.wasCutOff, let start = places.values.map(\.recorded).min() {
            for try await (index, entry) in log.entries(in: min(start, size)..<size) {
                guard entry.kind == .audit, entry.subject.hasPrefix("audit/"),
                    let place = places[entry.source], index >= place.recorded
                else { continue }
                _ = places[entry.source]?.cursor.take(String(entry.subject.dropFirst("audit/".count)), at: entry.at)
            }
        }
        return places.mapValues(\.cursor)
    }
}
