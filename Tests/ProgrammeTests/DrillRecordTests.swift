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
        ended: Moment = Office.minutes(30), compared: Moment? = nil, form: Int = DrillRecord.newestForm,
        untimed: [String] = [], waits: [String] = [], seconds: Int? = 1200, played: DrillRecord.Played? = nil
    ) -> DrillRecord {
        DrillRecord(
            form: form, by: by, of: .init(commit: "c0ffee", manifest: "beef", captured: captured), into: target,
            scenario: scenario, plan: form > 1 ? "PL-1" : nil, began: began, ended: ended, compared: compared,
            calls: 70,
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
                    waits: waits, seconds: seconds)
            ], played: played, log: Office.log)
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
            Self.record(into: .simulator, scenario: "stolen-administrator", seconds: nil, played: Self.played),
            Self.record(compared: Office.minutes(40)), Self.record(waits: ["ivrs/Main  dnis"], seconds: nil),
            Self.record(form: 1),
        ] {
            let statement = Statement.drill(record)
            #expect(try Statement(JSON(statement.bytes)) == statement)
        }
    }

    private static let played = DrillRecord.Played(
        title: "t", touched: 4, steps: 2, back: [.init("roles", "Agent")],
        requests: [.init("PUT /api/v2/authorization/roles/{roleId}", 2)], leastSeconds: 60, lost: ["Time."])

    @Test func `of before has no word of plans and hands, and says so by its form`() throws {
        let text = String(decoding: Statement.drill(Self.record(form: 1)).bytes, as: UTF8.self)
        for word in ["form", "plan", "compared", "waits", "played"] { #expect(!text.contains(#""\#(word)""#)) }
        let newer = text.replacing(#"{"began""#, with: #"{"form":3,"began""#)
        let refused = Office.refusal { () throws(Refusal) in
            guard let json = try? JSON(Array(newer.utf8)), case .drill(let record) = try Statement(json) else { return }
            try record.check()
        }
        #expect(refused != nil)
    }

    @Test func `that says how long a service took that waits for hands is refused`() throws {
        #expect(try Self.refusal(of: Self.record(waits: ["ivrs/Main  dnis"])) != nil)
        #expect(try Self.refusal(of: Self.record(waits: ["ivrs/Main  dnis"], seconds: nil)) == nil)
        let services = Self.record(waits: ["ivrs/Main  dnis"], seconds: nil).drill?.services
        #expect(services == [.init("Voice", seconds: nil, waits: ["ivrs/Main  dnis"])])
    }

    @Test func `made later was compared after it ended, and before it is recorded`() throws {
        #expect(try Self.refusal(of: Self.record(compared: Office.minutes(30))) == nil)
        #expect(try Self.refusal(of: Self.record(compared: Office.minutes(29))) != nil)
        #expect(try Self.refusal(of: Self.record(compared: Office.minutes(32))) == .fromTheFuture(Office.minutes(32)))
    }

    /// A record of which only these may fall short.
    private static func plain(
        into target: DrillRecord.Target = sandbox, _ differences: [DrillRecord.Mismatch] = [],
        lost: Duration = .seconds(60), seconds: Int? = 60
    ) -> DrillRecord {
        DrillRecord(
            of: .init(commit: "c", manifest: "m", captured: Office.morning.advanced(by: .zero - lost)), into: target,
            began: Office.morning, ended: Office.minutes(30), calls: 1, restored: [], differences: differences,
            services: [.init(name: "Voice", recoveryMinutes: 1, lossMinutes: 1, missing: [], seconds: seconds)],
            log: Office.log)
    }

    @Test func `falls short where a service took longer, or would have lost more, than it may`() {
        #expect(!Self.plain().falls)
        #expect(Self.plain(seconds: 61).falls)
        #expect(Self.plain(lost: .milliseconds(60_001)).falls)
        #expect(!Self.plain(into: .simulator, lost: .seconds(61), seconds: nil).falls)
    }

    @Test func `falls short where something is lost that was not expected to be, or nobody knows why it differs`() {
        func one(_ because: String?, _ loss: DrillRecord.Mismatch.Loss?) -> Bool {
            Self.plain([.init("flows", "F", what: "is missing", because: because, loss: loss)]).falls
        }
        #expect(!one("told", nil) && !one("told", .expected))
        #expect(one("told", .unexpected) && one(nil, nil))
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
