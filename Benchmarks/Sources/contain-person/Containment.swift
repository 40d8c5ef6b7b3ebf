import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Redaction
import Response
import Simulator

/// People locked out of a served tenant one after another, each by a plan of its own.
struct Containment: Sendable {
    let people: [String]
    let folder: TenantFolder

    static let clock = WallClock(
        now: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        sleep: { try await Task.sleep(for: $0) })

    struct Took: Sendable {
        var milliseconds: [Double] = []
        var calls = 0
    }

    /// Signs in, and takes the time of each from then on.
    func run(on endpoint: Endpoint) async throws -> Took {
        let session = try Session()
        let connection = Connection(
            to: Endpoints(api: endpoint.api, login: endpoint.login),
            as: .init(client: "responder", secret: Secret("secret")), over: session.transport,
            budget: RateBudget(share: 100, allowed: 1_000_000), clock: Self.clock, mayChange: true, jitter: { 0 })
        _ = try await connection.identity()
        let before = await connection.requests
        let changer = Changer(connection)
        let log = try ChangeLog(folder, source: "contain-person")
        var took = Took()
        for person in people {
            let decided = ContinuousClock.now
            try await lockOut(person, with: changer, into: log)
            took.milliseconds.append((ContinuousClock.now - decided) / .milliseconds(1))
        }
        took.calls = await connection.requests - before
        await session.close()
        return took
    }

    private func lockOut(_ person: String, with changer: Changer, into log: ChangeLog) async throws {
        let now = Self.clock.now()
        let plan = Plan(
            Playbook.lockOut.changes(to: Subject(.person, person)), playbook: Playbook.lockOut.id,
            because: "measured", trigger: person, by: "ada", at: now, until: now.advanced(by: .seconds(3600)),
            on: "none", log: "measured")
        try await log.record(plan, at: now)
        var journal = Journal()
        journal.take(plan)
        let hands = TenantHands(
            look: { change throws(PlatformError) in try await changer.look(change) },
            make: { change, before throws(PlatformError) in try await changer.make(change, before) },
            live: { subject in await changer.live(subject) })
        let applied = try await Applying(
            plan, in: circumstances(at: now), journal: journal, by: hands, into: log, clock: Self.clock,
            stopped: { nil }
        ).run()
        guard applied.allSatisfy(\.isSettled) else { fatalError("\(applied.map(\.result))") }
    }

    private func circumstances(at now: Moment) -> Circumstances {
        var rules = SafetyRules()
        rules.modes = [Playbook.lockOut.id: .automatic]
        rules.cleanRuns = 0
        rules.testAccounts = Set(people)
        return Circumstances(
            now: now, rules: rules, population: Population(active: 10_000, administrators: .observed([])),
            approval: .given(by: ["grace", "edsger"], interrupting: []))
    }
}
