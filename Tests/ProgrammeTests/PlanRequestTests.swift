import Capture
import ContactCenter
import Testing

@testable import Programme

@Suite("A plan that others are asked to agree to")
struct PlanRequestTests {
    private var office: Office

    init() throws { office = try Office() }

    private static func plan(
        _ id: String = "PL-1", sha256: String = "a1", by: Signatory.ID = "ada", approvals: Int = 2,
        until end: Moment = Office.minutes(60)
    ) -> PlanRequest {
        PlanRequest(
            id, sha256: sha256, because: "signs in from two continents", targets: ["person/anna"], askedBy: by,
            at: Office.morning, approvals: approvals, until: end, log: Office.log)
    }

    private mutating func ask(_ plan: PlanRequest = plan()) throws -> Request {
        try office.docket.take(office.signed(.plan(plan), by: office.ada), recorded: Office.minutes(1))
        return .plan(plan)
    }

    @Test mutating func `is agreed to once enough others did, and not before`() throws {
        let request = try ask()
        try office.decide(Office.decision(on: request), by: office.grace)
        #expect(office.docket.find("PL-1")?.state == .requested)
        #expect(office.docket.find("PL-1")?.agreed == ["grace"])

        try office.decide(Office.decision(on: request, by: "edsger"), by: office.edsger)
        #expect(office.docket.find("PL-1")?.state == .approved(by: "edsger", at: Office.minutes(11)))
        #expect(office.docket.find("PL-1")?.agreed == ["grace", "edsger"])
    }

    @Test mutating func `counts each of them once`() throws {
        let request = try ask()
        try office.decide(Office.decision(on: request), by: office.grace)
        let again = Office.decision(on: request, at: Office.minutes(12))
        #expect(office.refusal(of: again, recorded: Office.minutes(13)) == .agreedBefore("grace"))
        #expect(office.docket.find("PL-1")?.state == .requested)
    }

    @Test mutating func `is not agreed to by a decision that is played again`() throws {
        let request = try ask()
        let decision = Office.decision(on: request)
        try office.decide(decision, by: office.grace)
        #expect(office.refusal(of: decision) == .replayed("PL-1"))
    }

    @Test mutating func `is not agreed to by whoever asked, nor by who may not`() throws {
        let request = try ask()
        #expect(
            office.refusal(of: Office.decision(on: request, by: "ada"), by: office.ada)
                == .withoutRole("ada", .approver))
        #expect(office.refusal(of: Office.decision(on: request, by: "alan"), by: office.alan) != nil)
        #expect(office.docket.find("PL-1")?.agreed == [])
    }

    @Test mutating func `that was edited is another, and what was agreed is not of it`() throws {
        let request = try ask()
        try office.decide(Office.decision(on: request), by: office.grace)
        let edited = Request.plan(Self.plan(sha256: "b2"))
        #expect(
            office.refusal(of: Office.decision(on: edited, by: "edsger"), by: office.edsger) == .otherRequest("PL-1"))
    }

    @Test mutating func `ends without an answer, and then nobody can agree any more`() throws {
        let request = try ask(Self.plan(approvals: 1))
        let late = Office.decision(on: request, at: Office.minutes(59))
        #expect(office.refusal(of: late, recorded: Office.minutes(60)) == .ended(Office.minutes(60)))
        #expect(office.docket.find("PL-1")?.state == .requested)
    }

    @Test mutating func `is over once one of them refuses`() throws {
        let request = try ask()
        try office.decide(Office.decision(on: request), by: office.grace)
        try office.decide(Office.decision(.refuse, on: request, by: "edsger"), by: office.edsger)
        #expect(office.docket.find("PL-1")?.state == .refused(by: "edsger", at: Office.minutes(11)))
        let again = Office.decision(on: request, at: Office.minutes(20))
        #expect(office.refusal(of: again, recorded: Office.minutes(21)) != nil)
    }

    @Test func `is read as it was written`() throws {
        let statement = Statement.plan(Self.plan())
        #expect(try Statement(try #require(try? .init(statement.bytes))) == statement)
    }
}
