import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Redaction
import Response
import Simulator
import Synchronization

/// A tenant on this machine that a restore is tried out in, with archive and ledger of its own: gone afterwards.
struct RehearsalTenant: Sendable {
    static let name = "rehearsal"

    let configured: TenantConfiguration
    let data: DataDirectory
    private let organization: String
    private let requests: RequestCount

    /// How many requests it was sent so far.
    var calls: Int { requests.all.count }

    /// How often each request was sent so far that may have changed something: `PUT /api/v2/authorization/roles/{roleId}`.
    var writes: [String: Int] {
        requests.all.reduce(into: [:]) { counts, request in if let request { counts[request, default: 0] += 1 } }
    }

    /// What was sent, in order: nil for what only looked.
    private final class RequestCount: Sendable {
        private let sent = Mutex<[String?]>([])
        var all: [String?] { sent.withLock(\.self) }

        func note(_ exchange: Exchange) {
            let isWrite = exchange.method != "GET" && exchange.template?.hasPrefix("/api/") == true
            let request = isWrite ? exchange.template.map { "\(exchange.method) \($0)" } : nil
            sent.withLock { $0.append(request) }
        }
    }

    /// Serves a tenant on 127.0.0.1 while `body` works on it.
    static func serving<Result: Sendable>(
        _ tenant: SimulatedTenant, _ body: @escaping @Sendable (RehearsalTenant) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "linewarden-rehearsal-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let clients = SimulatedClients(of: tenant, seed: UInt64.random(in: .min ... .max))
        let requests = RequestCount()
        var options = Options(clock: Machine.now)
        // Told a high limit, our own client does not wait: nothing is measured here.
        options.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60))
        options.exchanges = { requests.note($0) }
        let simulator = try Simulator(
            of: tenant.capture, clients: clients.credentials + [clients.responder], options: options)
        return try await interruptible {
            try await simulator.serving { endpoint in
                try await body(
                    RehearsalTenant(
                        configured: configured(clients, at: endpoint), data: DataDirectory(folder),
                        organization: tenant.capture.manifest.organization, requests: requests))
            }
        }
    }

    private static func configured(_ clients: SimulatedClients, at endpoint: Endpoint) -> TenantConfiguration {
        var configured = clients.tenant(at: endpoint)
        configured.share = 100
        configured.profile = .configuration
        configured.responder = ResponderConfiguration(
            client: .init(id: clients.responder.id, secret: .given(Secret(clients.responder.secret))))
        return configured
    }

    /// Its folder, bound to its name as a first collection would.
    func folder() throws -> TenantFolder {
        let binding = TenantBinding(platform: TenantCollection.platform, organization: organization)
        try binding.bind(Self.name, in: data)
        return try binding.folder(in: data)
    }

    /// What stands there now, collected as a tenant is.
    func collected() async throws -> (commit: String, capture: Capture) {
        let result = try await TenantCollection(
            name: Self.name, tenant: configured, data: data, clock: Machine.clock(), terminal: Terminal(isQuiet: true)
        ).run()
        let archive = try TenantArchive(at: result.folder.archive)
        return (result.outcome.commit, try archive.read(result.outcome.commit))
    }

    /// Carries out a plan through every gate there is, as agreed to by nobody: there is nobody to be cut off here.
    ///
    /// - Parameter standing: What the tenant is before.
    func applied(
        _ plan: Plan, over standing: Capture, writing: @escaping @Sendable (Changer) -> Changer
    ) async throws -> [Applied] {
        let folder = try folder()
        let log = try ChangeLog(folder, source: "linewarden \(Machine.version) drill")
        try await log.record(plan, at: plan.made)
        let journal = try await log.journal(from: folder)
        let snapshot = try ReadSources.translate(standing)
        let circumstances = Circumstances(
            now: plan.made, rules: Self.rules, past: journal.past, population: Population(of: snapshot),
            approval: .given(by: ["the rehearsal"], interrupting: Set(plan.interrupting.map(\.id))))
        let applied = try await Responder.acting(
            on: Self.name, configured, in: data, clock: Machine.clock()
        ) { changer in
            try await Applying(
                plan, in: circumstances, journal: journal, by: TenantHands(writing(changer)), into: log,
                clock: Machine.clock(), stopped: { nil }
            ).run()
        }
        try await log.seal(at: Machine.now())
        return applied
    }

    /// What a plan may cut off is the whole of it: nobody works here.
    private static var rules: SafetyRules {
        var rules = SafetyRules()
        rules.caps.targets = .max
        rules.caps.percent = 100
        rules.caps.administrators = .max
        rules.caps.dependents = .max
        rules.caps.ramp = 8
        return rules
    }
}
