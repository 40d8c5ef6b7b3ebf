import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-14: callers hear of recording")
struct CallersHearOfRecordingTests {
    let control = Control.callersHearOfRecording

    private func knowing(_ flows: CallFlow..., listed: [Flow] = []) -> TenantSnapshot {
        tenant.knowing(.callFlows, flows).knowing(.flows, listed)
            .knowing(.announcements, Register(["may be recorded", "Recording_Notice", "wird aufgezeichnet"]))
    }

    private func listed(_ name: String, role: CallFlow.Role = .call, since: Moment = .daysAgo(9)) -> Flow {
        Flow(
            id: Flow.ID(name), name: name, type: "INBOUNDCALL", role: role,
            published: .init(publisher: .observed(.tenant), since: .observed(since)))
    }

    @Test(
        arguments: [
            .says("This call MAY BE RECORDED for training."), .says("Das Gespräch wird aufgezeichnet."),
            .plays("recording_notice"),
        ] as [CallFlow.Deed])
    func `an announcement before the queue is in order, by its words or its prompt`(deed: CallFlow.Deed) {
        let flow = CallFlow.drawn([.block("Hello", deed, to: 1), .block("Queue", .putsThrough)])
        #expect(control(knowing(flow)) == .met(examined: 1))
    }

    @Test(arguments: [.says("Welcome."), .plays("Hold_Music"), .asks] as [CallFlow.Deed])
    func `anything else before it is none`(deed: CallFlow.Deed) {
        let flow = CallFlow.drawn([.block("Hello", deed, to: 1), .block("Queue", .putsThrough)])
        #expect(control.findings(in: knowing(flow)) == ["flow/Main high"])
        #expect(control(knowing(flow)).shortfalls.first?.seen == "reached without: Queue")
    }

    @Test func `an announcement while putting through comes first, one afterwards too late`() {
        let first = CallFlow.drawn([.block("Queue", .says("may be recorded"), .putsThrough)])
        #expect(control(knowing(first)).isMet)
        let late = CallFlow.drawn([.block("Queue", .putsThrough, .says("may be recorded"))])
        #expect(control.findings(in: knowing(late)) == ["flow/Main high"])
    }

    @Test func `recording that begins in the flow counts like putting through`() {
        let flow = CallFlow.drawn([.block("Record", .beginsRecording)])
        #expect(control.findings(in: knowing(flow)) == ["flow/Main high"])
    }

    @Test func `one path without it is enough, the one of a failure too`() {
        let flow = CallFlow.drawn([
            CallFlow.Block(
                "Lookup", [.callsOut("Find")], ways: [.init(to: 1, worked: true), .init(to: 2, worked: false)]),
            .block("Notice", .says("may be recorded"), to: 2),
            .block("Queue", .putsThrough),
        ])
        #expect(control.findings(in: knowing(flow)) == ["flow/Main high"])
    }

    @Test func `a loop that never announces ends, and is walked once`() {
        let flow = CallFlow.drawn([
            .block("Menu", .asks, to: 1), .block("Again", to: 0, 2), .block("Queue", .putsThrough),
        ])
        #expect(control.findings(in: knowing(flow)) == ["flow/Main high"])
    }

    @Test func `a block nobody can get to is not asked`() {
        let flow = CallFlow.drawn([.block("Hello", .says("may be recorded")), .block("Queue", .putsThrough)])
        #expect(control(knowing(flow)).isMet)
    }

    @Test func `a task comes back only to those who called it before the announcement`() {
        // 0 calls the task (3), then announces (1), calls it again (2) and puts through (5).
        let task = CallFlow.Block("Task", [], ways: [.init(to: 4)])
        let end = CallFlow.Block("Task end", [], endsDetour: 3)
        let flow = CallFlow.drawn([
            CallFlow.Block("First call", [], ways: [.init(to: 1)], detour: 3),
            .block("Notice", .says("may be recorded"), to: 2),
            CallFlow.Block("Second call", [], ways: [.init(to: 5)], detour: 3),
            task, end,
            .block("Queue", .putsThrough),
        ])
        #expect(control(knowing(flow)).isMet)
    }

    @Test func `a task that announces does so for whoever called it`() {
        let flow = CallFlow.drawn([
            CallFlow.Block("Call", [], ways: [.init(to: 3)], detour: 1),
            .block("Notice", .says("may be recorded"), to: 2),
            CallFlow.Block("End", [], endsDetour: 1),
            .block("Queue", .putsThrough),
        ])
        #expect(control(knowing(flow)).isMet)
    }

    @Test func `a block we do not know leaves what comes behind it open, and nothing before it`() throws {
        let behind = CallFlow.drawn([.block("Novel", .unknown("novelBlock"), to: 1), .block("Queue", .putsThrough)])
        let gap = try #require(control.missing(in: knowing(behind)).first)
        #expect(gap.because.contains("Main") && gap.because.contains("Novel") && gap.because.contains("Queue"))
        let before = CallFlow.drawn([
            .block("Hello", .says("may be recorded"), to: 1), .block("Novel", .unknown("novelBlock")),
        ])
        #expect(control(knowing(before)).isMet)
    }

    @Test func `a way that may not be there makes no finding, and nothing met`() {
        let flow = CallFlow.drawn([
            CallFlow.Block("Menu", [], ways: [.init(to: 1, isCertain: false)]), .block("Extension", .putsThrough),
        ])
        #expect(!control.missing(in: knowing(flow)).isEmpty)
    }

    @Test(arguments: [(CallFlow.Speech.Certainty.atLeast, true), (.perhaps, false)])
    func `words beside others count, words that may not be said leave it open`(
        certainty: CallFlow.Speech.Certainty, isMet: Bool
    ) {
        let speech = CallFlow.Speech(text: "may be recorded", certainty: certainty)
        let flow = CallFlow.drawn([.block("Hello", .says(speech), to: 1), .block("Queue", .putsThrough)])
        #expect(control(knowing(flow)).isMet == isMet)
        #expect(control.missing(in: knowing(flow)).isEmpty == isMet)
    }

    @Test func `a flow whose beginning was not found is open`() {
        #expect(!control.missing(in: knowing(.drawn([]))).isEmpty)
    }

    @Test func `a flow another hands over to begins as that one left it`() {
        let sales = CallFlow.drawn("Sales", [.block("Queue", .putsThrough)])
        let silent = CallFlow.drawn([.block("Over", .leadsTo("Sales"))])
        #expect(control.findings(in: knowing(silent, sales)) == ["flow/Sales high"])
        let announced = CallFlow.drawn([
            .block("Hello", .says("may be recorded"), to: 1), .block("Over", .leadsTo("Sales")),
        ])
        #expect(control.findings(in: knowing(announced, sales)) == [])
        #expect(control.missing(in: knowing(announced, sales)).first?.because.contains("only other flows") == true)
    }

    @Test func `a secure flow that another hands over to without is asked too`() {
        let secure = CallFlow.drawn("Pay", .part, [.block("Queue", .putsThrough)])
        #expect(control(knowing(secure)).isNotApplicable)
        let silent = CallFlow.drawn([.block("Over", .leadsTo("Pay"))])
        #expect(control.findings(in: knowing(silent, secure)) == ["flow/Pay high"])
    }

    @Test func `what a flow that was not imported does is open, and so is what it did before it came back`() {
        let away = CallFlow.drawn([.block("Over", .leadsTo("Elsewhere"))])
        #expect(!control.missing(in: knowing(away)).isEmpty)
        let module = CallFlow.drawn("Module", .part, [.block("Nothing")])
        let back = CallFlow.drawn([.block("Module", .visits("Module"), to: 1), .block("Queue", .putsThrough)])
        #expect(!control.missing(in: knowing(back, module)).isEmpty)
    }

    @Test func `without named announcements nothing is decided, and it says how to name them`() throws {
        let flow = CallFlow.drawn([.block("Queue", .putsThrough)])
        let bare = tenant.knowing(.callFlows, [flow]).knowing(.flows, [])
        #expect(control.missing(in: bare) == [.register("announcements")])
    }

    @Test func `a published flow that was not exported is missed, one of another kind is not`() throws {
        let flow = CallFlow.drawn([.block("Hello", .says("may be recorded"))])
        let gaps = control.missing(in: knowing(flow, listed: [listed("Main"), listed("Night")]))
        #expect(try #require(gaps.first).because.contains("Night not among them"))
        #expect(control(knowing(flow, listed: [listed("Main"), listed("Chat", role: .message)])).isMet)
    }

    @Test(arguments: [(Moment.today, true), (Moment.today.justAfter, false)])
    func `an export is as good as the version that runs`(since: Moment, isMet: Bool) {
        let flow = CallFlow.drawn([.block("Hello", .says("may be recorded"))])
        let snapshot = knowing(flow, listed: [listed("Main", since: since)])
        #expect(control(snapshot).isMet == isMet)
        #expect(control.missing(in: snapshot) == (isMet ? [] : [.notImported(verb: "flows", last: .today)]))
    }

    @Test func `when what runs was published must be known, and what never ran is not asked`() {
        let flow = CallFlow.drawn([.block("Hello", .says("may be recorded"))])
        let unknown = Flow(
            id: "Main", name: "Main", type: "INBOUNDCALL", role: .call,
            published: .init(publisher: .observed(.tenant), since: .absent(.leftOut)))
        #expect(control.missing(in: knowing(flow, listed: [unknown])) == [.leftOut])
        let draft = Flow(id: "Main", name: "Main", type: "INBOUNDCALL", role: .call, published: nil)
        #expect(control(knowing(.drawn([.block("Queue", .putsThrough)]), listed: [draft])).isNotApplicable)
    }

    @Test func `without an import nothing is decided, and it says what to run`() {
        #expect(control.missing(in: tenant.knowing(.flows, [])).contains(.noFlowExports))
        #expect(Absence.noFlowExports.because.contains("linewarden import flows"))
    }

    @Test func `a flow of a hundred thousand blocks in a row is walked through`() {
        let blocks = (0..<100_000).map { CallFlow.Block("B\($0)", [], ways: [.init(to: $0 + 1), .init(to: 0)]) }
        let flow = CallFlow.drawn(blocks + [.block("Queue", .putsThrough)])
        #expect(control.findings(in: knowing(flow)) == ["flow/Main high"])
    }
}
