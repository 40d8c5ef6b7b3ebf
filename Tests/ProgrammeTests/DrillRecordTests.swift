import Capture
import ContactCenter
import Testing

@testable import Programme

@Suite("The record of a drill")
struct DrillRecordTests {
    private static let sandbox = DrillRecord.Target.sandbox(tenant: "acme-sandbox", organization: "org-2")

    private static func record(
        by: Signatory.ID? = nil, into target: DrillRecord.Target = sandbox, scenario: String? = nil,
        captured: Moment = Office.moment("2026-11-23T22:00:00Z"), began: Moment = Office.morning,
        ended: Moment = Office.minutes(30), untimed: [String] = [], seconds: Int? = 1200
    ) -> DrillRecord {
        DrillRecord(
            by: by, of: .init(commit: "c0ffee", manifest: "beef", captured: captured), into: target,
            scenario: scenario, began: began, ended: ended, calls: 70,
            restored: [.init("roles", 12), .init("divisions", 3)],
            failed: [.init("triggers", "Call back", because: "the platform said 400")],
            left: [.init("people", nil, because: "people are not made")],
            differences: [
                .init("oauth-clients", "CRM", what: "state", because: "it comes back switched off"),
                .init("roles", "Agent", what: "description", because: nil),
            ],
            services: [
                .init(
                    name: "Voice", recoveryMinutes: 60, lossMinutes: 1440, missing: [], untimed: untimed,
                    seconds: seconds)
            ], log: Office.log)
    }

    private static func refusal(of record: DrillRecord, by signer: Signer? = nil, recorded: Moment = Office.minutes(31))
        throws -> Refusal?
    {
        var office = try Office()
        let statement = Statement.drill(record)
        let signed = signer.map { office.signed(statement, by: $0) } ?? SignedStatement(statement, signature: nil)
        return Office.refusal { () throws(Refusal) in try office.docket.take(signed, recorded: recorded) }
    }

    @Test func `reads back as it was written`() throws {
        for record in [
            Self.record(by: "ada"), Self.record(untimed: ["queues/Sales"], seconds: nil),
            Self.record(into: .simulator, scenario: "stolen-administrator", seconds: nil),
        ] {
            let statement = Statement.drill(record)
            #expect(try Statement(JSON(statement.bytes)) == statement)
        }
    }

    @Test func `counts as a drill in a sandbox, with what failed and what nobody can explain`() throws {
        let drill = try #require(Self.record().drill)
        #expect(drill.id.rawValue == Self.record().id)
        #expect((drill.restored, drill.failed, drill.unexplained) == (15, 1, 1))
        #expect(drill.sandbox == "org-2")
        #expect(drill.loss == .seconds(10 * 3600))
        #expect(drill.services == [.init("Voice", seconds: 1200)])
    }

    @Test func `says that it is signed only where somebody stands for it`() {
        #expect(Self.record(by: "ada").drill?.isSigned == true)
        #expect(Self.record().drill?.isSigned == false)
    }

    @Test func `that says how long a service took of which something was not made is refused`() throws {
        #expect(try Self.refusal(of: Self.record(untimed: ["queues/Sales"])) != nil)
        #expect(try Self.refusal(of: Self.record(untimed: ["queues/Sales"], seconds: nil)) == nil)
    }

    @Test func `of before that says a service took no time counts as not timed`() {
        let services = Self.record(seconds: 0).drill?.services
        #expect(services == [.init("Voice", seconds: nil, untimed: ["everything"])])
    }

    @Test func `of a rehearsal, or of a part, counts as none`() {
        #expect(Self.record(into: .simulator, seconds: nil).drill == nil)
        #expect(Self.record(scenario: "trunk-downgrade").drill == nil)
    }

    @Test func `of a rehearsal that says how long a service took is refused`() throws {
        #expect(try Self.refusal(of: Self.record(into: .simulator)) != nil)
        #expect(try Self.refusal(of: Self.record(into: .simulator, seconds: nil)) == nil)
    }

    @Test func `is taken unsigned, and signed by whoever it names`() throws {
        let office = try Office()
        #expect(try Self.refusal(of: Self.record()) == nil)
        #expect(try Self.refusal(of: Self.record(by: "ada")) == .unsigned)
        #expect(try Self.refusal(of: Self.record(by: "ada"), by: office.grace) == .otherKey("ada"))
        #expect(try Self.refusal(of: Self.record(by: "nobody"), by: office.ada) == .unknownPerson("nobody"))
    }

    @Test func `signed by whoever it names is theirs`() throws {
        var office = try Office()
        try office.docket.take(
            office.signed(.drill(Self.record(by: "ada")), by: office.ada), recorded: Office.minutes(31))
        #expect(office.docket.trials.map(\.record.by) == ["ada"])
    }

    @Test func `ends after it began, and before it is recorded`() throws {
        #expect(try Self.refusal(of: Self.record(ended: Office.morning)) == nil)
        #expect(try Self.refusal(of: Self.record(ended: Office.minutes(-1))) != nil)
        #expect(try Self.refusal(of: Self.record(), recorded: Office.minutes(30)) == nil)
        #expect(
            try Self.refusal(of: Self.record(), recorded: Office.minutes(29)) == .fromTheFuture(Office.minutes(30)))
        #expect(try Self.refusal(of: Self.record(captured: Office.minutes(1))) == .fromTheFuture(Office.minutes(1)))
    }

    @Test func `is taken once`() throws {
        var office = try Office()
        let signed = SignedStatement(.drill(Self.record()), signature: nil)
        try office.docket.take(signed, recorded: Office.minutes(31))
        let again = Office.refusal { () throws(Refusal) in
            try office.docket.take(signed, recorded: Office.minutes(32))
        }
        #expect(again == .replayed(Self.record().id))
        #expect(office.docket.drills.count == 1)
    }

    @Test func `is known from when it was recorded`() throws {
        var office = try Office()
        try office.docket.take(SignedStatement(.drill(Self.record()), signature: nil), recorded: Office.minutes(31))
        let drills = office.docket.drills
        #expect(drills.reading(at: Office.minutes(31)).value?.count == 1)
        #expect(drills.reading(at: Office.minutes(30)).absences == [.notTried(verb: "drill")])
    }
}
