import Assurance
import ContactCenter
import Testing

@testable import Programme

@Suite("An approved exception")
struct StandingTests {
    private static let end = Office.moment("2027-03-01")

    private static func approved(
        _ scope: Scope = .resource("client/c1"), until end: Moment = end, compensating: Control.ID? = nil,
        id: String = "EX-1"
    ) -> ApprovedException {
        ApprovedException(
            id: id, Office.exception("INT-02", scope, until: end, compensating: compensating), approver: "grace",
            approved: Office.minutes(10))
    }

    private static func standing(at moment: Moment) -> Standing { approved().standing(at: moment, compensatedBy: nil) }

    @Test func `counts from when somebody agreed, and not before`() {
        #expect(Self.standing(at: Office.minutes(9)) == .notYet(Office.minutes(10)))
        #expect(Self.standing(at: Office.minutes(10)).holds)
    }

    @Test func `that starts later counts from then`() {
        let start = Office.moment("2026-12-24")
        let approved = ApprovedException(
            id: "EX-1", Office.exception(from: start), approver: "grace", approved: Office.minutes(10))

        #expect(approved.standing(at: start.advanced(by: .milliseconds(-1)), compensatedBy: nil) == .notYet(start))
        #expect(approved.standing(at: start, compensatedBy: nil).holds)
    }

    @Test func `ends at its end`() {
        #expect(Self.standing(at: Self.end.advanced(by: .milliseconds(-1))).holds)
        #expect(Self.standing(at: Self.end) == .ended(Self.end))
    }

    @Test(arguments: [(31, nil), (30, Standing.Notice.month), (8, .month), (7, .week), (1, .week)])
    func `gives notice thirty days before its end, and again at seven`(days: Int, notice: Standing.Notice?) {
        #expect(Self.standing(at: Self.end.advanced(by: .days(-days))) == .inForce(until: Self.end, notice))
    }

    @Test func `gives no notice a moment earlier`() {
        let earlier = Self.end.advanced(by: .days(-30)).advanced(by: .milliseconds(-1))

        #expect(Self.standing(at: earlier) == .inForce(until: Self.end, nil))
    }

    private static func control(_ threshold: Parameter? = nil) -> Control {
        Control(
            "AUT-06", "Idle sessions end", severity: .high, satisfies: .iso27001("A.8.5"), why: "w", remedy: "r",
            reads: .asOf
        ) { _ in .met(examined: 1) }
    }

    private static let idle = Parameter(
        "idle-seconds", .seconds, default: 900, in: 60...3600, looser: .higher, source: "a standard")

    @Test(arguments: [
        (Verdict.met(examined: 1), nil),
        (.notMet([], examined: 1, undecided: []), "AUT-06 is not met"),
        (.undetermined([], soFar: 3), "AUT-06 is undetermined"),
        (.notApplicable(because: "no sessions"), "AUT-06 does not apply"),
        (.exhibit(Exhibit([])), "AUT-06 gives no verdict"),
    ])
    func `lapses the moment what makes up for it is not met`(verdict: Verdict, because: String?) {
        let judgement = Judgement(Self.control(), verdict)
        let standing = Self.approved(compensating: "AUT-06").standing(
            at: Office.minutes(10), compensatedBy: judgement)

        #expect(standing == (because.map { .lapsed(because: $0) } ?? .inForce(until: Self.end, nil)))
    }

    @Test func `does not rest on a threshold of one's own, nor on what was not judged`() {
        let loose = Judgement(Self.control(), .met(examined: 1), overrides: [Override(Self.idle, 901)])
        let approved = Self.approved(compensating: "AUT-06")

        #expect(
            approved.standing(at: Office.minutes(10), compensatedBy: loose)
                == .lapsed(because: "AUT-06 is met against an own threshold only"))
        #expect(
            approved.standing(at: Office.minutes(10), compensatedBy: nil) == .lapsed(because: "AUT-06 was not judged"))
        #expect(Self.approved().standing(at: Office.minutes(10), compensatedBy: nil).holds)
    }

    private static func weakness(_ finding: String, _ client: String, of control: Control.ID = "INT-02") -> Weakness {
        Weakness(
            finding: finding, control: control, subject: Subject(.client, client), division: nil, tags: ["diallers"])
    }

    private static let weaknesses = [weakness("f1", "c1"), weakness("f2", "c2"), weakness("f3", "c1", of: "INT-04")]

    @Test func `accepts its own control's findings within its scope, and no other`() {
        let acceptances = Acceptances(
            of: [Self.approved()], on: Self.weaknesses, judgements: [], at: Office.minutes(10))

        #expect(acceptances["f1"]?.id == "EX-1")
        #expect(acceptances["f2"] == nil && acceptances["f3"] == nil)
        #expect(acceptances.exceptions.map(\.findings) == [["f1"]])
    }

    @Test func `accepts nothing once it has ended, and is still told`() {
        let acceptances = Acceptances(of: [Self.approved()], on: Self.weaknesses, judgements: [], at: Self.end)

        #expect(acceptances["f1"] == nil)
        #expect(acceptances.exceptions.map(\.standing) == [.ended(Self.end)])
        #expect(acceptances.exceptions.map(\.findings) == [["f1"]])
    }

    @Test func `gives way to one that lasts longer`() {
        let longer = Self.approved(.tag("diallers"), until: Office.moment("2027-04-01"), id: "EX-2")
        for order in [[Self.approved(), longer], [longer, Self.approved()]] {
            let acceptances = Acceptances(of: order, on: Self.weaknesses, judgements: [], at: Office.minutes(10))
            #expect(acceptances["f1"]?.id == "EX-2")
            #expect(acceptances["f2"]?.id == "EX-2")
        }
    }
}

@Suite("A lapse")
struct LapseTests {

    @Test func `is for good: what was approved does not come back`() throws {
        var office = try Office()
        let request = try office.ask()
        try office.decide(Office.decision(on: request), by: office.grace)
        let lapse = Lapse(
            request.id, request: request.statement.sha256, because: "AUT-06 is not met", at: Office.minutes(20),
            log: Office.log)
        try office.docket.take(SignedStatement(.lapse(lapse), signature: nil), recorded: Office.minutes(20))

        #expect(office.docket.find(request)?.state == .lapsed(because: "AUT-06 is not met", at: Office.minutes(20)))
        #expect(office.docket.approved.isEmpty)
        let again = Office.decision(on: request, at: Office.minutes(21))
        #expect(office.refusal(of: again, recorded: Office.minutes(21)) == .settled(request.id, as: "lapsed"))
    }

    @Test func `of what was not approved is nothing`() throws {
        var office = try Office()
        let request = try office.ask()
        let lapse = Lapse(
            request.id, request: request.statement.sha256, because: "b", at: Office.minutes(20), log: Office.log)

        #expect(throws: Refusal.settled(request.id, as: "waiting for a decision")) {
            try office.docket.take(SignedStatement(.lapse(lapse), signature: nil), recorded: Office.minutes(20))
        }
    }
}
