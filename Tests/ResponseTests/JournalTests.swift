import ContactCenter
import Response
import Testing

@Suite("The journal")
struct JournalTests {
    private let plan = Plan.example([.suspendAnna, Change(.endSessions, .anna), Change(.suspend, .ben)])

    private func journal(_ phases: [(Int, ChangeRecord.Phase)]) -> Journal {
        var journal = Journal()
        journal.take(plan)
        for (number, phase) in phases {
            journal.take(ChangeRecord(phase, of: plan.changes[number - 1], number: number, in: plan, at: .noon))
        }
        return journal
    }

    @Test(arguments: [
        ChangeRecord.Phase.held(.awaitsApproval),
        .intent(Seen(isDone: false, mark: "3", before: .grants([.init("a", in: "*")]))),
        .outcome(.done, Seen(isDone: true, mark: "4", before: .addresses([])), because: "read back"),
        .outcome(.failed, nil, because: "it \"did\" not take"), .intent(.nothing),
        .outcome(.done, Seen(isDone: true, before: .version("17.0")), because: ""), .held(.onlyNoted),
        .left(because: "somebody said stop"),
    ])
    func `gives back what was noted`(phase: ChangeRecord.Phase) throws {
        let record = ChangeRecord(
            phase, of: plan.changes[0], number: 1, in: plan, at: .noon,
            gates: [.init(.cooldown, .wait, "not yet")], dependents: [.exporter])
        let read = try #require(ChangeRecord(record.bytes))
        #expect(read == record)
    }

    @Test func `takes what leaves a change for settled with a signed word alone, and without one for neither`() throws {
        func read(_ word: [UInt8]?) throws -> ChangeRecord {
            let record = ChangeRecord(
                .outcome(.discarded, nil, because: "left"), of: plan.changes[0], number: 1, in: plan, at: .noon,
                word: word)
            return try #require(ChangeRecord(record.bytes))
        }
        let (signed, bare) = (try read(Array(#"{"signature":"s"}"#.utf8)), try read(nil))
        #expect(signed.phase == .outcome(.discarded, nil, because: "left"))
        #expect(signed.word == Array(#"{"signature":"s"}"#.utf8))
        #expect(bare.phase == .outcome(.leftUnsigned, nil, because: "left"))
        // It says what it said when it is written again.
        #expect(ChangeRecord(bare.bytes) == bare)
        #expect(String(decoding: bare.bytes, as: UTF8.self).contains(#""outcome":"discarded""#))
        #expect(ChangeRecord.Outcome.discarded.isSettled && !ChangeRecord.Outcome.leftUnsigned.isSettled)
        for phase in [signed.phase, bare.phase] {
            // Nobody makes it again for the same trigger, whoever left it.
            #expect(journal([(1, phase)]).past.settled == [plan.key(of: .suspendAnna)])
        }
        let undo = journal([(1, .intent(Seen(isDone: false))), (1, bare.phase)]).undo(of: plan)
        #expect(undo.changes.isEmpty && undo.lasting.count == 1)
    }

    @Test func `counts what was begun as cut off, and what ended as made`() {
        let past = journal([(1, .intent(Seen(isDone: false))), (1, .outcome(.done, nil, because: ""))]).past
        #expect(past.made.map(\.target) == [.anna])
        #expect(past.settled == [plan.key(of: .suspendAnna)])
    }

    @Test(arguments: [ChangeRecord.Outcome.failed, .unknown])
    func `does not count what failed as made`(outcome: ChangeRecord.Outcome) {
        #expect(journal([(1, .outcome(outcome, nil, because: ""))]).past.settled.isEmpty)
    }

    @Test func `does not forget an intent because the change was held since`() {
        let journal = journal([(1, .intent(Seen(isDone: false))), (1, .held(.refused))])
        guard case .intent? = journal.last(1, of: plan)?.phase else {
            Issue.record("the intent is forgotten")
            return
        }
    }

    @Test func `does not forget how a change ended because it was left since, and says why that was`() {
        let journal = journal([
            (1, .outcome(.failed, nil, because: "refused")), (1, .left(because: "storm")),
            (2, .left(because: "change 1, to the same thing, was not made")), (2, .held(.refused)),
        ])
        #expect(journal.last(1, of: plan)?.phase == .outcome(.failed, nil, because: "refused"))
        #expect(journal.lastLeft(1, of: plan) == "storm")
        #expect(journal.last(2, of: plan)?.phase == .held(.refused))
        #expect(journal.lastLeft(2, of: plan) == nil)
        #expect(journal.undo(of: plan).changes.isEmpty)
    }

    @Test func `takes a plan back last change first, and names what stays`() {
        let undo = journal([
            (1, .intent(Seen(isDone: false, mark: "1"))),
            (1, .outcome(.done, Seen(isDone: true, mark: "2"), because: "")),
            (2, .intent(.nothing)), (2, .outcome(.acknowledged, .nothing, because: "")),
            (3, .intent(Seen(isDone: false, mark: "8"))),
            (3, .outcome(.done, Seen(isDone: true, mark: "9"), because: "")),
        ]).undo(of: plan)
        #expect(undo.changes == [Change(.reinstate, .ben, expects: "9"), Change(.reinstate, .anna, expects: "2")])
        #expect(undo.lasting.map(\.change) == [Change(.endSessions, .anna)])
    }

    @Test func `takes back only what was made`() {
        let undo = journal([
            (1, .outcome(.already, Seen(isDone: true), because: "")), (3, .intent(Seen(isDone: false))),
            (3, .outcome(.failed, nil, because: "")),
        ]).undo(of: plan)
        #expect(undo.changes.isEmpty)
    }

    @Test func `counts plans that were clean dry runs, and begins anew after one that was not`() {
        var journal = Journal()
        func run(_ trigger: String, _ answer: Gate.Answer, _ outcome: Clearance.Outcome = .shownOnly) {
            let plan = Plan.example(
                [.suspendAnna, Change(.endSessions, .anna)], playbook: "lock-out", trigger: trigger)
            journal.take(plan)
            for number in 1...2 {
                journal.take(
                    ChangeRecord(
                        .held(outcome), of: plan.changes[number - 1], number: number, in: plan, at: .noon,
                        gates: [.init(.staffing, answer, ""), .init(.approval, .ask, "")]))
            }
        }
        let tried = Playbook.Version("lock-out", [.suspend, .endSessions])
        run("a", .pass)
        run("a", .pass)
        #expect(journal.past.cleanRuns == [tried: 1])
        run("b", .pass)
        #expect(journal.past.cleanRuns == [tried: 2])
        run("noted", .ask, .onlyNoted)
        #expect(journal.past.cleanRuns == [tried: 2], "what is only noted was not tried out")
        run("c", .refuse, .refused)
        #expect(journal.past.cleanRuns == [tried: 0])
        run("d", .pass)
        #expect(journal.past.cleanRuns == [tried: 1])
    }

    @Test func `names what it cannot take back because nobody noted how it ended`() {
        let undo = journal([
            (1, .intent(Seen(isDone: false))), (3, .intent(.nothing)), (3, .outcome(.unknown, nil, because: "")),
        ])
        .undo(of: plan)
        #expect(undo.changes.isEmpty)
        #expect(undo.lasting.map(\.change) == [Change(.suspend, .ben), .suspendAnna])
    }

    private func held(_ numbers: [Int], _ outcome: Clearance.Outcome = .refused) -> HeldTogether {
        HeldTogether(
            outcome, numbers, in: plan, at: .noon,
            gates: [.init(.killSwitch, .pass, "nobody said stop"), .init(.blastRadius, .refuse, "an outage")])
    }

    @Test func `gives back what holds many changes, and what each of them is held by`() throws {
        let read = try #require(HeldTogether(held([1, 2, 3]).bytes))
        #expect(read == held([1, 2, 3]) && read.numbers == [1...3])
        let apart = try #require(HeldTogether(held([1, 3]).bytes))
        #expect(apart.words == "1, 3" && apart == held([1, 3]))
        #expect(ChangeRecord(held([1, 2]).bytes) == nil && HeldTogether(plan.bytes) == nil)
        var journal = journal([])
        journal.take(held([1, 3]))
        #expect(journal.last(1, of: plan)?.phase == .held(.refused) && journal.last(2, of: plan) == nil)
        #expect(journal.last(3, of: plan)?.change == plan.changes[2])
        #expect(journal.last(3, of: plan)?.gates.map(\.because) == ["nobody said stop", "an outage"])
        #expect(journal.past.made.isEmpty && journal.past.settled.isEmpty && journal.undo(of: plan).changes.isEmpty)
    }

    @Test(arguments: [#"["0-2"]"#, #"["3-1"]"#, #"["1-"]"#, #"[1]"#, "[]", #"["1-2-3"]"#])
    func `takes no numbers for changes that are none`(numbers: String) {
        let text = String(decoding: held([1, 2]).bytes, as: UTF8.self)
        let other = text.replacing(#"["1-2"]"#, with: numbers)
        #expect(other != text && HeldTogether(Array(other.utf8)) == nil)
    }

    @Test func `does not believe what holds changes that nobody planned`() {
        var journal = journal([])
        journal.take(held([1, 2, 3, 4]))
        #expect(journal.last(1, of: plan) == nil && journal.payloads(of: plan).isEmpty)
        var empty = Journal()
        empty.take(held([1]))
        #expect(empty.payloads(of: plan).isEmpty)
    }

    @Test func `does not forget what became of a change because others were held with it since`() {
        var journal = journal([(1, .intent(Seen(isDone: false))), (2, .left(because: "storm"))])
        journal.take(held([1, 2, 3]))
        #expect(journal.last(1, of: plan)?.isIntent == true)
        #expect(journal.last(2, of: plan)?.phase == .held(.refused) && journal.lastLeft(2, of: plan) == nil)
        #expect(journal.heldTogether(of: plan).map(\.words) == ["2-3"])
        journal.take(ChangeRecord(.held(.wait), of: plan.changes[1], number: 2, in: plan, at: .noon))
        #expect(journal.heldTogether(of: plan).map(\.words) == ["3"])
        #expect(journal.last(2, of: plan)?.phase == .held(.wait))
        #expect(journal.payloads(of: plan).count == 4 && journal.records.count == 3)
    }

    @Test func `begins the count of clean dry runs anew after a plan that was held whole by a gate, and not by people`()
    {
        var journal = Journal()
        let version = Playbook.Version("lock-out", [.suspend, .endSessions])
        func take(_ trigger: String, _ gate: Gate, _ answer: Gate.Answer, _ outcome: Clearance.Outcome) {
            let plan = Plan.example(
                [.suspendAnna, Change(.endSessions, .anna)], playbook: "lock-out", trigger: trigger)
            journal.take(plan)
            let gates = [Gate.Verdict(gate, answer, "")]
            if outcome == .shownOnly {
                for number in 1...2 {
                    journal.take(
                        ChangeRecord(
                            .held(outcome), of: plan.changes[number - 1], number: number, in: plan, at: .noon,
                            gates: gates))
                }
            } else {
                journal.take(HeldTogether(outcome, [1, 2], in: plan, at: .noon, gates: gates))
            }
        }
        take("a", .staffing, .pass, .shownOnly)
        take("b", .approval, .ask, .awaitsApproval)
        take("c", .mode, .hold, .onlyNoted)
        #expect(journal.past.cleanRuns == [version: 1])
        take("d", .blastRadius, .refuse, .refused)
        #expect(journal.past.cleanRuns == [version: 0])
    }
}
