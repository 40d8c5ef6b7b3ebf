import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Redaction
import SQLiteStore
import Scans
import Tickets

/// Reads a tenant of the configuration into its archive.
struct TenantCollection {
    let name: String
    let tenant: TenantConfiguration
    let data: DataDirectory
    let clock: WallClock
    let terminal: Terminal

    struct Result {
        let outcome: Collecting.Outcome
        let folder: TenantFolder
        let requests: Int
    }

    func run() async throws -> Result {
        defer { terminal.clearProgress() }
        return try await Readers.reading(tenant, clock: clock) { try await collect(with: $0) }
    }

    private func collect(with readers: Readers) async throws -> Result {
        let folder = try readers.folder(of: name, tenant, in: data)
        let store = try PersonKeyStore(at: folder.keys)
        let exports = try ProviderImporting(into: folder, in: data)
        let collecting = Collecting(
            plan(readers), into: folder, reads: reads(readers), clock: clock,
            redaction: .init(try redactor(store), saveKeys: { try store.add($0) }),
            carry: { earlier, now in
                let scans = try ScanDocuments(carrying: earlier)
                let flows = try FlowDocuments(carrying: earlier)
                let tickets = try TicketDocuments(carrying: earlier)
                let carried = [
                    try exports.carry(earlier, along: now),
                    scans.documents.isEmpty ? nil : ImportedDocuments(scans.documents, records: scans.records),
                    flows.documents.isEmpty ? nil : ImportedDocuments(flows.documents, records: flows.records),
                    tickets.documents.isEmpty ? nil : ImportedDocuments(tickets.documents, records: tickets.records),
                ]
                return ImportedDocuments(carried.compactMap(\.self))
            })
        let outcome = try await collecting.run(supplied: try supplied())
        if let discarded = outcome.discarded { terminal.note("began anew: \(discarded)") }
        return Result(outcome: outcome, folder: folder, requests: await readers.requests())
    }

    static let platform = "genesys-cloud"

    private func plan(_ readers: Readers) -> Collecting.Plan {
        Collecting.Plan(
            platform: Self.platform, organization: readers.identity.organization,
            organizationName: readers.identity.organizationName, isSimulated: readers.isSimulated,
            profile: tenant.profile, clients: readers.clients, hosts: [tenant.endpoints.api, tenant.endpoints.login],
            tool: "linewarden \(Machine.version)")
    }

    private func reads(_ readers: Readers) -> Collecting.Reads {
        let (profile, clock, terminal, name) = (tenant.profile, clock, terminal, name)
        return Collecting.Reads(
            kinds: GenesysCloud.kinds, serverDate: readers.identity.serverDate,
            certificates: { readers.session.certificatesSeen },
            fetch: { keeper in
                try await GenesysCloud.fetch(
                    profile, with: readers.connections, into: keeper, clock: clock,
                    progress: { progress in
                        terminal.progress(progress.line(reading: name, requests: await readers.requests()))
                    })
            })
    }

    private func redactor(_ store: PersonKeyStore) throws -> Redactor {
        let marks = SecretMarks(key: try data.marksKey(random: Machine.randomBytes))
        let keys = PersonKeys(try store.byPerson(), random: Machine.randomBytes)
        return Redactor(GenesysCloud.keptFields, marks: marks, keys: keys)
    }

    private func supplied() throws -> [(kind: Kind, document: JSON)] {
        try tenant.supplied.map { kind, file in
            guard let bytes = try? Data(contentsOf: file) else {
                throw Failure(
                    "can't read \(file.path), given for \(kind.name)", hint: "is the path right?", code: .configuration)
            }
            do {
                return (kind, try JSON(Array(bytes)))
            } catch {
                throw Failure(
                    "\(file.path) is \(error)", hint: "give the setting as the platform answers it",
                    code: .configuration)
            }
        }
    }
}
