import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import LedgerStore

/// What the ledger of a tenant knows of addresses.
struct SeenAddresses {
    let tenant: String
    let data: DataDirectory
    let now: Moment

    /// An outcome, and what puts names to the people in it.
    struct Rehearsed {
        let outcome: AllowlistRehearsal.Outcome
        let events: Int
        let people: People
    }

    /// Rehearses a list on the last days.
    ///
    /// - Throws: ``Failure`` where the tenant was never collected, or its audit log never read.
    func rehearsed(_ networks: [AddressBlock], days: Int) async throws -> Rehearsed {
        let folder = try TenantBinding.folder(of: tenant, in: data)
        let capture = try newest(in: folder)
        var rehearsal = AllowlistRehearsal(networks, organization: capture.manifest.organization)
        let events = try await see(in: folder, since: now.advanced(by: .days(-days)), &rehearsal)
        let active = try GenesysCloud.translate(capture)[.people].value?.filter(\.isActive).map(\.id) ?? []
        let outcome = rehearsal.outcome(active: Set(active), own: capture.manifest.clients.map { .init($0) })
        let needed = Set(outcome.lockedOut.map(\.caller.name))
        return Rehearsed(
            outcome: outcome, events: events, people: try People(of: capture, needed: needed, keys: folder.keys))
    }

    private func newest(in folder: TenantFolder) throws -> Capture {
        let archive = try TenantArchive(at: folder.archive)
        guard let head = try archive.head() else {
            throw Failure(
                "nothing of \(tenant) was collected yet", hint: "run `linewarden assess \(tenant)` first",
                code: .notThere)
        }
        return try archive.read(head.id)
    }

    /// - Returns: How many entries were looked at.
    private func see(
        in folder: TenantFolder, since: Moment, _ rehearsal: inout AllowlistRehearsal
    ) async throws -> Int {
        guard FileManager.default.fileExists(atPath: folder.ledger.path) else {
            throw Failure(
                "the audit log of \(tenant) was never read", hint: "run `linewarden audit read \(tenant)` first",
                code: .notThere)
        }
        let log = try LedgerLog(at: folder.ledger, origin: folder.logOrigin)
        var count = 0
        for try await (index, entry) in log.entries(in: 0..<(await log.size)) {
            guard entry.kind == .audit, entry.at >= since, entry.subject.hasPrefix("audit/"),
                let json = try? JSON(try await log.payload(at: index), limits: .asReceived),
                let event = try? GenesysCloud.auditEvent(json)
            else { continue }
            rehearsal.see(event)
            count += 1
        }
        return count
    }
}
