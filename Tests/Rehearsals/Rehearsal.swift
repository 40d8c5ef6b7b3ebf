import Archive
import Assurance
package import Capture
import Catalog
package import ContactCenter
package import Engine
package import Foundation
package import GenesysCloud
import IdentityProviders
import Platforms
import Programme
import Recovery
import Redaction
import SQLiteStore
import Scans
package import Simulator
import Tickets

/// A generated tenant, served, read over HTTP by the client that reads real ones, and judged; whatever goes wrong.
///
/// The clock moves only when somebody waits.
package struct Rehearsal: Sendable {
    package private(set) var tenant: SimulatedTenant
    package let folder: URL
    package let time = RehearsalTime()

    /// Our clients that are not configured.
    package var leavesOut: Set<Reader> = []
    package var profile = Manifest.Profile.controls
    package var supplied: [(kind: Kind, document: JSON)] = []
    package var faults = Faults.none

    /// Whether what its identity provider exported is imported after the collection.
    package var importsExports = true
    package var largestAnswer = 64 << 20
    package var adjust: @Sendable (inout Options) -> Void = { _ in }
    package var seen: @Sendable (Exchange) -> Void = { _ in }
    package var progress: @Sendable (GenesysCloud.Progress) async -> Void = { _ in }
    private let keys: Keys

    /// Where the keys of persons and of the secret marks come from.
    package enum Keys: Sendable {

        /// Drawn, and kept where a tenant's are.
        case kept

        /// The same in every run and kept nowhere: two captures of one tenant can be compared to the byte.
        case fixed
    }

    package static let moment = Moment(milliseconds: 1_795_000_000_000)

    package init(people: Int = 120, seed: UInt64 = 3, posture: Posture, keys: Keys = .kept) {
        tenant = .generate(people: people, seed: seed, posture: posture, at: Self.moment)
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-rehearsal-\(ProcessInfo.processInfo.globallyUniqueString)")
        self.keys = keys
    }

    package func clean() { try? FileManager.default.removeItem(at: folder) }

    /// Gives our clients their roles in the first division only.
    package mutating func confineReaders() throws {
        guard let division = try tenant.capture.documents(of: .divisions).first?.id else { return }
        var files = tenant.capture.files
        for reader in tenant.readers {
            let path = Kind.oauthClients.path(of: reader.id, in: .config)
            let text = String(decoding: files[path] ?? [], as: UTF8.self)
            files[path] = Array(text.replacing(#""divisionId": "*""#, with: #""divisionId": "\#(division)""#).utf8)
        }
        var manifest = tenant.capture.manifest
        manifest.files = files.mapValues(\.sha256)
        tenant.capture = Capture(manifest: manifest, files: files)
    }

    package struct Outcome: Sendable {
        package let collected: Collecting.Outcome

        /// What was judged: the capture with what was imported beside it.
        package let commit: String
        package let capture: Capture
        package let assessed: Assessed
        package let requests: Int
        package let place: TenantFolder
    }

    package var terms: TenantTerms {
        var terms = TenantTerms(registers: tenant.registers, programs: tenant.programs, functions: tenant.functions)
        terms.services = tenant.services
        terms.canaries = tenant.canaries
        terms.canaryRuns = tenant.canaryRuns.map {
            RecordedCanary($0, recorded: $0.trace.planned.advanced(by: .days(1)))
        }
        terms.drills = tenant.drills.map { RecordedDrill($0, recorded: $0.ended) }
        return terms
    }

    package static func assessment(_ terms: TenantTerms) -> Assessment {
        Assessment(
            of: .init(version: Catalog.version, controls: Catalog.controls),
            on: .init(
                translate: { capture in
                    var snapshot = try GenesysCloud.translate(capture)
                    try IdentityProviders.translate(capture, into: &snapshot)
                    try Scans.translate(capture, into: &snapshot)
                    try Tickets.translate(capture, into: &snapshot)
                    return snapshot
                },
                documents: { subject, facts in
                    IdentityProviders.documents(of: subject) ?? Scans.documents(of: subject)
                        ?? GenesysCloud.documents(of: subject, reading: facts)
                },
                sources: GenesysCloud.sources.merging(GenesysCloud.importedSources) { first, _ in first }
                    .merging(IdentityProviders.sources) { first, _ in first }
                    .merging(Scans.sources) { first, _ in first }
                    .merging(Tickets.sources) { first, _ in first },
                division: GenesysCloud.division(of:)), under: terms)
    }
}

extension Rehearsal {

    /// Collects and judges.
    package func run() async throws -> Outcome {
        let secrets = tenant.readers.map { ClientCredentials(id: $0.id, secret: "secret of \($0.purpose)") }
        let simulator = try Simulator(of: tenant.capture, clients: secrets, options: options)
        return try await simulator.serving { endpoint in
            let session = try Session(largestAnswer: largestAnswer)
            do {
                let outcome = try await collect(connections(endpoint, secrets, session), session)
                await session.close()
                return outcome
            } catch {
                await session.close()
                throw error
            }
        }
    }

    private var options: Options {
        var options = Options(clock: time.clock.now)
        options.sleep = time.clock.sleep
        options.faults = faults
        options.exchanges = seen
        adjust(&options)
        return options
    }

    private func connections(
        _ endpoint: Endpoint, _ secrets: [ClientCredentials], _ session: Session
    ) -> [Reader: Connection] {
        var connections: [Reader: Connection] = [:]
        for (reader, credentials) in zip(tenant.readers, secrets) {
            guard let own = Reader(rawValue: reader.purpose.rawValue), !leavesOut.contains(own) else { continue }
            connections[own] = Connection(
                to: Endpoints(api: endpoint.api, login: endpoint.login),
                as: .init(client: credentials.id, secret: Secret(credentials.secret)), over: session.transport,
                budget: RateBudget(), clock: time.clock, jitter: { 0 })
        }
        return connections
    }

    private func collect(_ connections: [Reader: Connection], _ session: Session) async throws -> Outcome {
        guard let core = connections[.core] else { throw CancellationError() }
        let identity = try await core.identity()
        let data = DataDirectory(folder)
        let place = try data.tenant(platform: "genesys-cloud", organization: identity.organization)
        let collecting = Collecting(
            .init(
                platform: "genesys-cloud", organization: identity.organization,
                organizationName: identity.organizationName, isSimulated: session.sawSimulator, profile: profile,
                clients: Reader.allCases.compactMap { connections[$0]?.client }, hosts: ["simulator"], tool: "test"),
            into: place, reads: reads(connections, identity, session), clock: time.clock,
            redaction: try redaction(in: data, place))
        let collected = try await collecting.run(supplied: supplied)
        let commit = try imported(into: place, data) ?? collected.commit
        let capture = try TenantArchive(at: place.archive).read(commit)
        var terms = terms
        if importsExports { terms.pasts = [try past(of: capture, commit)] }
        var requests = 0
        for connection in connections.values { requests += await connection.requests }
        return Outcome(
            collected: collected, commit: commit, capture: capture,
            assessed: try Self.assessment(terms).run(on: capture, commit: commit), requests: requests,
            place: place)
    }

    private func reads(
        _ connections: [Reader: Connection], _ identity: Identity, _ session: Session
    ) -> Collecting.Reads {
        .init(
            kinds: GenesysCloud.kinds, serverDate: identity.serverDate,
            certificates: { session.certificatesSeen },
            fetch: { [profile, time, progress] keeper in
                try await GenesysCloud.fetch(
                    profile, with: connections, into: keeper, clock: time.clock, progress: progress)
            })
    }

    /// Imports what the tenant's identity provider exported.
    ///
    /// - Returns: The commit it lies in; nil where there is none.
    private func imported(into place: TenantFolder, _ data: DataDirectory) throws -> String? {
        guard importsExports else { return nil }
        var commit: String?
        for export in tenant.exports {
            var read = ProviderImport(application: nil)
            for file in export.files {
                read.begin(file: file.name)
                var records = ExportRecords()
                for record in records.take(file.bytes) { try read.take(record) }
                try read.endFile(sha256: file.bytes.sha256)
            }
            commit = try importing(into: place, data).keep(read, taken: export.taken).commit
        }
        commit = try importedFlows(into: place) ?? commit
        commit = try importedTickets(into: place) ?? commit
        return try importedScan(into: place) ?? commit
    }

    private func importedTickets(into place: TenantFolder) throws -> String? {
        guard let record = try tenant.record() else { return nil }
        let marks = SecretMarks(key: [UInt8](repeating: 7, count: 32))
        let file = try TicketFile(record.tickets, named: "changes.csv", kinds: Set(GenesysCloud.kinds.map(\.name)))
        return try Importing(Tickets.kinds, into: place).run { newest in
            let documents = TicketDocuments([file], taken: newest.manifest.began, marks: marks)
            return (ImportedDocuments(documents.documents, records: documents.records), ())
        }.commit
    }

    /// What its owner would have on record of the time before: a baseline somebody agreed to, and the audit log.
    private func past(of capture: Capture, _ commit: String) throws -> PastOnRecord {
        let platform = Drift.Platform(
            kinds: GenesysCloud.kinds, rules: GenesysCloud.compared,
            audits: AuditKnowledge(
                changes: { GenesysCloud.toldChanges(of: $0) }, services: { GenesysCloud.tellingServices(of: $0) },
                objects: { GenesysCloud.toldObjects(of: $0, $1) }),
            event: { try GenesysCloud.auditEvent($0) }, deed: { GenesysCloud.deed(of: $0) },
            deedServices: GenesysCloud.deedServices)
        let record = try tenant.record()
        let agreed = record?.agreed(from: capture) ?? capture
        var read = ReadAudits()
        let telling = GenesysCloud.kinds.flatMap { GenesysCloud.tellingServices(of: $0.name) }
        for service in Set(telling + GenesysCloud.deedServices) {
            read.add(
                agreed.manifest.began.advanced(by: .days(-90))..<capture.manifest.ended.advanced(by: .days(1)),
                of: service)
        }
        let events = try (record?.audits ?? []).map { try GenesysCloud.auditEvent(JSON($0)) }
        return try PastOnRecord(
            of: (commit, capture),
            since: .observed(.init(Self.approved(agreed), capture: agreed)),
            audits: AuditsOnRecord(events, read: read), days: 30, on: platform)
    }

    private static func approved(_ agreed: Capture) -> ApprovedBaseline {
        ApprovedBaseline(
            id: "BL-0000000000",
            baseline: Baseline(
                of: "agreed", manifest: agreed.manifest.json().sha256, ticket: "CHG-1", askedBy: "ada",
                at: agreed.manifest.began, log: "test"),
            approver: "grace", approved: agreed.manifest.began)
    }

    private func importedFlows(into place: TenantFolder) throws -> String? {
        let marks = SecretMarks(key: [UInt8](repeating: 7, count: 32))
        let files = try tenant.flowExports.map { export in
            try FlowFile(export.bytes, named: export.name, taken: tenant.capture.manifest.began, marks: marks)
        }
        guard !files.isEmpty else { return nil }
        return try Importing(GenesysCloud.importedKinds, into: place).run { newest in
            let documents = try FlowDocuments(files, beside: newest)
            return (ImportedDocuments(documents.documents, records: documents.records), ())
        }.commit
    }

    private func importedScan(into place: TenantFolder) throws -> String? {
        guard let scan = tenant.scan else { return nil }
        return try Importing(Scans.kinds, into: place).run { newest in
            let documents = try ScanDocuments(
                of: ScanReport(scan.sarif), source: scan.source, cadenceDays: scan.cadenceDays, made: scan.made,
                file: "scan.sarif", sha256: scan.sarif.sha256, beside: newest)
            return (ImportedDocuments(documents.documents, records: documents.records), ())
        }.commit
    }

    private func importing(into place: TenantFolder, _ data: DataDirectory) throws -> ProviderImporting {
        let platform = ProviderImporting.Platform(
            people: .people, addresses: ["email", "username"], translate: { try GenesysCloud.translate($0) })
        switch keys {
        case .fixed:
            let key = PersonKey(id: String(repeating: "05", count: 8), bytes: [UInt8](repeating: 5, count: 16))
            return ProviderImporting(
                into: place, on: platform,
                keys: .init(
                    states: { [key.id: .known(key)] },
                    keys: { PersonKeys { count in [UInt8](repeating: 5, count: count) } }, save: { _ in },
                    marks: SecretMarks(key: [UInt8](repeating: 7, count: 32))))
        case .kept:
            let random: @Sendable (Int) -> [UInt8] = { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }
            let store = try PersonKeyStore(at: place.keys)
            return ProviderImporting(
                into: place, on: platform,
                keys: .init(
                    states: { try store.byID() }, keys: { PersonKeys(try store.byPerson(), random: random) },
                    save: { try store.add($0) }, marks: SecretMarks(key: try data.marksKey(random: random))))
        }
    }

    private func redaction(in data: DataDirectory, _ place: TenantFolder) throws -> Collecting.Redaction {
        switch keys {
        case .fixed:
            let redactor = Redactor(
                GenesysCloud.keptFields, marks: SecretMarks(key: [UInt8](repeating: 7, count: 32)),
                keys: PersonKeys { count in [UInt8](repeating: 5, count: count) })
            return .init(redactor, saveKeys: { _ in })
        case .kept:
            let random: @Sendable (Int) -> [UInt8] = { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }
            let store = try PersonKeyStore(at: place.keys)
            let redactor = Redactor(
                GenesysCloud.keptFields, marks: SecretMarks(key: try data.marksKey(random: random)),
                keys: PersonKeys(try store.byPerson(), random: random))
            return .init(redactor, saveKeys: { try store.add($0) })
        }
    }
}
