import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Recovery
import Response
import Simulator
import Synchronization
import Testing

@Suite("A process that is killed while it changes a tenant")
struct CrashTests {

    @Test func `at every step of fifty changes leaves the same tenant, and changes nothing twice`() async throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("crash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let tenant = SimulatedTenant.generate(people: 80, seed: 11, posture: .mixed, at: now())
        let people = try tenant.capture.documents(of: .init("people", .lines)).filter {
            $0["state"]?.string == "active"
        }
        try #require(people.count >= 50)
        let plan = Plan(
            people.prefix(50).map { Change(.suspend, Subject(.person, $0.id)) }, because: "a test", trigger: "crash",
            by: "ada", at: now(), until: now().advanced(by: .seconds(3600)), on: "c0ffee", log: "acme",
            isAnnounced: true)
        let writes = Mutex<[String]>([])
        let (deaths, made) = try await carryOut(plan, in: place, on: tenant.capture) { exchange in
            guard exchange.method == "PATCH", exchange.status == 200 else { return }
            writes.withLock { $0.append(exchange.target) }
        }
        #expect(made == "50")
        #expect(deaths >= 60, "it died \(deaths) times")
        let sent = writes.withLock { $0 }
        #expect(sent.count == 50 && Set(sent).count == 50)
    }

    @Test func `at every step of making clients after another tenant's leaves none active, and makes none twice`()
        async throws
    {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("crash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let source = SimulatedTenant.generate(people: 40, seed: 9, posture: .mixed, at: now()).capture.kept()
        let standing = SimulatedTenant.bare(organization: "Harbour Lane Sandbox", seed: 2, at: now()).capture
        try CaptureFolder.write(source, to: place.appendingPathComponent("source"))
        try CaptureFolder.write(standing, to: place.appendingPathComponent("standing"))
        var chosen = Rebuilding.Options(kinds: [.divisions, .roles, .oauthClients])
        chosen.ownClients = Set(standing.manifest.clients)
        let changes = try Rebuilding(of: source, onto: standing, chosen).changes
        let plan = Plan(
            changes, because: "a test", trigger: "crash", by: "ada", at: now(),
            until: now().advanced(by: .seconds(3600)), on: "c0ffee", log: "acme")
        let writes = Mutex<[String]>([])
        let (deaths, made) = try await carryOut(plan, in: place, on: standing) { exchange in
            guard exchange.method != "GET", exchange.target.hasPrefix("/api/v2/oauth/clients") else { return }
            writes.withLock { $0.append("\(exchange.method) \(exchange.status)") }
        }
        #expect(made == "\(changes.count)")
        let clients = changes.count { $0.verb == .make && $0.target.kind == .client }
        #expect(clients > 5 && deaths > clients, "it died \(deaths) times")
        // Each is made once, and switched off before another is made, whoever does it.
        #expect(writes.withLock(\.self) == Array(repeating: ["POST 200", "PUT 200"], count: clients).flatMap(\.self))
    }

    /// Carries a plan out, killed at its second, third or fourth step in turn until it comes through: so each kind of step is
    /// the last one again and again.
    ///
    /// - Returns: How often it died, and what it says when it is run once more.
    private func carryOut(
        _ plan: Plan, in place: URL, on served: Capture, noting: @escaping @Sendable (Exchange) -> Void
    ) async throws -> (deaths: Int, made: String?) {
        let file = place.appendingPathComponent("plan")
        try Data(plan.bytes).write(to: file)
        var options = Options { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
        options.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60))
        options.exchanges = noting
        let simulator = try Simulator(
            of: served, clients: [ClientCredentials(id: "responder", secret: "secret")], options: options)
        return try await simulator.serving { endpoint in
            var deaths = 0
            while try await run(place, endpoint, file, dyingAt: 2 + deaths % 3) == nil { deaths += 1 }
            return (deaths, try await run(place, endpoint, file, dyingAt: 0))
        }
    }

    private func now() -> Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

/// Runs it once.
///
/// - Returns: What it said; nil where it was killed.
private func run(_ place: URL, _ endpoint: Endpoint, _ plan: URL, dyingAt step: Int) async throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("change-crash")
    process.arguments = [place.path, endpoint.api, endpoint.login, plan.path, "\(step)"]
    let said = place.appendingPathComponent("said")
    try Data().write(to: said)
    process.standardOutput = try FileHandle(forWritingTo: said)
    let (ends, end) = AsyncStream.makeStream(of: Process.TerminationReason.self)
    process.terminationHandler = { process in
        end.yield(process.terminationReason)
        end.finish()
    }
    try process.run()
    for await reason in ends where reason == .uncaughtSignal { return nil }
    return try String(contentsOf: said, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
}
