import Archive
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Redaction
import SQLiteStore
import Simulator
import Synchronization

/// A generated tenant, served, read over HTTP by the client that reads real ones, and judged.
struct Rehearsal {
    let tenant: SimulatedTenant
    let folder: URL
    var leavesOut: Set<Reader> = []
    var profile = Manifest.Profile.controls
    var supplied: [(kind: Kind, document: JSON)] = []
    var adjust: @Sendable (inout Options) -> Void = { _ in }
    var exchanges: (@Sendable (Exchange) -> Void)?

    static let moment = Moment(milliseconds: 1_795_000_000_000)

    init(people: Int = 120, seed: UInt64 = 3, posture: Posture) throws {
        tenant = .generate(people: people, seed: seed, posture: posture, at: Self.moment)
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-test-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func clean() { try? FileManager.default.removeItem(at: folder) }

    /// Time that passes only when somebody waits for it, the same for reader and simulator.
    final class Time: Sendable {
        private let moment = Mutex(Rehearsal.moment)

        var clock: WallClock {
            WallClock(
                now: { [self] in moment.withLock { $0 } },
                sleep: { [self] duration in
                    try Task.checkCancellation()
                    moment.withLock { $0 = $0.advanced(by: duration) }
                })
        }
    }

    struct Outcome {
        let collected: Collecting.Outcome
        let capture: Capture
        let assessed: Assessed
        let requests: Int
        let place: TenantFolder
    }

    var terms: TenantTerms { TenantTerms(registers: tenant.registers) }

    func run() async throws -> Outcome {
        let time = Time()
        var options = Options(clock: time.clock.now)
        options.sleep = time.clock.sleep
        options.exchanges = exchanges
        adjust(&options)
        let secrets = tenant.readers.map { ClientCredentials(id: $0.id, secret: "secret of \($0.purpose)") }
        let simulator = try Simulator(of: tenant.capture, clients: secrets, options: options)
        return try await simulator.serving { endpoint in try await read(endpoint, secrets, time.clock) }
    }

    private func read(_ endpoint: Endpoint, _ secrets: [ClientCredentials], _ clock: WallClock) async throws -> Outcome
    {
        let session = try Session()
        do {
            let outcome = try await collect(endpoint, secrets, clock, session)
            await session.close()
            return outcome
        } catch {
            await session.close()
            throw error
        }
    }

    private func collect(
        _ endpoint: Endpoint, _ secrets: [ClientCredentials], _ clock: WallClock, _ session: Session
    ) async throws -> Outcome {
        var connections: [Reader: Connection] = [:]
        for (reader, credentials) in zip(tenant.readers, secrets) {
            guard let own = Reader(rawValue: reader.purpose.rawValue), !leavesOut.contains(own) else { continue }
            connections[own] = Connection(
                to: Endpoints(api: endpoint.api, login: endpoint.login),
                as: .init(client: credentials.id, secret: Secret(credentials.secret)), over: session.transport,
                budget: RateBudget(), clock: clock, jitter: { 0 })
        }
        guard let core = connections[.core] else { throw CancellationError() }
        let identity = try await core.identity()
        let data = DataDirectory(folder)
        let place = try data.tenant(platform: "genesys-cloud", organization: identity.organization)
        let store = try PersonKeyStore(at: place.keys)
        let random: @Sendable (Int) -> [UInt8] = { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }
        let redactor = Redactor(
            GenesysCloud.keptFields, marks: SecretMarks(key: try data.marksKey(random: random)),
            keys: PersonKeys(try store.byPerson(), random: random))
        let collecting = Collecting(
            .init(
                platform: "genesys-cloud", organization: identity.organization,
                organizationName: identity.organizationName, isSimulated: session.sawSimulator, profile: profile,
                clients: Reader.allCases.compactMap { connections[$0]?.client }, hosts: [endpoint.api], tool: "test"),
            into: place,
            reads: .init(
                kinds: GenesysCloud.kinds, serverDate: identity.serverDate,
                certificates: { session.certificatesSeen },
                fetch: { [profile, connections] keeper in
                    try await GenesysCloud.fetch(
                        profile, with: connections, into: keeper, clock: clock, progress: { _ in })
                }),
            clock: clock, redaction: .init(redactor, saveKeys: { try store.add($0) }))
        let collected = try await collecting.run(supplied: supplied)
        let capture = try TenantArchive(at: place.archive).read(collected.commit)
        var requests = 0
        for connection in connections.values { requests += await connection.requests }
        return Outcome(
            collected: collected, capture: capture,
            assessed: try Self.assessment(terms).run(on: capture, commit: collected.commit), requests: requests,
            place: place)
    }

    static func assessment(_ terms: TenantTerms) -> Assessment {
        Assessment(
            of: .init(version: Catalog.version, controls: Catalog.controls),
            on: .init(
                translate: GenesysCloud.translate, documents: GenesysCloud.documents(of:reading:),
                sources: GenesysCloud.sources), under: terms)
    }
}
