import ContactCenter
import Testing

@testable import Programme

@Suite("A baseline")
struct BaselineTests {
    private var office: Office

    init() throws { office = try Office() }

    private static func baseline(
        of commit: String = "c1", ticket: String = "CHG-1", by: Signatory.ID = "ada", at asked: Moment = Office.morning
    ) -> Baseline {
        Baseline(of: commit, manifest: "m1", ticket: ticket, askedBy: by, at: asked, log: Office.log)
    }

    private mutating func ask(_ baseline: Baseline = baseline(), by signer: Signer? = nil) throws -> Request {
        try office.docket.take(
            office.signed(.baseline(baseline), by: signer ?? office.ada), recorded: Office.minutes(1))
        return .baseline(baseline)
    }

    @Test mutating func `counts once somebody else agreed to it, for a year`() throws {
        let request = try ask()
        #expect(office.docket.baseline == nil)
        #expect(office.docket.baselinesAskedFor.map(\.id) == [request.id])

        try office.decide(Office.decision(on: request), by: office.grace)

        let approved = try #require(office.docket.baseline)
        #expect(approved.id.hasPrefix("BL-"))
        #expect(approved.approver == "grace")
        #expect(office.docket.baselinesAskedFor.isEmpty)
        let end = Office.morning.aYearLater
        #expect(!approved.holds(at: Office.minutes(10)))
        #expect(approved.holds(at: Office.minutes(11)))
        #expect(approved.holds(at: end.advanced(by: .milliseconds(-1))))
        #expect(!approved.holds(at: end))
    }

    @Test mutating func `gives way to the one that was approved later`() throws {
        let first = try ask()
        try office.decide(Office.decision(on: first), by: office.grace)
        let second = try ask(Self.baseline(of: "c2"))
        #expect(office.docket.baseline?.baseline.commit == "c1")
        try office.decide(
            Office.decision(on: second, at: Office.minutes(20)), by: office.grace, recorded: Office.minutes(21))

        #expect(office.docket.baseline?.baseline.commit == "c2")
    }

    @Test mutating func `that was ended counts no more, and the one before it counts again`() throws {
        let first = try ask()
        try office.decide(Office.decision(on: first), by: office.grace)
        let second = try ask(Self.baseline(of: "c2"))
        for (verdict, minute) in [(Decision.Verdict.approve, 20), (.expire, 30)] {
            try office.decide(
                Office.decision(verdict, on: second, at: Office.minutes(minute)), by: office.grace,
                recorded: Office.minutes(minute + 1))
        }

        #expect(office.docket.baseline?.baseline.commit == "c1")
    }

    @Test mutating func `that was agreed to once stays known, with what became of it`() throws {
        let first = try ask()
        #expect(office.docket.agreedBaselines.isEmpty)
        let approval = Office.decision(on: first)
        try office.decide(approval, by: office.grace)
        let agreed = try #require(office.docket.agreedBaselines.first)
        #expect((agreed.id, agreed.approved.approver) == (first.id, "grace"))
        #expect(agreed.request == first.statement.sha256)
        #expect(agreed.decision == Statement.decision(approval).sha256)
        #expect(office.docket.standing(of: agreed, at: Office.minutes(15)) == .inForce)
        let end = Office.morning.aYearLater
        #expect(office.docket.standing(of: agreed, at: end.advanced(by: .milliseconds(-1))) == .inForce)
        #expect(office.docket.standing(of: agreed, at: end) == .over(end))

        let second = try ask(Self.baseline(of: "c2"))
        try office.decide(
            Office.decision(on: second, at: Office.minutes(20)), by: office.grace, recorded: Office.minutes(21))
        #expect(office.docket.standing(of: agreed, at: Office.minutes(22)) == .replaced(by: second.id))
        try office.decide(
            Office.decision(.expire, on: second, at: Office.minutes(30)), by: office.grace,
            recorded: Office.minutes(31))
        let ended = try #require(office.docket.agreedBaselines.last)
        #expect(ended.approved.approved == Office.minutes(21))
        #expect(
            office.docket.standing(of: ended, at: Office.minutes(32))
                == .ended(AgreedBaseline.End(by: "grace", at: Office.minutes(31))))
        #expect(office.docket.standing(of: agreed, at: Office.minutes(32)) == .inForce)
    }

    @Test mutating func `that was refused, or ended before anybody agreed, was never agreed to`() throws {
        for (verdict, commit) in [(Decision.Verdict.refuse, "c3"), (.expire, "c4")] {
            let request = try ask(Self.baseline(of: commit))
            try office.decide(Office.decision(verdict, on: request), by: office.grace)
        }

        #expect(office.docket.agreedBaselines.isEmpty)
    }

    @Test mutating func `is not agreed to by whoever asked for it`() throws {
        let request = try ask(Self.baseline(by: "grace"), by: office.grace)

        #expect(office.refusal(of: Office.decision(on: request)) == .ownRequest("grace"))
        #expect(office.docket.baseline == nil)
    }

    @Test mutating func `names a ticket`() {
        #expect(throws: Refusal.withoutWords("ticket")) { _ = try ask(Self.baseline(ticket: " ")) }
    }

    @Test mutating func `is asked for by whoever signs it`() {
        #expect(throws: Refusal.otherKey("ada")) { _ = try ask(by: office.alan) }
    }

    @Test func `reads back as it was written, and not with a word more`() throws {
        let statement = Statement.baseline(Self.baseline())
        let signed = SignedStatement(statement, signature: "s")

        #expect(try SignedStatement(payload: signed.payload).statement == statement)
        let more = String(decoding: signed.payload, as: UTF8.self).replacing(#""commit""#, with: #""also":1,"commit""#)
        #expect(throws: Refusal.self) { try SignedStatement(payload: Array(more.utf8)) }
    }
}
