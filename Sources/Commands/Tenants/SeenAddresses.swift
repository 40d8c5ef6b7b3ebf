import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import LedgerStore
import Platforms

/// What the ledger of a tenant knows of addresses.
struct SeenAddresses {
    let tenant: String
    let data: DataDirectory
    let now: Moment

    /// The client that changes the tenant, since locked out it could take nothing back; nil where there is none.
    let responder: String?

    /// An outcome, and what puts names to the people in it.
    struct Rehearsed {
        let outcome: AllowlistRehearsal.Outcome
        let events: Int
        let people: People
    }

    /// Rehearses a list on the last days.
    ///
    /// - Throws: ``Failure`` where the tenant was never collected, or its audit log never read.
    func rehearsed(_ networks: [AddressBlock], days: Int) throws -> Rehearsed {
        let folder = try TenantBinding.folder(of: tenant, in: data)
        let capture = try newest(in: folder)
        let since = now.advanced(by: .days(-days))
        var sight = Sight(since: since, AllowlistRehearsal(networks, organization: capture.manifest.organization))
        try look(in: folder, &sight)
        let active = try GenesysCloud.translate(capture)[.people].value?.filter(\.isActive).map(\.id) ?? []
        let outcome = sight.rehearsal.outcome(
            active: Set(active), own: (capture.manifest.clients + [responder].compactMap(\.self)).map { .init($0) },
            missing: sight.read.missing(from: since, to: expected(sight.read)))
        let needed = Set(outcome.lockedOut.map(\.caller.name))
        return Rehearsed(
            outcome: outcome, events: sight.events, people: try People(of: capture, needed: needed, keys: folder.keys))
    }

    /// - Throws: ``Failure`` where the audit log was never read.
    func refuseUnread() throws { _ = try rehearsed([], days: 1) }

    /// Up to where every service is to have been read: as far as any was, or a day ago where that is longer past.
    ///
    /// A day and the overlap are what lies between two nightly readings.
    private func expected(_ read: ReadAudits) -> Moment {
        let plan = AuditPlan()
        let stale = now.advanced(by: .zero - plan.usual - plan.overlap)
        return min(now, max(read.reached ?? now, stale))
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

    private func look(in folder: TenantFolder, _ sight: inout Sight) throws {
        guard FileManager.default.fileExists(atPath: folder.ledger.appendingPathComponent("checkpoint").path) else {
            throw neverRead
        }
        var reader = try LedgerReader(at: folder.ledger)
        for index in 0..<reader.size {
            let entry = try reader.entry(at: index)
            guard sight.needs(entry) else { continue }
            do {
                try sight.take(entry, JSON(try reader.payload(at: index), limits: .asReceived))
            } catch {
                sight.read.add(unreadable: entry, because: error)
            }
        }
        if sight.read.isEmpty { throw neverRead }
    }

    private var neverRead: Failure {
        Failure(
            "the audit log of \(tenant) was never read", hint: "run `linewarden audit read \(tenant)` first",
            code: .notThere)
    }
}

/// What is seen on the way through a ledger.
private struct Sight {
    let since: Moment
    var rehearsal: AllowlistRehearsal
    var read = ReadAudits()

    /// How many entries were looked at.
    var events = 0

    init(since: Moment, _ rehearsal: AllowlistRehearsal) {
        self.since = since
        self.rehearsal = rehearsal
    }

    func needs(_ entry: LedgerStore.Entry) -> Bool {
        guard entry.kind == .audit else { return false }
        return entry.isWindow || entry.at >= since
    }

    mutating func take(_ entry: LedgerStore.Entry, _ json: JSON) throws {
        if entry.isWindow {
            read.add(window: json, of: entry.source)
        } else {
            rehearsal.see(try GenesysCloud.auditEvent(json))
            events += 1
        }
    }
}
