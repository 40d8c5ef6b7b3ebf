import Archive
import Assurance
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Redaction
import Simulator
import Synchronization

/// A generated tenant, served, read over HTTP by the client that reads real ones, and judged; whatever goes wrong.
///
/// The clock moves only when somebody waits. Keys are the same in every run, so that two captures of one tenant can be
/// compared to the byte.
struct Rehearsal: Sendable {
    private(set) var tenant: SimulatedTenant
    let folder: URL
    let time = Time()
    var faults = Faults.none
    var largestAnswer = 64 << 20
    var adjust: @Sendable (inout Options) -> Void = { _ in }
    var seen: @Sendable (Exchange) -> Void = { _ in }

    static let moment = Moment(milliseconds: 1_795_000_000_000)

    init(people: Int = 60, seed: UInt64 = 3, posture: Posture = .poor) {
        tenant = .generate(people: people, seed: seed, posture: posture, at: Self.moment)
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-failures-\(ProcessInfo.processInfo.globallyUniqueString)")
    }

    /// Gives our clients their roles in the first division only.
    mutating func confineReaders() throws {
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

        var passed: Duration { Rehearsal.moment.duration(to: moment.withLock { $0 }) }

        func advance(_ duration: Duration) { moment.withLock { $0 = $0.advanced(by: duration) } }
    }

    struct Outcome: Sendable {
        let collected: Collecting.Outcome
        let capture: Capture
        let assessed: Assessed
    }

    var terms: TenantTerms { TenantTerms(registers: tenant.registers) }

    /// Collects and judges.
    func run() async throws -> Outcome {
        let secrets = tenant.readers.map { ClientCredentials(id: $0.id, secret: "secret of \($0.purpose)") }
        let simulator = try Simulator(of: tenant.capture, clients: secrets, options: options)
        return try await simulator.serving { endpoint in
            let session = try Session(largestAnswer: largestAnswer)
            do {
                let outcome = try await collect(endpoint, secrets, session)
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

    private func connections(_ endpoint: Endpoint, _ secrets: [ClientCredentials], _ session: Session) -> [Reader:
        Connection]
    {
        var connections: [Reader: Connection] = [:]
        for (reader, credentials) in zip(tenant.readers, secrets) {
            guard let own = Reader(rawValue: reader.purpose.rawValue) else { continue }
            connections[own] = Connection(
                to: Endpoints(api: endpoint.api, login: endpoint.login),
                as: .init(client: credentials.id, secret: Secret(credentials.secret)), over: session.transport,
                budget: RateBudget(), clock: time.clock, jitter: { 0 })
        }
        return connections
    }

    private func collect(
        _ endpoint: Endpoint, _ secrets: [ClientCredentials], _ session: Session
    ) async throws -> Outcome {
        let connections = connections(endpoint, secrets, session)
        guard let core = connections[.core] else { throw CancellationError() }
        let identity = try await core.identity()
        let place = try DataDirectory(folder).tenant(platform: "genesys-cloud", organization: identity.organization)
        let redactor = Redactor(
            GenesysCloud.keptFields, marks: SecretMarks(key: [UInt8](repeating: 7, count: 32)),
            keys: PersonKeys { count in [UInt8](repeating: 5, count: count) })
        let collecting = Collecting(
            .init(
                platform: "genesys-cloud", organization: identity.organization, organizationName: nil,
                isSimulated: session.sawSimulator, profile: .controls,
                clients: Reader.allCases.compactMap { connections[$0]?.client }, hosts: ["simulator"], tool: "test"),
            into: place,
            reads: .init(
                kinds: GenesysCloud.kinds, serverDate: identity.serverDate,
                certificates: { session.certificatesSeen },
                fetch: { [time] keeper in
                    try await GenesysCloud.fetch(
                        .controls, with: connections, into: keeper, clock: time.clock, progress: { _ in })
                }),
            clock: time.clock, redaction: .init(redactor, saveKeys: { _ in }))
        let collected = try await collecting.run()
        let capture = try TenantArchive(at: place.archive).read(collected.commit)
        return Outcome(
            collected: collected, capture: capture,
            assessed: try Self.assessment(terms).run(on: capture, commit: collected.commit))
    }

    static func assessment(_ terms: TenantTerms) -> Assessment {
        Assessment(
            of: .init(version: Catalog.version, controls: Catalog.controls),
            on: .init(
                translate: GenesysCloud.translate, documents: GenesysCloud.documents(of:reading:),
                sources: GenesysCloud.sources), under: terms)
    }
}

extension Assessed {

    /// What this says that is better than the truth: met, or not applicable, where the truth is not.
    func better(than truth: Assessed) -> [String] {
        zip(judgements, truth.judgements).compactMap { ours, theirs in
            switch (ours.verdict, theirs.verdict) {
            case (.met, .met), (.notApplicable, .notApplicable), (.exhibit, .exhibit): nil
            case (.met, _), (.notApplicable, _): "\(ours.control.id) is better than the truth"
            default: nil
            }
        }
    }

    /// What this finds that the truth does not, but for CFG-01: that the capture is not whole is true.
    func invented(against truth: Assessed) -> [String] {
        let known = Set(truth.findings.map(\.id))
        return findings.filter { !known.contains($0.id) && $0.control.id != "CFG-01" }.map {
            "\($0.control.id) \($0.shortfall.subject.path)"
        }
    }
}

/// The tenant most tests read, and what is true of it.
enum Undisturbed {
    private static let run = Task { () async throws -> Rehearsal.Outcome in
        let rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        return try await rehearsal.run()
    }

    static func outcome() async throws -> Rehearsal.Outcome { try await run.value }
}

/// Counts requests by path.
final class RequestLog: Sendable {
    private let paths = Mutex([String]())

    func note(_ exchange: Exchange) {
        paths.withLock { $0.append(exchange.target.split(separator: "?").first.map(String.init) ?? "") }
    }

    var all: [String] { paths.withLock { $0 } }

    func count(_ path: String) -> Int { all.count { $0 == path } }

    /// Waits until so many requests were made; half a minute at most.
    func reaches(_ count: Int) async {
        for _ in 0..<1500 where all.count < count { try? await Task.sleep(for: .milliseconds(20)) }
    }
}
