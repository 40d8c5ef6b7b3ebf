import Assurance
import ContactCenter
import Testing

@testable import Programme

@Suite("An exception that is asked for")
struct ExceptionTests {
    private var office: Office

    init() throws { office = try Office() }

    @Test mutating func `waits for a decision`() throws {
        let request = try office.ask()

        #expect(office.docket.find(request.id)?.state == .requested)
        #expect(office.docket.approved.isEmpty)
        #expect(request.id.hasPrefix("EX-") && request.id.count == 13)
    }

    @Test mutating func `may last a year, and not a moment longer`() {
        let (start, year) = (Office.morning, Office.morning.aYearLater)

        #expect(year == Office.moment("2027-11-24T08:00:00Z"))
        #expect(office.refusal(of: Office.exception(from: start, until: year)) == nil)
        for later in [Duration.milliseconds(1), .days(1)] {
            let end = year.advanced(by: later)
            #expect(office.refusal(of: Office.exception(from: start, until: end)) == .tooLong(most: year))
        }
    }

    @Test mutating func `may last a year that has a 29th of February`() {
        let start = Office.moment("2027-11-24")

        #expect(office.refusal(of: Office.exception(from: start, until: Office.moment("2028-11-24"))) == nil)
        #expect(
            office.refusal(of: Office.exception(from: start, until: Office.moment("2028-11-25")))
                == .tooLong(most: Office.moment("2028-11-24")))
    }

    @Test mutating func `ends after it starts`() {
        #expect(office.refusal(of: Office.exception(until: Office.morning)) == .endsBeforeStart)
        #expect(office.refusal(of: Office.exception(until: Office.morning.advanced(by: .milliseconds(1)))) == nil)
    }

    @Test mutating func `starts on the day it is asked for at the earliest`() {
        let midnight = Office.moment("2026-11-24")

        #expect(office.refusal(of: Office.exception(from: midnight)) == nil)
        let before = midnight.advanced(by: .milliseconds(-1))
        #expect(office.refusal(of: Office.exception(from: before)) == .startsBeforeAsked(before))
    }

    @Test mutating func `that was over when it was asked for is refused`() {
        let end = Office.morning.advanced(by: .milliseconds(-1))

        #expect(office.refusal(of: Office.exception(from: end.startOfDay, until: end)) == .ended(end))
    }

    @Test mutating func `from the future is refused`() {
        let later = Office.minutes(1).advanced(by: .milliseconds(1))

        #expect(office.refusal(of: Office.exception(at: later)) == .fromTheFuture(later))
        #expect(office.refusal(of: Office.exception(at: Office.minutes(1))) == nil)
    }

    @Test(arguments: ["", " \t"])
    mutating func `says why, and whose it is`(blank: String) {
        #expect(office.refusal(of: Office.exception(reason: blank)) == .withoutWords("reason"))
        #expect(office.refusal(of: Office.exception(owner: blank)) == .withoutWords("owner"))
    }

    @Test mutating func `of what nobody may waive is refused, with the reason`() {
        #expect(
            office.refusal(of: Office.exception("DAT-05"))
                == .unwaivable("DAT-05", because: "card security codes are never kept"))
    }

    @Test mutating func `cannot rest on the control it is from`() {
        #expect(office.refusal(of: Office.exception(compensating: "INT-02")) == .compensatesItself("INT-02"))
    }

    @Test mutating func `is signed by whoever asks, with a key of theirs`() {
        #expect(office.refusal(of: Office.exception(), by: office.alan) == .otherKey("ada"))
        #expect(office.refusal(of: Office.exception(by: "eve")) == .unknownPerson("eve"))
        #expect(office.refusal(of: Office.exception(log: "another")) == .otherLog("another"))
        let unsigned = SignedStatement(.exception(Office.exception()), signature: nil)
        #expect(throws: Refusal.unsigned) { try office.docket.take(unsigned, recorded: Office.minutes(1)) }
        let nonsense = SignedStatement(.exception(Office.exception()), signature: "me")
        #expect(throws: Refusal.malformed(.notASignature)) {
            try office.docket.take(nonsense, recorded: Office.minutes(1))
        }
        #expect(office.docket.cases.isEmpty)
    }

    @Test mutating func `cannot be asked for twice in the same words`() throws {
        let request = try office.ask()

        #expect(office.refusal(of: Office.exception()) == .replayed(request.id))
        #expect(office.refusal(of: Office.exception(reason: "the new dialler")) == nil)
    }
}

@Suite("What an exception would hide")
struct BreadthTests {

    private static func weaknesses(_ count: Int, of control: Control.ID = "INT-02", tagged: Int = 0) -> [Weakness] {
        (0..<count).map { number in
            Weakness(
                finding: "\(control)-\(number)", control: control, subject: Subject(.client, "c\(number)"),
                division: number == 0 ? "north" : nil, tags: number < tagged ? ["diallers"] : [])
        }
    }

    private static func refusal(_ scope: Scope, of weaknesses: [Weakness], percent: Int = 20) -> Refusal? {
        Office.refusal { () throws(Refusal) in
            try Office.exception("INT-02", scope).check(against: weaknesses, atMost: percent)
        }
    }

    @Test func `may be a fifth of what the control finds, and not one more`() {
        #expect(Self.refusal(.tag("diallers"), of: Self.weaknesses(10, tagged: 2)) == nil)
        #expect(
            Self.refusal(.tag("diallers"), of: Self.weaknesses(10, tagged: 3))
                == .hidesTooMuch(hidden: ["client/c0", "client/c1", "client/c2"], of: 10, percent: 20))
    }

    @Test func `may be what the tenant allows`() {
        #expect(Self.refusal(.tag("diallers"), of: Self.weaknesses(10, tagged: 3), percent: 30) == nil)
        #expect(Self.refusal(.tag("diallers"), of: Self.weaknesses(10, tagged: 3), percent: 29) != nil)
    }

    @Test func `may be the one finding there is`() {
        #expect(Self.refusal(.tenant, of: Self.weaknesses(1)) == nil)
        #expect(Self.refusal(.resource("client/c1"), of: Self.weaknesses(2)) == nil)
        #expect(Self.refusal(.tenant, of: Self.weaknesses(2)) != nil)
    }

    @Test func `is something`() {
        #expect(
            Self.refusal(.resource("client/c9"), of: Self.weaknesses(3))
                == .hidesNothing("INT-02", .resource("client/c9")))
        #expect(Self.refusal(.tenant, of: Self.weaknesses(3, of: "INT-04")) == .hidesNothing("INT-02", .tenant))
    }

    @Test func `counts the control's own findings only`() {
        let others = Self.weaknesses(100, of: "INT-04")

        #expect(Self.refusal(.tag("diallers"), of: Self.weaknesses(3, tagged: 2) + others) != nil)
    }

    @Test func `is named one by one`() {
        let text = Refusal.hidesTooMuch(hidden: ["client/c0", "client/c1"], of: 3, percent: 20).description

        #expect(text == "it would hide 2 of 3 findings, and 20 % is the most:\n  client/c0\n  client/c1")
    }

    @Test func `is in a division where its subject lies there`() {
        #expect(Self.refusal(.division("north"), of: Self.weaknesses(5)) == nil)
        #expect(Self.refusal(.division("south"), of: Self.weaknesses(5)) != nil)
    }
}

@Suite("A scope in words")
struct ScopeTests {

    @Test(arguments: ["resource:client/c1", "division:d1", "tag:diallers", "tenant"])
    func `reads back as written`(text: String) { #expect(Scope(text)?.description == text) }

    @Test(arguments: ["", "all", "resource:c1", "tenant:acme", "tag:", "client/c1"])
    func `is nothing else`(text: String) { #expect(Scope(text) == nil) }
}
