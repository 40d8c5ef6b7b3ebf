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
