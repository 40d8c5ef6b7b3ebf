import Capture
import ContactCenter
import Testing

@testable import Programme

@Suite("The record of a canary")
struct CanaryRecordTests {
    private static func record(
        by: Signatory.ID? = nil, made: Reading<Moment> = .observed(Office.minutes(1)), found: Int? = 9,
        takenBack: Reading<Moment> = .observed(Office.minutes(10)), isObject: Bool = true
    ) -> CanaryRecord {
        CanaryRecord(
            by: by,
            CanaryTrace(
                of: isObject ? "groups/Canary" : "account/p-1",
                on: isObject ? ConfiguredObject("groups", "g-1", name: "Canary") : nil, planned: Office.morning,
                withinMinutes: 120, made: made,
                seen: found.map { .observed(.init("e-1", at: Office.minutes(1), found: Office.minutes($0))) }
                    ?? .absent(.unanswered(because: "no entry tells of it")), takenBack: takenBack),
            plan: isObject ? "PL-0" : nil, log: Office.log)
    }

    private static func refusal(_ record: CanaryRecord, by signer: Signer? = nil, recorded: Moment = Office.minutes(11))
        throws -> Refusal?
    {
        var office = try Office()
        let signed =
            signer.map { office.signed(.canary(record), by: $0) } ?? SignedStatement(.canary(record), signature: nil)
        return Office.refusal { () throws(Refusal) in try office.docket.take(signed, recorded: recorded) }
    }

    @Test func `reads back as it was written, with the reasons for the times it has not`() throws {
        let unseen = Self.record(by: "ada", found: nil, takenBack: .absent(.unanswered(because: "refused")))
        let account = Self.record(made: .absent(.notOffered), takenBack: .absent(.notOffered), isObject: false)
        for record in [Self.record(), unseen, account] {
            let statement = Statement.canary(record)
            #expect(try Statement(JSON(statement.bytes)) == statement)
        }
        #expect(
            String(decoding: Statement.canary(unseen).bytes, as: UTF8.self).contains("Linewarden raises no alerts yet"))
    }

    @Test func `is taken unsigned, and then says so; signed it is theirs`() throws {
        var office = try Office()
        try office.docket.take(
            SignedStatement(.canary(Self.record()), signature: nil), recorded: Office.minutes(11))
        try office.docket.take(
            office.signed(.canary(Self.record(by: "ada")), by: office.ada), recorded: Office.minutes(12))
        #expect(office.docket.canaries.map(\.run.isSigned) == [false, true])
        #expect(try Self.refusal(Self.record(by: "ada")) == .unsigned)
        #expect(try Self.refusal(Self.record(by: "ada"), by: office.grace) == .otherKey("ada"))
    }

    @Test func `is known from when it was recorded`() throws {
        var office = try Office()
        try office.docket.take(
            SignedStatement(.canary(Self.record()), signature: nil), recorded: Office.minutes(11))
        #expect(office.docket.canaries.reading(at: Office.minutes(11)).value?.count == 1)
        #expect(office.docket.canaries.reading(at: Office.minutes(10)).absences == [.notTried(verb: "canary")])
    }

    @Test func `says no time that is yet to come, or comes before what it follows`() throws {
        #expect(try Self.refusal(Self.record(), recorded: Office.minutes(10)) == nil)
        #expect(try Self.refusal(Self.record(), recorded: Office.minutes(9)) == .fromTheFuture(Office.minutes(10)))
        #expect(try Self.refusal(Self.record(found: 1)) == nil)
        #expect(try Self.refusal(Self.record(found: 0)) != nil)
        #expect(try Self.refusal(Self.record(made: .observed(Office.minutes(-1)))) != nil)
        #expect(try Self.refusal(Self.record(made: .absent(.notOffered))) != nil)
        #expect(try Self.refusal(Self.record(made: .absent(.notOffered), found: nil)) == nil)
    }
}
