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

    @Test func `at every step of fifty changes of every sort, four in flight, sends none of them twice`() async throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("crash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let tenant = SimulatedTenant.generate(people: 80, seed: 11, posture: .mixed, at: now())
        let changes = try tenant.capture.fifty()
        #expect(changes.count == 50 && Set(changes.map(\.verb)).count == 11)
        let plan = Plan(
            changes, because: "a test", trigger: "crash", by: "ada", at: now(),
            until: now().advanced(by: .seconds(3600)),
            on: "c0ffee", log: "acme")
        let writes = Mutex<[String]>([])
        let (deaths, made) = try await carryOut(plan, in: place, on: tenant.capture, ramp: 4) { exchange in
            guard exchange.method != "GET", (200..<300).contains(exchange.status),
                !["query", "token"].contains(where: exchange.target.hasSuffix)
            else { return }
            writes.withLock { $0.append("\(exchange.method) \(exchange.target)") }
        }
        #expect(deaths >= 20, "it died \(deaths) times")
        let counts = Dictionary(writes.withLock(\.self).map { ($0, 1) }, uniquingKeysWith: +)
        let secrets = counts.filter { $0.key.hasSuffix("/secret") }
        let sessions = counts.filter { $0.key.hasPrefix("DELETE /api/v2/tokens/") }
        #expect(secrets.count <= 2 && secrets.values.allSatisfy { $0 == 1 }, "\(secrets)")
        #expect(sessions.count == 10)
        let others = counts.filter { secrets[$0.key] == nil && sessions[$0.key] == nil }
        #expect(others.values.allSatisfy { $0 == 1 }, "\(others.filter { $0.value > 1 })")
        // Of a secret that was under way when it was killed nobody can tell; of everything else somebody could.
        #expect(Int(made ?? "") ?? 0 >= 48)
    }

    /// Carries a plan out, killed at its second, third or fourth step in turn until it comes through: so each kind of step is
    /// the last one again and again.
    ///
    /// Of a plan that takes on several targets at a time the later steps come in turn too.
    ///
    /// - Returns: How often it died, and what it says when it is run once more.
    private func carryOut(
        _ plan: Plan, in place: URL, on served: Capture, ramp: Int = 1,
        noting: @escaping @Sendable (Exchange) -> Void
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
            while try await run(place, endpoint, file, dyingAt: 2 + deaths % (4 * ramp - 1), ramp) == nil {
                deaths += 1
            }
            return (deaths, try await run(place, endpoint, file, dyingAt: 0, ramp))
        }
    }

    private func now() -> Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

extension Capture {

    /// Ten people locked out with all their grants, and ten other changes to ten things.
    fileprivate func fifty() throws -> [Change] {
        let grants = Dictionary(grouping: try documents(of: Kind("grants", .lines))) { $0["subject"]?.string ?? "" }
        let people = try documents(of: Kind("people", .lines)).filter {
            $0["state"]?.string == "active" && grants[$0.id] != nil
        }
        let locked = people.prefix(10).flatMap { person -> [Change] in
            let subject = Subject(.person, person.id)
            let held = (grants[person.id] ?? []).compactMap { grant in
                grant["role"]?.string.map { Change.RoleInDivision($0, in: grant["division"]?.string ?? "*") }
            }
            return [
                Change(.suspend, subject), Change(.endSessions, subject), Change(.freeStation, subject),
                Change(.removeGrants, subject, .grants(held.sorted())),
            ]
        }
        let clients = try subjects(.client, "oauth-clients") { $0["state"]?.string == "active" }
        let others = [
            (
                Verb.disableIntegration,
                try subjects(.integration, "integrations") { $0["reportedState"]?["code"]?.string == "ACTIVE" }
            ),
            (.closeDeployment, try subjects(.deployment, "web-deployments") { $0["status"]?.string == "Active" }),
            (.declareEmergency, try subjects(.emergencyGroup, "emergency-groups") { $0["enabled"]?.boolean == false }),
            (
                .disableTrunk,
                try subjects(.trunkSettings, "trunk-base-settings") { $0["name"]?.string == "Carrier South" }
            ),
            (
                .withdrawAssistant,
                try subjects(.assistant, "assistants") { $0["copilot"]?["liveOnQueue"]?.boolean == true }
            ),
        ].compactMap { verb, all in all.first.map { Change(verb, $0) } }
        return locked + clients.prefix(3).map { Change(.disableClient, $0) }
            + clients.dropFirst(3).prefix(2).map { Change(.rotateSecret, $0) } + others
    }

    private func subjects(_ kind: Subject.Kind, _ name: String, _ isOn: (Document) -> Bool) throws -> [Subject] {
        try documents(of: Kind(name, .objects)).filter { isOn($0) }.map { Subject(kind, $0.id) }
    }
}

/// Runs it once.
///
/// - Returns: What it said; nil where it was killed.
private func run(
    _ place: URL, _ endpoint: Endpoint, _ plan: URL, dyingAt step: Int, _ ramp: Int
) async throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("change-crash")
    process.arguments = [place.path, endpoint.api, endpoint.login, plan.path, "\(step)", "\(ramp)"]
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
