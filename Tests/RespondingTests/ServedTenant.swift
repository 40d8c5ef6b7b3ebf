import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Redaction
import Rehearsals
import Response
import Simulator
import Synchronization

/// A tenant that answers like the platform, the responder's client signed in to it, and an installation to note in.
struct ServedTenant: Sendable {
    let changer: Changer
    let tenant: SimulatedTenant
    let simulator: Simulator
    let installation: Installation
    let time: RehearsalTime
    private let exchanges: Exchanges

    private final class Exchanges: Sendable {
        let all = Mutex<[Exchange]>([])
    }

    /// Generated once: every time begins at the same moment.
    private static let sixty = SimulatedTenant.generate(people: 60, seed: 9, posture: .mixed, at: FakeTenant.began)

    /// Serves one; its time passes only where somebody waits.
    static func serving(
        people: Int = 60, _ adjust: (inout Options) -> Void = { _ in },
        _ body: @escaping @Sendable (ServedTenant) async throws -> Void
    ) async throws {
        let installation = try Installation()
        defer { installation.remove() }
        let (time, exchanges) = (installation.tenant.time, Exchanges())
        let tenant = people == 60 ? sixty : .generate(people: people, seed: 9, posture: .mixed, at: time.now)
        var options = Options.unhurried { time.now }
        options.exchanges = { exchange in exchanges.all.withLock { $0.append(exchange) } }
        adjust(&options)
        try await Simulator.servingResponder(
            of: tenant.capture, options, within: RateBudget(share: 100, allowed: 1_000_000), by: time.clock
        ) { connection, simulator in
            try await body(
                ServedTenant(
                    changer: Changer(connection), tenant: tenant, simulator: simulator, installation: installation,
                    time: time, exchanges: exchanges))
        }
    }

    /// What was sent that changes anything, taken or not, in its order.
    var sent: [Exchange] {
        exchanges.all.withLock { all in
            all.filter { exchange in
                exchange.method != "GET" && ["query", "token"].allSatisfy { !exchange.target.hasSuffix($0) }
                    && (exchange.method, exchange.target) != ("POST", "/api/v2/recordings/deletionprotection")
            }
        }
    }

    /// The people who are active, and not on any call.
    func active() throws -> [Subject] {
        try tenant.capture.documents(of: Kind("people", .lines)).filter { $0["state"]?.string == "active" }
            .map { Subject(.person, $0.id) }
    }

    /// Carries a plan out as `plans apply` does.
    func apply(
        _ plan: Plan, _ adjust: (inout Circumstances) -> Void = { _ in },
        stopped: @escaping @Sendable () -> String? = { nil }
    ) async throws -> [Applied] {
        let (log, journal) = try await installation.recorded(plan, crash: { _ in })
        var rules = SafetyRules()
        rules.notice = .zero
        var around = Circumstances(
            now: time.now, rules: rules, population: Population(active: 1000, administrators: .observed([])))
        adjust(&around)
        let clock = time.clock
        let careful = changer.making([:]) { stopped() ?? plan.ended(at: clock.now()) }
        return try await Applying(
            plan, in: around, journal: journal, by: careful.hands, into: log, clock: clock, stopped: stopped,
            jitter: { 0.5 }
        ).run()
    }
}

extension Changer {

    /// Its hands, without what only a restore takes.
    var hands: TenantHands {
        TenantHands(
            look: { change throws(PlatformError) in try await self.look(change) },
            make: { change, before throws(PlatformError) in try await self.make(change, before) },
            live: { subject in await self.live(subject) })
    }
}
