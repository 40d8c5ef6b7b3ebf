import ContactCenter
import Response
import Testing

@Suite("Every change passes every gate")
struct GateTests {

    @Test func `a tried playbook in calm circumstances acts by itself`() {
        let all = clearance()
        #expect(all.outcome == .go)
        #expect(all.verdicts.map(\.gate) == Gate.allCases)
    }

    @Test func `a stop switch refuses whatever else is so`() {
        let all = clearance { $0.stopped = "storm" }
        #expect(all.outcome == .refused)
        #expect(all.because == "storm")
    }

    @Test(arguments: [(8 * 3600 - 1, Clearance.Outcome.go), (8 * 3600, .refused)])
    func `a plan is over when it ends`(seconds: Int, outcome: Clearance.Outcome) {
        #expect(clearance { $0.now = Moment.noon.after(seconds) }.outcome == outcome)
    }

    @Test(arguments: [(-300, Clearance.Outcome.go), (-301, .refused)])
    func `a plan from the future is a wrong clock`(seconds: Int, outcome: Clearance.Outcome) {
        #expect(clearance { $0.now = Moment.noon.after(seconds) }.outcome == outcome)
    }

    @Test(arguments: [(99, Clearance.Outcome.wait), (100, .go)])
    func `a plan for later waits until then`(seconds: Int, outcome: Clearance.Outcome) {
        let plan = Plan.example([.suspendAnna], playbook: "lock-out", from: Moment.noon.after(100))
        #expect(clearance(in: plan) { $0.now = Moment.noon.after(seconds) }.outcome == outcome)
    }

    @Test func `what was made for the same alert is not made again`() {
        let plan = Plan.example([.suspendAnna], playbook: "lock-out")
        let all = clearance(in: plan) { $0.past.settled = [plan.key(of: .suspendAnna)] }
        #expect(all.outcome == .alreadyDone)
        let other = Plan.example([.suspendAnna], playbook: "lock-out", trigger: "alert-2")
        #expect(clearance(in: other) { $0.past.settled = [plan.key(of: .suspendAnna)] }.outcome == .go)
    }

    @Test(arguments: [
        (ChangeRecord.Phase.intent(Seen(isDone: false)), Clearance.Outcome.wait),
        (.outcome(.unknown, nil, because: "lost"), .wait), (.outcome(.failed, nil, because: "refused"), .go),
        (.outcome(.done, nil, because: "read back"), .alreadyDone),
        (.outcome(.discarded, nil, because: ""), .alreadyDone),
        (.held(.wait), .go), (.left(because: "storm"), .go),
    ])
    func `what another plan began for the same alert, and nobody knows how it ended, is looked at first`(
        phase: ChangeRecord.Phase, outcome: Clearance.Outcome
    ) {
        let first = Plan.example([.suspendAnna], playbook: "lock-out")
        let second = Plan.example([.suspendAnna], playbook: "lock-out", made: Moment.noon.after(1))
        func asked(_ plan: Plan) -> Clearance {
            clearance(in: plan) { around in
                around.past = first.past((1, phase))
                around.rules.cooldown = .zero
                around.now = Moment.noon.after(2)
            }
        }
        #expect(asked(second).outcome == outcome)
        if outcome == .wait {
            #expect(asked(second).because.contains("linewarden plans discard TENANT \(first.id) 1"))
            // Whoever began it goes on with it.
            #expect(asked(first).outcome == .go)
            #expect(asked(.example([.suspendAnna], playbook: "lock-out", trigger: "alert-2")).outcome == .go)
        }
    }

    @Test(arguments: [(3599, Clearance.Outcome.wait), (3600, .go)])
    func `the same is not done again to the same thing for an hour`(seconds: Int, outcome: Clearance.Outcome) {
        let all = clearance { around in
            around.now = Moment.noon.after(seconds)
            around.past.begin(.init(.suspend, .anna, by: nil, at: .noon, plan: "PL-other"))
        }
        #expect(all.outcome == outcome)
    }

    @Test func `what is protected is left alone, and letting in is not cutting off`() {
        let protection = Protection(.anna, because: "runs the switchboard", owner: "vera", until: Moment.noon.after(1))
        let all = clearance { $0.rules.protected = [protection] }
        #expect(all.outcome == .refused)
        #expect(all.because.contains("runs the switchboard"))
        #expect(clearance(of: Change(.reinstate, .anna)) { $0.rules.protected = [protection] }.outcome == .go)
        #expect(
            clearance { around in
                around.rules.protected = [protection]
                around.now = Moment.noon.after(1)
            }.outcome == .go)
    }

    @Test(arguments: [(-1, Gate.Answer.pass), (0, .ask), (99, .ask), (100, .pass)])
    func `in a maintenance window a person decides`(seconds: Int, answer: Gate.Answer) {
        let all = clearance { around in
            around.rules.windows = [Window("Billing run", from: .noon, until: Moment.noon.after(100))]
            around.now = Moment.noon.after(seconds)
        }
        #expect(all.answer(of: .window) == answer)
        #expect(all.outcome == (answer == .ask ? .awaitsApproval : .go))
    }

    @Test(
        arguments: [
            ("192.0.2.7", .awaitsApproval), ("198.51.100.7", .go), (nil, .awaitsApproval),
        ] as [(String?, Clearance.Outcome)])
    func `an alert from a trusted network, or from nobody knows where, is looked at by a person first`(
        source: String?, outcome: Clearance.Outcome
    ) {
        let plan = Plan.example([.suspendAnna], playbook: "lock-out", source: source)
        let all = clearance(in: plan) { $0.rules.trustedSources = [AddressBlock("192.0.2.0/24")].compactMap(\.self) }
        #expect(all.outcome == outcome)
        #expect(clearance(in: plan).outcome == .go)
    }

    @Test(arguments: [(86_399, Clearance.Outcome.refused), (86_400, .go)])
    func `a departure of many is announced a day ahead`(ahead: Int, outcome: Clearance.Outcome) {
        let plan = Plan(
            [.suspendAnna], because: "the site closes", trigger: "HR-1", by: "vera", at: .noon,
            from: Moment.noon.after(ahead), until: Moment.noon.after(ahead + 3600), on: "c0ffee", log: "acme",
            isAnnounced: true)
        let all = clearance(in: plan) { around in
            around.rules.notice = SafetyRules().notice
            around.now = Moment.noon.after(ahead)
            around.approval = .given(by: ["olga", "paul"], interrupting: [])
        }
        #expect(all.outcome == outcome)
    }
}

@Suite("How much is cut off is counted over everything")
struct BlastRadiusTests {

    @Test(arguments: [(4, Clearance.Outcome.go), (5, .refused)])
    func `five things an hour over all playbooks are the most`(others: Int, outcome: Clearance.Outcome) {
        let all = clearance { around in
            around.past.begin(others)
        }
        #expect(all.outcome == outcome)
    }

    @Test func `what was cut off an hour ago counts no more`() {
        let all = clearance { around in
            around.now = Moment.noon.after(3600)
            around.past.begin(5)
        }
        #expect(all.outcome == .go)
    }

    @Test func `five hundred people at once are an outage, and none of them is cut off`() {
        let people = (0..<500).map { Change(.suspend, Subject(.person, "person-\($0)")) }
        let plan = Plan.example(people, playbook: "lock-out")
        let guarded = Guard(plan, in: .calm())
        let outcomes = Set(people.map { guarded.clearance(of: $0).outcome })
        #expect(outcomes == [.refused])
        #expect(guarded.clearance(of: people[0]).because.contains("outage"))
    }

    @Test func `no approval lifts the caps, but a departure that was announced has its own`() {
        let people = (0..<30).map { Change(.suspend, Subject(.person, "person-\($0)")) }
        let agreed = Approval.given(by: ["olga", "paul"], interrupting: [])
        let live = Dictionary(uniqueKeysWithValues: people.map { ($0.target, Live.idle) })
        let around = Circumstances.calm { around in
            around.approval = agreed
            around.live = live
        }
        #expect(Guard(.example(people), in: around).clearance(of: people[0]).outcome == .refused)
        #expect(Guard(.example(people, isAnnounced: true), in: around).clearance(of: people[0]).outcome == .go)
        let alone = Circumstances.calm { $0.live = live }
        let waiting = Guard(.example(people, isAnnounced: true), in: alone).clearance(of: people[0])
        #expect(waiting.outcome == .awaitsApproval)
    }

    @Test(arguments: [(250, Clearance.Outcome.go), (251, .refused), (800, .refused)])
    func `but a quarter of everybody is the most that leaves, whoever agrees`(
        count: Int, outcome: Clearance.Outcome
    ) {
        let people = (0..<count).map { Change(.suspend, Subject(.person, "person-\($0)")) }
        let plan = Plan.example(people, isAnnounced: true)
        let guarded = Guard(
            plan,
            in: .calm { around in
                around.approval = .given(by: ["olga", "paul"], interrupting: [])
                around.live = Dictionary(uniqueKeysWithValues: people.map { ($0.target, Live.idle) })
            })
        let all = people.map { guarded.clearance(of: $0) }
        #expect(Set(all.map(\.outcome)) == [outcome])
        #expect(Set(all.map(\.because)).count == 1)
        #expect(all[0].because.contains("\(count) of 1000 active people would leave") == (outcome == .refused))
        #expect((guarded.refusedDeparture == nil) == (outcome == .go))
    }

    @Test func `and one file after the other is counted together for a day`() {
        let earlier = Plan.example(
            (0..<200).map { Change(.suspend, Subject(.person, "person-\($0)")) }, isAnnounced: true)
        let past = earlier.past((1, .intent(Seen(isDone: false))), (2, .intent(Seen(isDone: false))))
        let later = Plan.example(
            (200..<449).map { Change(.suspend, Subject(.person, "person-\($0)")) }, trigger: "HR-2",
            made: Moment.noon.after(60), isAnnounced: true)
        func refused(at seconds: Int) -> String? {
            Guard(
                later,
                in: .calm { around in
                    around.past = past
                    around.now = Moment.noon.after(seconds)
                }
            ).refusedDeparture
        }
        #expect(refused(at: 86_399)?.contains("251 of 1000") == true)
        #expect(refused(at: 86_400) == nil)
    }

    @Test func `one person may leave a tenant of three, and no departure leaves fewer than two administrators`() {
        let one = Plan.example([.suspendAnna], isAnnounced: true)
        let three = Population(active: 3, administrators: .observed(["root", "toor", "ruth"]))
        #expect(Guard(one, in: .calm { $0.population = three }).refusedDeparture == nil)
        let administrators = Plan.example(
            ["anna", "root", "toor"].map { Change(.suspend, Subject(.person, $0)) }, isAnnounced: true)
        #expect(Guard(administrators, in: .calm()).refusedDeparture?.contains("two is the least") == true)
    }

    @Test func `a change is not sent again where others were cut off while it waited`() {
        func refused(_ others: Int) -> String? {
            let plan = Plan.example([.suspendAnna], playbook: "lock-out")
            return Guard(plan, in: .calm { $0.past.begin(others) }).refusedStill(.suspendAnna)
        }
        #expect(refused(4) == nil)
        #expect(refused(5)?.contains("6 things would be cut off") == true)
    }

    @Test func `two administrators are the least that stay`() {
        let root = Change(.suspend, Subject(.person, "root"))
        func outcome(_ administrators: Set<String>) -> Clearance.Outcome {
            clearance(of: root) { around in
                around.population = Population(active: 1000, administrators: .observed(administrators))
                around.live[root.target] = .idle
            }.outcome
        }
        #expect(outcome(["root", "toor", "ruth"]) == .go)
        #expect(outcome(["root", "toor"]) == .refused)
        #expect(outcome(["root"]) == .refused)
    }

    @Test func `where nobody can tell who administers, a person decides, and the caps stay`() {
        #expect(clearance { $0.population.administrators = .absent(.notAsked) }.outcome == .awaitsApproval)
        let people = (0..<500).map { Change(.suspend, Subject(.person, "person-\($0)")) }
        let around = Circumstances.calm { around in
            around.population.administrators = .absent(.notAsked)
            around.approval = .given(by: ["olga", "paul"], interrupting: [])
        }
        #expect(Guard(.example(people), in: around).clearance(of: people[0]).outcome == .refused)
    }

    @Test func `administrators who went long ago are gone all the same, until they are let in again`() {
        let ruth = Change(.suspend, Subject(.person, "ruth"))
        func outcome(_ before: [Verb]) -> Clearance.Outcome {
            clearance(of: ruth) { around in
                around.live[ruth.target] = .idle
                for verb in before {
                    around.past.begin(
                        .init(verb, Subject(.person, "root"), by: nil, at: Moment.noon.after(-90_000), plan: "PL-0"))
                }
            }.outcome
        }
        #expect(outcome([]) == .go)
        #expect(outcome([.suspend]) == .refused)
        #expect(outcome([.suspend, .reinstate]) == .go)
    }

    @Test func `what is taken from a group is taken from everybody in it`() {
        let group = Subject(.group, "admins")
        let strip = Change(.removeGrants, group, .grants([.init("master", in: "*")]))
        func outcome(_ members: Reading<[Subject]>?, protecting: Bool = false) -> Clearance.Outcome {
            clearance(of: strip) { around in
                around.dependents[group] = members
                around.approval = .given(by: ["olga", "paul"], interrupting: [])
                if protecting {
                    around.rules.protected = [Protection(.anna, because: "b", owner: "o", until: nil)]
                }
            }.outcome
        }
        #expect(outcome(.observed([.anna])) == .go)
        #expect(outcome(.observed([.anna]), protecting: true) == .refused)
        #expect(outcome(.observed(["root", "toor"].map { Subject(.person, $0) })) == .refused)
        #expect(outcome(.absent(.notAsked)) == .refused)
        #expect(outcome(nil) == .refused)
    }

    @Test func `what hangs on things cut off one after the other is counted together`() {
        let stop = Change(.disableClient, .exporter)
        let all = clearance(of: stop) { around in
            around.dependents[.exporter] = .observed((0..<6).map { Subject(.client, "new-\($0)") })
            around.past.begin(
                .init(
                    .disableClient, Subject(.client, "other"), by: nil, at: .noon, plan: "PL-0",
                    dependents: (0..<6).map { Subject(.client, "old-\($0)") }))
        }
        #expect(all.outcome == .awaitsApproval)
    }

    @Test func `a clock that was put back hides nothing`() {
        let all = clearance { around in
            around.past.begin(5)
            around.past.begin(
                .init(.disableClient, Subject(.client, "late"), by: nil, at: Moment.noon.after(-7200), plan: "PL-x"))
        }
        #expect(all.outcome == .refused)
    }

    @Test(arguments: [(10, Clearance.Outcome.go), (11, .awaitsApproval), (40, .awaitsApproval)])
    func `what stops working with a client is named, and more than ten are a person's decision`(
        count: Int, outcome: Clearance.Outcome
    ) {
        let stop = Change(.disableClient, .exporter)
        let all = clearance(of: stop) { around in
            around.dependents[.exporter] = .observed(
                (0..<count).map { Subject(.client, "\($0)", name: "report \($0)") })
        }
        #expect(all.outcome == outcome)
        #expect(all.verdicts.contains { $0.because.contains("report 0") })
    }

    @Test func `what nobody can tell the dependents of is a person's decision`() {
        let stop = Change(.disableClient, .exporter)
        let all = clearance(of: stop) { $0.dependents[.exporter] = .absent(.notSupplied(setting: "programs")) }
        #expect(all.outcome == .awaitsApproval)
    }
}

@Suite("Nobody is cut off in the middle of an interaction, and no queue is left alone")
struct PeopleGateTests {

    private func outcome(_ live: Live, approval: Approval = .none, at seconds: Int = 0) -> Clearance.Outcome {
        clearance { around in
            around.live[.anna] = live
            around.approval = approval
            around.now = Moment.noon.after(seconds)
        }.outcome
    }

    @Test func `an agreement given beforehand is none to cutting a conversation short`() {
        let agreed = Approval.given(by: ["olga"], interrupting: [])
        #expect(outcome(Live(interacting: .observed(.noon), queues: .observed([])), approval: agreed, at: 900) == .wait)
        #expect(outcome(Live(interacting: .absent(.notAsked), queues: .observed([])), approval: agreed) == .wait)
    }

    @Test(arguments: [(0, Clearance.Outcome.wait), (899, .wait), (900, .awaitsApproval)])
    func `somebody in an interaction is waited for, and after a quarter of an hour a person decides`(
        seconds: Int, expected: Clearance.Outcome
    ) {
        #expect(outcome(Live(interacting: .observed(.noon), queues: .observed([])), at: seconds) == expected)
    }

    @Test func `whoever agrees may say of one person that they are interrupted`() {
        let talking = Live(interacting: .observed(.noon), queues: .observed([]))
        #expect(outcome(talking, approval: .given(by: ["olga"], interrupting: [])) == .wait)
        #expect(outcome(talking, approval: .given(by: ["olga"], interrupting: ["anna"])) == .go)
        #expect(outcome(talking, approval: .given(by: ["olga"], interrupting: ["ben"])) == .wait)
    }

    @Test func `what nobody can see is a person's decision, never a go`() {
        #expect(outcome(Live(interacting: .absent(.notAsked), queues: .observed([]))) == .awaitsApproval)
        #expect(outcome(Live(interacting: .observed(nil), queues: .absent(.notAsked))) == .awaitsApproval)
        #expect(clearance { $0.live = [:] }.outcome == .awaitsApproval)
    }

    @Test(arguments: [(3, Clearance.Outcome.go), (2, .awaitsApproval)])
    func `a queue keeps two people`(onQueue: Int, expected: Clearance.Outcome) {
        let queues = [Live.Staffing("sales", onQueue: 9), Live.Staffing("claims", onQueue: onQueue)]
        #expect(outcome(Live(interacting: .observed(nil), queues: .observed(queues))) == expected)
    }

    @Test(arguments: [
        (ChangeRecord.Phase.intent(.nothing), true), (.outcome(.done, nil, because: ""), true),
        (.outcome(.acknowledged, nil, because: ""), true), (.outcome(.failed, nil, because: ""), false),
        (.outcome(.discarded, nil, because: ""), false), (.held(.wait), true),
    ])
    func `is asked before the first change of a plan to somebody, and the others go with that one`(
        phase: ChangeRecord.Phase, reached: Bool
    ) {
        let plan = Plan.example(
            [.suspendAnna, Change(.endSessions, .anna), Change(.endSessions, .ben)], playbook: "lock-out")
        // It was begun before, and the platform tells nothing of whoever is suspended.
        let past = plan.past((1, .intent(.nothing)), (1, phase))
        func answers(_ change: Change, in plan: Plan, talks: Bool) -> [Gate.Answer?] {
            let all = clearance(of: change, in: plan) { around in
                around.past = past
                around.live[.anna] = Live(
                    interacting: talks ? .observed(.noon) : .absent(.notAsked), queues: .absent(.notAsked))
                around.live[.ben] = nil
            }
            return [all.answer(of: .conversation), all.answer(of: .staffing)]
        }
        #expect(answers(plan.changes[1], in: plan, talks: false) == (reached ? [.pass, .pass] : [.ask, .ask]))
        #expect(answers(plan.changes[1], in: plan, talks: true) == (reached ? [.pass, .pass] : [.wait, .ask]))
        #expect(answers(plan.changes[2], in: plan, talks: false) == [.ask, .ask], "nobody else goes with it")
        #expect(answers(plan.changes[0], in: plan, talks: true) == [.wait, .ask], "no change goes with itself")
        let other = Plan.example([Change(.endSessions, .anna)], playbook: "lock-out", trigger: "alert-2")
        #expect(answers(other.changes[0], in: other, talks: false) == [.ask, .ask])
    }

    @Test func `is asked before what comes first, though that alone interrupts nobody`() {
        let strip = Change(.removeGrants, .anna, .grants([.init("agent", in: "*")]))
        func outcome(_ changes: [Change]) -> Clearance.Outcome {
            clearance(of: strip, in: .example(changes, playbook: "lock-out")) {
                $0.live[.anna] = Live(interacting: .observed(.noon), queues: .observed([]))
            }.outcome
        }
        #expect(outcome([strip]) == .go)
        #expect(outcome([strip, .suspendAnna]) == .wait)
    }

    @Test func `says when to apply the plan again`() {
        let all = clearance { $0.live[.anna] = Live(interacting: .observed(.noon), queues: .observed([])) }
        #expect(all.because.contains("apply the plan again when it ended; after \(Moment.noon.after(900).iso8601)"))
    }

    @Test func `an account to test with is nobody to be careful of`() {
        let all = clearance { around in
            around.rules.testAccounts = ["anna"]
            around.live[.anna] = Live(interacting: .observed(.noon), queues: .absent(.notAsked))
        }
        #expect(all.outcome == .go)
    }
}

@Suite("Others agree, and nothing acts by itself before it was tried")
struct ApprovalGateTests {

    @Test func `in the mode to approve nothing goes without others`() {
        func outcome(_ approval: Approval) -> Clearance.Outcome {
            clearance { around in
                around.rules.modes = ["lock-out": .approve]
                around.approval = approval
            }.outcome
        }
        #expect(outcome(.none) == .awaitsApproval)
        #expect(outcome(.waiting(agreed: 1)) == .awaitsApproval)
        #expect(outcome(.given(by: ["olga"], interrupting: [])) == .go)
        #expect(outcome(.refused(by: "olga")) == .refused)
    }

    @Test(arguments: [(4, Clearance.Outcome.awaitsApproval), (5, .go)])
    func `five clean dry runs come before a playbook acts by itself`(runs: Int, outcome: Clearance.Outcome) {
        func asked(_ changes: [Change]) -> Clearance.Outcome {
            clearance(in: .example(changes, playbook: "lock-out")) { around in
                around.rules.cleanRuns = 5
                around.past.cleanRuns = [.init("lock-out", [.suspend, .endSessions]): runs]
            }.outcome
        }
        #expect(asked([.suspendAnna, Change(.endSessions, .anna)]) == outcome)
        #expect(asked([.suspendAnna]) == .awaitsApproval, "a playbook that does something else was not tried")
        // Done to one or to many, it is the same playbook.
        let two = [Subject.anna, .ben].flatMap { [Change(.suspend, $0), Change(.endSessions, $0)] }
        #expect(asked(two) == outcome)
    }

    @Test(arguments: [(Mode.observe, Clearance.Outcome.onlyNoted), (.dryRun, .shownOnly)])
    func `a mode that only shows asks every gate all the same, and sends nothing`(
        mode: Mode, outcome: Clearance.Outcome
    ) {
        let all = clearance { $0.rules.modes = ["lock-out": mode] }
        #expect(all.outcome == outcome)
        #expect(all.answer(of: .mode) == .hold && all.because.contains("is only"))
        #expect(all.verdicts.map(\.gate) == Gate.allCases)
        #expect(Gate.allCases.prefix(2) == [.killSwitch, .mode])
        #expect(
            clearance { around in
                around.rules.modes = ["lock-out": mode]
                around.stopped = "storm"
            }.outcome == .refused)
    }

    @Test(
        arguments: [
            ("Agent Desktop", "Agent Desktop", Clearance.Outcome.go), ("Agent Desktop", "Payment Gateway", .refused),
            ("Agent Desktop", nil, .go), (nil, "Payment Gateway", .go),
        ] as [(String?, String?, Clearance.Outcome)])
    func `what is called otherwise than when it was planned is not what was agreed to`(
        agreed: String?, now: String?, outcome: Clearance.Outcome
    ) {
        let target = Subject(.client, "exporter", name: agreed)
        let all = clearance(of: Change(.disableClient, target)) { $0.dependents[target] = .observed([]) }
        #expect(all.outcome == .go)
        let looked = all.looked(at: Seen(isDone: false, name: now), of: target)
        #expect(looked.outcome == outcome)
        #expect(looked.verdicts.map(\.gate) == Gate.allCases)
        #expect(all.gone("GET found nothing there").outcome == .refused)
    }

    @Test func `what nothing takes back needs two others`() {
        let rules = SafetyRules()
        #expect(Guard.approvalsNeeded(for: .example([.suspendAnna]), under: rules) == 1)
        let rotation = Plan.example([Change(.rotateSecret, .exporter)])
        #expect(Guard.approvalsNeeded(for: rotation, under: rules) == 2)
        #expect(Guard.approvalsNeeded(for: .example([.suspendAnna], isAnnounced: true), under: rules) == 2)
        let network = Plan.example([Change(.setAllowlist, .tenant, .addresses(["192.0.2.0/24"]))])
        #expect(Guard.approvalsNeeded(for: network, under: rules) == 2)
    }

    @Test(arguments: [(Subject.tenant, 2), (Subject(.role, "r"), 2), (Subject(.policy, "p"), 2), (.exporter, 1)])
    func `what is written back needs two others where it is of everybody`(target: Subject, others: Int) {
        let write = Change(.write, target, .document(kind: "k", sha256: String(repeating: "0", count: 64)))
        #expect(Guard.approvalsNeeded(for: .example([write]), under: SafetyRules()) == others)
        #expect(clearance(of: write).answer(of: .blastRadius) == .pass)
    }
}

extension Past {

    /// So many clients were disabled at noon, each by a plan of its own.
    fileprivate mutating func begin(_ count: Int) {
        for number in 0..<count {
            let client = Subject(.client, "client-\(number)")
            begin(.init(.disableClient, client, by: "stop-client", at: .noon, plan: "PL-\(number)"))
        }
    }
}
