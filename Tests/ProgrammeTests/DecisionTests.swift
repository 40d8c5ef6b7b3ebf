import ContactCenter
import Testing

@testable import Programme

@Suite("A decision")
struct DecisionTests {
    private var office: Office
    private let request: Request

    init() throws {
        office = try Office()
        request = try office.ask()
    }

    private var state: Docket.State? { office.docket.find(request)?.state }

    @Test mutating func `by an approver puts an exception in force`() throws {
        try office.decide(Office.decision(on: request), by: office.grace)

        #expect(state == .approved(by: "grace", at: Office.minutes(11)))
        #expect(office.docket.approved.map(\.id) == [request.id])
        #expect(office.docket.approved.first?.begins == Office.minutes(11))
    }

    @Test mutating func `counts from when it was recorded, however long before its author says it was made`() throws {
        let lastMonth = Office.moment("2026-10-24T08:00:00Z")
        let backdated = try office.ask(Office.exception(at: lastMonth, from: lastMonth))
        let decision = Office.decision(on: backdated, at: lastMonth.advanced(by: .seconds(60)))
        try office.decide(decision, by: office.grace)

        let approved = try #require(office.docket.approved.first { $0.id == backdated.id })
        #expect(approved.begins == Office.minutes(11))
        #expect(!approved.standing(at: Office.minutes(10), compensatedBy: nil).holds)
        #expect(approved.standing(at: Office.minutes(11), compensatedBy: nil).holds)
    }

    @Test mutating func `against it leaves things as they are`() throws {
        try office.decide(Office.decision(.refuse, on: request), by: office.grace)

        #expect(state == .refused(by: "grace", at: Office.minutes(11)))
        #expect(office.docket.approved.isEmpty)
    }

    @Test mutating func `on what one asked for oneself is refused`() throws {
        let own = Office.exception(by: "grace")
        try office.docket.take(office.signed(.exception(own), by: office.grace), recorded: Office.minutes(1))

        for verdict in [Decision.Verdict.approve, .refuse] {
            #expect(office.refusal(of: Office.decision(verdict, on: .exception(own))) == .ownRequest("grace"))
        }
    }

    @Test mutating func `by somebody who may not approve is refused`() {
        let decision = Office.decision(on: request, by: "alan")

        #expect(office.refusal(of: decision, by: office.alan) == .withoutRole("alan", .approver))
    }

    @Test mutating func `under another's name is refused`() {
        #expect(office.refusal(of: Office.decision(on: request), by: office.ada) == .otherKey("grace"))
        #expect(office.refusal(of: Office.decision(on: request, by: "eve")) == .unknownPerson("eve"))
    }

    @Test mutating func `with a signature over another hash is refused`() {
        let other = Office.decision(on: .exception(Office.exception(reason: "another")))
        let mine = Statement.decision(Office.decision(on: request))
        let moved = SignedStatement(mine, signature: office.grace.sign(Statement.decision(other).bytes))

        #expect(throws: Refusal.notSigned("grace")) { try office.docket.take(moved, recorded: Office.minutes(11)) }
        #expect(state == .requested)
    }

    @Test mutating func `on other words under the same id is refused`() {
        let decision = Decision(
            .approve, request.id, request: String(repeating: "0", count: 64), by: "grace", at: Office.minutes(10),
            log: Office.log)

        #expect(office.refusal(of: decision) == .otherRequest(request.id))
    }

    @Test mutating func `on what nobody asked for is refused`() {
        let other = Request.exception(Office.exception(reason: "another"))

        #expect(office.refusal(of: Office.decision(on: other)) == .noRequest(other.id))
    }

    @Test mutating func `is not taken twice`() throws {
        let decision = Office.decision(on: request)
        try office.decide(decision, by: office.grace)

        #expect(office.refusal(of: decision) == .replayed(request.id))
        #expect(
            office.refusal(of: Office.decision(on: request, at: Office.minutes(11)))
                == .settled(request.id, as: "approved"))
    }

    @Test mutating func `is not taken again after it was ended`() throws {
        let approval = Office.decision(on: request)
        try office.decide(approval, by: office.grace)
        try office.decide(Office.decision(.expire, on: request), by: office.grace)

        #expect(office.refusal(of: approval) == .replayed(request.id))
        #expect(state == .expired(by: "grace", at: Office.minutes(11)))
    }

    @Test mutating func `of another log is refused`() {
        #expect(office.refusal(of: Office.decision(on: request, log: "other")) == .otherLog("other"))
    }

    @Test mutating func `from the future is refused, and one of this moment is not`() {
        let later = Office.minutes(11).advanced(by: .milliseconds(1))

        #expect(office.refusal(of: Office.decision(on: request, at: later)) == .fromTheFuture(later))
        #expect(office.refusal(of: Office.decision(on: request, at: Office.minutes(11))) == nil)
    }

    @Test mutating func `older than what it is about is refused, and one of the same moment is not`() {
        let before = Office.morning.advanced(by: .milliseconds(-1))

        #expect(office.refusal(of: Office.decision(on: request, at: before)) == .olderThanRequest(before))
        #expect(office.refusal(of: Office.decision(on: request, at: Office.morning)) == nil)
    }

    @Test mutating func `comes before the end of what it is about`() throws {
        let short = try office.ask(Office.exception(until: Office.minutes(30)))

        for signed in [29, 30] {
            let late = Office.decision(on: short, at: Office.minutes(signed))
            #expect(office.refusal(of: late, recorded: Office.minutes(30)) == .ended(Office.minutes(30)))
        }
    }

    @Test mutating func `to end it may come from whoever asked, and from no other`() throws {
        try office.decide(Office.decision(on: request), by: office.grace)

        let alans = Office.decision(.expire, on: request, by: "alan")
        #expect(office.refusal(of: alans, by: office.alan) == .withoutRole("alan", .approver))
        try office.decide(Office.decision(.expire, on: request, by: "ada"), by: office.ada)
        #expect(state == .expired(by: "ada", at: Office.minutes(11)))
        #expect(office.docket.approved.isEmpty)
    }
}

@Suite("A key that was taken from somebody")
struct FormerKeyTests {

    @Test(arguments: [(recorded: Office.minutes(29), counts: true), (recorded: Office.minutes(30), counts: false)])
    func `stands for what was recorded before that moment`(recorded: Moment, counts: Bool) throws {
        let old = Signer()
        var office = try Office(former: [.init(old.key, ends: Office.minutes(30))])
        let request = try office.ask()
        let refusal = office.refusal(of: Office.decision(on: request), by: old, recorded: recorded)

        #expect(refusal == (counts ? nil : .keyRevoked("grace", Office.minutes(30))))
    }
}

@Suite("A deviation of the configuration")
struct DeviationTests {
    private var office: Office

    init() throws { office = try Office() }

    private mutating func asked(_ deviation: Deviation = Office.deviation()) throws -> Request {
        try office.docket.take(SignedStatement(.deviation(deviation), signature: nil), recorded: Office.minutes(1))
        return .deviation(deviation)
    }

    @Test mutating func `is agreed to by the approver it names`() throws {
        let request = try asked()
        try office.decide(Office.decision(on: request), by: office.grace)

        #expect(office.docket.find("threshold/idle-seconds")?.state == .approved(by: "grace", at: Office.minutes(11)))
    }

    @Test mutating func `may be put on the record with a decision that was signed before`() throws {
        let request = Request.deviation(Office.deviation())
        let decision = Office.decision(on: request, at: Office.morning)
        #expect(try asked() == request)
        try office.decide(decision, by: office.grace, recorded: Office.minutes(1))

        #expect(office.docket.find(request)?.state == .approved(by: "grace", at: Office.minutes(1)))
    }

    @Test mutating func `is another one once a word of it was changed`() throws {
        let request = try asked()
        try office.decide(Office.decision(on: request), by: office.grace)
        let looser = Office.deviation(.threshold("idle-seconds", value: 3600))

        #expect(office.docket.find(.deviation(looser)) == nil)
    }

    @Test mutating func `is not agreed to by another approver, nor by its owner`() throws {
        let alans = try asked(Office.deviation(approver: "Alan Turing"))
        #expect(office.refusal(of: Office.decision(on: alans)) == .otherApprover(named: "Alan Turing", "grace"))
        let own = try asked(Office.deviation(owner: "grace hopper"))
        #expect(office.refusal(of: Office.decision(on: own)) == .ownRequest("grace"))
    }

    @Test mutating func `ends within a year of the decision`() throws {
        let year = Office.minutes(10).aYearLater
        let most = try asked(Office.deviation(until: year))
        #expect(office.refusal(of: Office.decision(on: most)) == nil)
        let more = try asked(Office.deviation(until: year.advanced(by: .milliseconds(1))))
        #expect(office.refusal(of: Office.decision(on: more)) == .tooLong(most: year))
    }

    @Test mutating func `cannot set aside what nobody may waive`() {
        #expect(throws: Refusal.unwaivable("DAT-05", because: "card security codes are never kept")) {
            try asked(Office.deviation(.notApplicable("DAT-05")))
        }
    }

    @Test mutating func `may be ended by its owner`() throws {
        let request = try asked()
        try office.decide(Office.decision(on: request), by: office.grace)
        try office.decide(Office.decision(.expire, on: request, by: "ada"), by: office.ada)

        #expect(office.docket.find(request)?.state == .expired(by: "ada", at: Office.minutes(11)))
    }
}
