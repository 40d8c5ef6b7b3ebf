import Capture
import Catalog
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Rehearsals
import Response
import Simulator
import Synchronization
import Testing

/// People who work, and nobody an account to test with: locked out of a tenant that answers like the platform.
@Suite("A person is locked out whole")
struct LockOutTests {

    @Test(arguments: [Mode.automatic, .approve])
    func `who is on a queue, since of whoever is suspended the platform tells nothing more`(mode: Mode) async throws {
        try await ServedTenant.serving { served in
            let person = try await Self.onQueue(served)
            let plan = served.installation.plan(Playbook.lockOut.changes(to: person), playbook: Playbook.lockOut.id)
            let applied = try await served.apply(plan) { around in
                around.rules.modes = [Playbook.lockOut.id: mode]
                around.rules.cleanRuns = 0
                if mode == .approve { around.approval = .given(by: ["grace"], interrupting: []) }
            }
            #expect(applied.count == 3 && applied.allSatisfy { $0.isSettled }, "\(applied)")
            #expect(
                served.sent.prefix(2).map { "\($0.method) \($0.target)" } == [
                    "PATCH /api/v2/users/\(person.id)", "DELETE /api/v2/tokens/\(person.id)",
                ])
            let after = await served.changer.live(person)
            #expect(after.queues.value == nil, "the platform still tells of somebody who is suspended")
        }
    }

    @Test func `or not at all while they are on a call`() async throws {
        try await ServedTenant.serving { served in
            let person = try await Self.onQueue(served)
            served.simulator.setRoutingStatus("INTERACTING", of: person.id)
            let plan = served.installation.plan(Playbook.lockOut.changes(to: person), playbook: Playbook.lockOut.id)
            let applied = try await served.apply(plan) { $0.approval = .given(by: ["grace"], interrupting: []) }
            #expect(served.sent.isEmpty && applied.allSatisfy { !$0.isSettled })
            served.simulator.setRoutingStatus("IDLE", of: person.id)
            let again = try await served.apply(plan) { $0.approval = .given(by: ["grace"], interrupting: []) }
            #expect(again.allSatisfy { $0.isSettled }, "\(again)")
        }
    }

    @Test func `or not at all while they are in a call of their own, on no queue, unless the plan names them`()
        async throws
    {
        try await ServedTenant.serving { served in
            let person = try await Self.onQueue(served)
            served.simulator.setRoutingStatus("OFF_QUEUE", of: person.id)
            served.simulator.setOwnCalls(1, of: person.id)
            let plan = served.installation.plan(Playbook.lockOut.changes(to: person), playbook: Playbook.lockOut.id)
            let applied = try await served.apply(plan) { $0.approval = .given(by: ["grace"], interrupting: []) }
            #expect(served.sent.isEmpty && applied.allSatisfy { !$0.isSettled })
            let named = try await served.apply(plan) { around in
                around.approval = .given(by: ["grace"], interrupting: [person.id])
            }
            #expect(named.allSatisfy { $0.isSettled }, "\(named)")
        }
    }

    /// Somebody who is on a queue, which keeps enough people without them.
    private static func onQueue(_ served: ServedTenant) async throws -> Subject {
        let people = try served.active()
        for person in people { served.simulator.setRoutingStatus("IDLE", of: person.id) }
        for person in people {
            let queues = await served.changer.live(person).queues.value ?? []
            if !queues.isEmpty, queues.allSatisfy({ $0.onQueue > 2 }) { return person }
        }
        return try #require(nil, "nobody is on a queue")
    }
}

@Suite("A request the platform turns away for a while")
struct TurnedAwayTests {
    private static let storm = Faults([
        .init(.tooManyRequests(retryAfter: 60), on: "/api/v2/users/*", method: "PATCH", when: .first(4))
    ])

    @Test func `is not sent any more once somebody says stop, and is waited for no longer`() async throws {
        try await ServedTenant.serving({ $0.faults = Self.storm }) { served in
            let (time, began) = (served.time, served.time.now)
            let plan = served.installation.plan([Change(.suspend, try served.active()[0])])
            let applied = try await served.apply(
                plan, { $0.approval = .given(by: ["grace"], interrupting: []) },
                stopped: { began.duration(to: time.now) > .seconds(5) ? "the provider is down" : nil })
            #expect(served.sent.map(\.status) == [429])
            #expect(began.duration(to: time.now) <= .seconds(7), "it waited on")
            #expect(applied.allSatisfy { !$0.isSettled && !$0.wasTried })
            guard case .outcome(.failed, _, let because)? = try await served.installation.journal().records.last?.phase
            else {
                Issue.record("it is not noted as never sent")
                return
            }
            #expect(because.contains("was not sent: the provider is down"))
        }
    }

    @Test func `is not sent any more once its plan ended`() async throws {
        try await ServedTenant.serving({ $0.faults = Self.storm }) { served in
            let now = served.time.now
            let plan = Plan(
                [Change(.suspend, try served.active()[0])], because: "a test", trigger: "alert-1", by: "vera", at: now,
                until: now.advanced(by: .seconds(90)), on: "c0ffee", log: "linewarden/acme")
            _ = try await served.apply(plan) { $0.approval = .given(by: ["grace"], interrupting: []) }
            #expect(served.sent.map(\.status) == [429, 429])
            #expect(served.time.now < now.advanced(by: .seconds(93)))
        }
    }

    @Test func `is sent again when it may be, and made once`() async throws {
        try await ServedTenant.serving({ $0.faults = Self.storm }) { served in
            let plan = served.installation.plan([Change(.suspend, try served.active()[0])])
            let applied = try await served.apply(plan) { $0.approval = .given(by: ["grace"], interrupting: []) }
            #expect(applied.outcomes == [.done])
            #expect(served.sent.map(\.status) == [429, 429, 429, 429, 200])
        }
    }
}

@Suite("A thing that is called otherwise than when it was planned")
struct RenamedTests {

    @Test(arguments: [Verb.disableClient, .rotateSecret, .disableIntegration, .cutTrust])
    func `is left alone, and one that still is not`(verb: Verb) async throws {
        try await ServedTenant.serving { served in
            let kind = try #require(GenesysCloud.kinds(of: verb.target).first)
            let id = try #require(try served.tenant.capture.documents(of: kind).first).id
            let name = try #require(GenesysCloud.name(of: Subject(verb.target, id), in: served.tenant.capture))
            let now = Change(verb, Subject(verb.target, id, name: name))
            #expect(try await served.changer.look(now).name == name)
            #expect(try await served.changer.look(Change(verb, Subject(verb.target, id))).name == nil)
            let other = Change(verb, Subject(verb.target, id, name: name + " of old"))
            let applied = try await served.apply(served.installation.plan([other], playbook: nil)) { around in
                around.approval = .given(by: ["grace", "edsger"], interrupting: [])
                around.dependents[other.target] = .observed([])
            }
            guard case .held(let clearance)? = applied.first?.result else {
                Issue.record("\(applied)")
                return
            }
            #expect(clearance.outcome == .refused && clearance.because.contains("is called \(name) now"))
            #expect(served.sent.isEmpty)
        }
    }

    @Test func `or is gone is told apart from what cannot be read`() async throws {
        try await ServedTenant.serving({ $0.permissions["responder"] = .only(["oauth:client:view"]) }) { served in
            func error(_ change: Change) async -> PlatformError? {
                do throws(PlatformError) {
                    _ = try await served.changer.look(change)
                    return nil
                } catch {
                    return error
                }
            }
            let gone = Subject(.client, "00000000-0000-4000-8000-000000000000")
            #expect(await error(Change(.disableClient, gone))?.isGone == true)
            let integration = try #require(try served.tenant.capture.documents(of: .integrations).first).id
            #expect(await error(Change(.disableIntegration, Subject(.integration, integration)))?.isGone == false)
        }
    }

    @Test func `is shown beforehand with what would become of it`() async throws {
        try await ServedTenant.serving { served in
            let person = try served.active()[0]
            let plan = served.installation.plan([Change(.suspend, person)], playbook: nil)
            let shown = try await served.apply(plan) { $0.rules.mode = .dryRun }
            #expect(shown.first?.seen?.difference == "state: active → inactive")
            #expect(served.sent.isEmpty)
        }
    }
}

@Suite("Three thousand who leave")
struct DepartureTests {

    @Test func `go one, two, four and eight at a time, nobody in the middle of a call, and each once`() async throws {
        try await ServedTenant.serving(people: 3700) { served in
            let people = Array(try served.active().prefix(3000))
            try #require(people.count == 3000)
            let plan = served.installation.plan(
                people.flatMap { [Change(.suspend, $0), Change(.endSessions, $0)] }, playbook: nil, isAnnounced: true)
            var open = people.count
            var runs = 0
            while open > 0, runs < 12 {
                let applied = try await served.apply(plan) { around in
                    around.approval = .given(by: ["olga", "paul"], interrupting: [])
                    around.population.active = 12_000
                }
                open = applied.count { !$0.isSettled }
                runs += 1
                served.time.advance(.seconds(300))
            }
            #expect(open == 0, "\(open) are left after \(runs) runs")
            #expect(runs > 1, "nobody was on a call")
            let suspended = served.sent.filter { $0.method == "PATCH" }.map(\.target)
            let ended = served.sent.filter { $0.method == "DELETE" }.map(\.target)
            #expect(suspended.count == 3000 && Set(suspended).count == 3000)
            #expect(ended.count == 3000 && Set(ended).count == 3000)
        }
    }
}
