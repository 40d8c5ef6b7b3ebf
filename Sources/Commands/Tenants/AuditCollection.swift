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
        let lock = try TenantLock(
            folder.auditsLock, to: "read the audit log", not: "another run is reading it")
        defer { _ = lock }
        let ledger = try await AuditLedger(in: folder, clock: clock, told: terminal.waitsForLedger)
        for word in ledger.log.words { terminal.note(word) }
        let plan = AuditPlan()
        let recorded = await ledger.log.size
        let cursors = try AuditCursors(at: folder.audits, overlap: plan.overlap, recorded: recorded)
        let from = try await cursors.cursors(knowing: ledger.log)
        let taking = try intake(folder, cursors, ledger, recorded: recorded).taking
        // It may take hours, and what is to be contained meanwhile does not wait for it.
        let records = try await ledger.log.givingWay {
            try await GenesysCloud.readAudits(of: services, from: from, under: plan, with: connection, taking: taking)
        }
        try await ledger.seal()
        cursors.close()
        return Result(records: records, requests: await readers.requests())
    }

    private func intake(
        _ folder: TenantFolder, _ cursors: AuditCursors, _ ledger: AuditLedger, recorded: Int
    ) throws -> AuditIntake {
        let store = try PersonKeyStore(at: folder.keys)
        let redactor = EventRedactor(
            GenesysCloud.keptEvents, marks: SecretMarks(key: try data.marksKey(random: Machine.randomBytes)),
            keys: PersonKeys(try store.byPerson(), random: Machine.randomBytes))
        let (terminal, name) = (terminal, name)
        return AuditIntake(
            redactor, saveKeys: { try store.add($0) }, cursors: cursors, recorded: recorded,
            clock: clock,
            record: { entries in
                let size = try await ledger.record(entries)
                terminal.progress("reading the audit log of \(name): \(size) entries in the ledger")
                return size
            })
    }
}
