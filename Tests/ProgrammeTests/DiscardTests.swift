import Capture
import ContactCenter
import Testing

@testable import Programme

@Suite("A word that a change is left as it is")
struct DiscardTests {
    private static func discard(
        by: Signatory.ID = "grace", because reason: String = "it was never made",
        at moment: Moment = Office.minutes(10),
        log: String = Office.log
    ) -> Discard {
        Discard(2, of: "PL-0", sha256: "aa", because: reason, by: by, at: moment, log: log)
    }

    private static func refusal(
        _ discard: Discard, by signer: KeyPath<Office, Signer>?, recorded: Moment = Office.minutes(11)
    ) throws -> Refusal? {
        var office = try Office()
        let statement = Statement.discard(discard)
        let signed =
            signer.map { office.signed(statement, by: office[keyPath: $0]) }
            ?? SignedStatement(statement, signature: nil)
        return Office.refusal { () throws(Refusal) in try office.docket.take(signed, recorded: recorded) }
    }

    @Test func `reads back as it was written`() throws {
        let statement = Statement.discard(Self.discard())
        #expect(try Statement(JSON(statement.bytes)) == statement)
        let zero = String(decoding: statement.bytes, as: UTF8.self).replacing(#""number":2"#, with: #""number":0"#)
        #expect(throws: Refusal.self) { try Statement(JSON(Array(zero.utf8))) }
    }

    @Test func `is an approver's, signed with their key, of this log, with words, and not from the future`() throws {
        #expect(try Self.refusal(Self.discard(), by: \.grace) == nil)
        #expect(try Self.refusal(Self.discard(), by: nil) == .unsigned)
        #expect(try Self.refusal(Self.discard(), by: \.edsger) == .otherKey("grace"))
        #expect(try Self.refusal(Self.discard(by: "ada"), by: \.ada) == .withoutRole("ada", .approver))
        #expect(try Self.refusal(Self.discard(by: "nobody"), by: \.grace) == .unknownPerson("nobody"))
        #expect(try Self.refusal(Self.discard(because: ""), by: \.grace) == .withoutWords("reason"))
        #expect(try Self.refusal(Self.discard(log: "another"), by: \.grace) == .otherLog("another"))
        #expect(try Self.refusal(Self.discard(at: Office.minutes(11)), by: \.grace) == nil)
        let ahead = Office.minutes(11).advanced(by: .seconds(1))
        #expect(try Self.refusal(Self.discard(at: ahead), by: \.grace) == .fromTheFuture(ahead))
    }

    @Test func `is taken once`() throws {
        var office = try Office()
        let signed = office.signed(.discard(Self.discard()), by: office.grace)
        try office.docket.take(signed, recorded: Office.minutes(11))
        let refusal = Office.refusal { () throws(Refusal) in
            try office.docket.take(signed, recorded: Office.minutes(12))
        }
        #expect(refusal == .replayed("PL-0/2"))
    }
}
