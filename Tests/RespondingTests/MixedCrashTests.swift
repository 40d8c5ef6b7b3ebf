import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Rehearsals
import Response
import Simulator
import Testing

/// Changes of every sort, several in flight, on a tenant that answers like the platform; ended at each step and begun again.
@Suite("A plan of every sort of change that is stopped in the middle")
struct MixedCrashTests {
    private static let parts = 4

    @Test(arguments: 0..<parts)
    func `at any step comes to the same tenant, sends nothing twice, and leaves a journal that is whole`(
        part: Int
    ) async throws {
        let (steps, whole) = try await Self.undisturbed { served in (try served.mixed(), nil) }
        #expect(steps > 40)
        for fatal in stride(from: 1 + part, through: steps, by: Self.parts) {
            try await ServedTenant.serving { served in
                let plan = try served.mixed()
                try await served.end(plan, at: fatal)
                let lost = try await served.goOn(plan, after: fatal)
                try served.checkSent(plan, lost: lost, fatal)
                #expect(try await served.standing(plan.targets) == whole, "ended at step \(fatal)")
            }
        }
    }

    @Test(arguments: 0..<parts)
    func `and the plan that takes it back does too`(part: Int) async throws {
        let (steps, whole) = try await Self.undisturbed { served in
            let plan = try served.mixed()
            return (try await served.undo(plan), plan)
        }
        #expect(steps > 20)
        for fatal in stride(from: 1 + part, through: steps, by: Self.parts) {
            try await ServedTenant.serving { served in
                let plan = try served.mixed()
                let undo = try await served.undo(plan)
                let sent = served.sent.count
                try await served.end(undo, at: fatal)
                #expect(try await served.goOn(undo, after: fatal).isEmpty)
                let back = served.sent[sent...].filter { (200..<300).contains($0.status) }
                #expect(back.count == undo.changes.count, "ended at step \(fatal): \(back.map(\.target))")
                #expect(try await served.standing(plan.targets) == whole, "ended at step \(fatal)")
            }
        }
    }

    /// How many steps there are, and what the tenant is in the end, where nothing ends it.
    private static func undisturbed(
        _ plan: @escaping @Sendable (ServedTenant) async throws -> (Plan, of: Plan?)
    ) async throws -> (steps: Int, standing: [String: String]) {
        try await ServedTenant.served { served in
            let (plan, before) = try await plan(served)
            let stop = Stoppage()
            let applied = try await served.run(plan, until: stop)
            #expect(applied.allSatisfy { $0.isSettled }, "\(applied.filter { !$0.isSettled })")
            #expect(stop.most > 1, "never more than one was in flight")
            return (stop.steps, try await served.standing((before ?? plan).targets))
        }
    }
}

extension ServedTenant {

    /// The same with what a body comes to.
    fileprivate static func served<Result: Sendable>(
        _ body: @escaping @Sendable (ServedTenant) async throws -> Result
    ) async throws -> Result {
        let (results, told) = AsyncStream.makeStream(of: Result.self)
        try await serving { served in told.yield(try await body(served)) }
        told.finish()
        for await result in results { return result }
        throw Crash()
    }

    /// Changes of every sort: two people locked out, one of them without grants, programs and channels switched off, a new
    /// secret, recordings on hold.
    fileprivate func mixed() throws -> Plan {
        let (first, grants) = try twoGrants()
        let second = try #require(try active().first { $0 != first })
        for person in [first, second] { simulator.setRoutingStatus("IDLE", of: person.id) }
        let clients = try tenant.capture.documents(of: Kind("oauth-clients", .objects)).filter {
            $0["state"]?.string == "active"
        }
        try #require(clients.count > 1)
        return installation.plan(
            [
                Change(.suspend, first), Change(.endSessions, first), Change(.freeStation, first),
                Change(.disableClient, Subject(.client, clients[0].id)),
                Change(.removeGrants, first, .grants(grants)),
                Change(.rotateSecret, Subject(.client, clients[1].id)),
                Change(.holdRecordings, .tenant, .conversations(["c1", "c2"])),
                Change(.suspend, second), Change(.endSessions, second), Change(.freeStation, second),
                Change(.closeDeployment, try working(.deployment, of: Kind("web-deployments", .objects))),
                Change(.disableIntegration, try working(.integration, of: Kind("integrations", .objects))),
            ], playbook: nil)
    }

    /// Carries a plan out, four targets at a time from the first on, as whoever agreed to all of it would have it.
    fileprivate func run(_ plan: Plan, until stop: Stoppage) async throws -> [Applied] {
        let (log, journal) = try await installation.recorded(plan) { _ in try stop.reach() }
        let clock = time.clock
        let careful = changer.making([:]) { plan.ended(at: clock.now()) }
        return try await Applying(
            plan, in: .unbounded(for: plan, at: time.now), journal: journal, by: careful.hands.ending(at: stop),
            into: log, clock: clock, stopped: { nil }, jitter: { 0.5 }
        ).run()
    }

    /// The plan that takes one back, once that is carried out.
    fileprivate func undo(_ plan: Plan) async throws -> Plan {
        #expect(try await run(plan, until: Stoppage()).allSatisfy { $0.isSettled })
        let undo = try await installation.journal().undo(of: plan)
        #expect(Set(undo.lasting.map(\.change.verb)) == [.endSessions, .freeStation, .rotateSecret])
        return installation.plan(undo.changes, trigger: plan.id, playbook: nil, undoing: plan.id)
    }

    fileprivate func end(_ plan: Plan, at fatal: Int) async throws {
        await #expect(throws: Crash.self, "it came through to the end") {
            try await run(plan, until: Stoppage(at: fatal))
        }
    }

    /// Carries a plan out after it was ended, twice.
    ///
    /// - Returns: The changes of which nobody can tell: a new secret alone may be among them, and the record says so.
    fileprivate func goOn(_ plan: Plan, after fatal: Int) async throws -> [Applied] {
        let lost = try await run(plan, until: Stoppage()).filter { !$0.isSettled }
        let sent = sent.count
        let again = try await run(plan, until: Stoppage())
        #expect(self.sent.count == sent, "ended at step \(fatal), and sent again though it was made")
        #expect(again.filter { !$0.isSettled }.map(\.number) == lost.map(\.number))
        for one in lost {
            guard one.change.verb == .rotateSecret, case .outcome(.unknown, let because) = one.result else {
                Issue.record("ended at step \(fatal): \(one)")
                continue
            }
            #expect(because.contains("its new secret was shown then or never"))
        }
        try await checkJournal(plan, fatal)
        return lost
    }

    /// Each change begins before it ends, ends once, and nothing of it is noted afterwards.
    private func checkJournal(_ plan: Plan, _ fatal: Int) async throws {
        let records = try await installation.journal().records.filter { $0.plan == plan.id }
        for number in plan.changes.indices.map({ $0 + 1 }) {
            let own = records.filter { $0.number == number && !$0.isLeft }
            #expect(own.first?.isIntent == true, "ended at step \(fatal): \(own)")
            #expect(own.last?.isIntent == false && own.count { !$0.isIntent } == 1, "ended at step \(fatal): \(own)")
        }
    }

    /// Everything reached the tenant once; what may be repeated, and of which nobody could tell, twice at most.
    fileprivate func checkSent(_ plan: Plan, lost: [Applied], _ fatal: Int) throws {
        let made = Dictionary(grouping: sent.filter { (200..<300).contains($0.status) }) { "\($0.method) \($0.target)" }
        let sessions = made.filter { $0.key.hasPrefix("DELETE /api/v2/tokens/") }
        #expect(sessions.count == 2 && sessions.values.allSatisfy { $0.count <= 2 })
        let secrets = made.filter { $0.key.hasSuffix("/secret") }.values.reduce(0) { $0 + $1.count }
        #expect(lost.isEmpty ? secrets == 1 : secrets <= 1, "ended at step \(fatal)")
        let others = made.filter { sessions[$0.key] == nil && !$0.key.hasSuffix("/secret") }
        #expect(others.values.allSatisfy { $0.count == 1 }, "ended at step \(fatal): \(others.mapValues(\.count))")
        #expect(others.count == plan.changes.count - 3)
    }

    /// What stands in the tenant of what a plan reaches, without what moves by itself, and without secrets.
    fileprivate func standing(_ targets: [Subject]) async throws -> [String: String] {
        var standing = ["holds": simulator.protectedConversations.sorted().joined(separator: ",")]
        for target in targets {
            for kind in GenesysCloud.kinds(of: target.kind) {
                guard let document = simulator.document(kind.name, target.id) else { continue }
                var members: [String] = []
                for (name, value) in document.lasting().members where name != "secret" {
                    members.append("\(name): " + String(decoding: value.canonical(), as: UTF8.self))
                }
                standing[target.path] = members.sorted().joined(separator: "\n")
            }
            let grants = simulator.grants(of: target.id).map { "\($0.role)@\($0.division)" }
            standing["grants \(target.path)"] = grants.sorted().joined(separator: ",")
            guard target.kind == .person else { continue }
            let isFree = try await changer.look(Change(.freeStation, target)).isDone
            standing["station \(target.path)"] = isFree ? "free" : "bound"
        }
        return standing
    }
}

extension Circumstances {

    /// Everything is agreed to, nothing depends on anything, and no cap is reached.
    static func unbounded(for plan: Plan, at now: Moment) -> Circumstances {
        var rules = SafetyRules()
        rules.notice = .zero
        rules.caps.targets = 1000
        rules.caps.ramp = 4
        rules.testAccounts = Set(plan.targets.filter { $0.kind == .person }.map(\.id))
        return Circumstances(
            now: now, rules: rules, population: Population(active: 1000, administrators: .observed([])),
            dependents: Dictionary(uniqueKeysWithValues: plan.targets.map { ($0, .observed([])) }),
            approval: .given(by: ["grace", "edsger"], interrupting: []))
    }
}

extension ChangeRecord {
    fileprivate var isLeft: Bool { if case .left = phase { true } else { false } }
}
