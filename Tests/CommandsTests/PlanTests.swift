import Assurance
import ContactCenter
import Foundation
import Programme
import Testing

@testable import Commands

@Suite("A filled-in action plan")
struct PlanTests {
    private static let now = Moment(iso8601: "2026-11-24T08:00:00Z") ?? Moment(milliseconds: 0)
    private static let title = "control,subject,owner,accept until,reason,compensating control"

    private static func asked(_ rows: String..., title: String = title) throws -> [PlanReading.Asked] {
        try PlanReading(([title] + rows).joined(separator: "\r\n"), file: "plan.csv")
            .exceptions(askedBy: "ada", at: now, log: "log")
    }

    private static func failure(_ rows: String..., title: String = title) -> Failure? {
        do {
            _ = try PlanReading(([title] + rows).joined(separator: "\r\n"), file: "plan.csv")
                .exceptions(askedBy: "ada", at: now, log: "log")
            return nil
        } catch {
            return error as? Failure
        }
    }

    @Test func `asks for one exception a row that says until when`() throws {
        let asked = try Self.asked(
            "INT-02,client/c1,Head of IT,2027-03-01,\"the dialler, old\",AUT-06", "INT-04,client/c2,,,,")

        #expect(asked.map(\.line) == [2])
        let exception = try #require(asked.first?.exception)
        #expect(exception.control == "INT-02" && exception.scope == .resource("client/c1"))
        #expect(exception.reason == "the dialler, old" && exception.owner == "Head of IT")
        #expect(exception.compensating == "AUT-06" && exception.requester == "ada")
        #expect(exception.end == Moment(iso8601: "2027-03-01") && exception.start == Self.now)
    }

    @Test func `may come from a spreadsheet that writes semicolons, and a mark before everything`() throws {
        let title = "\u{FEFF}" + Self.title.replacing(",", with: ";")

        #expect(try Self.asked("INT-02;client/c1;Ops;2027-03-01;r;", title: title).count == 1)
    }

    @Test func `may name a control of the customer's own, and no other`() throws {
        let own = Control(
            "ORG-01", version: 1, "No client like that", severity: .low, satisfies: [], why: "w", remedy: "r",
            reads: [],
            ownWith: "ab", judgedTogether: { _, _ in [:] })
        let text = Self.title + "\r\nORG-01,client/c1,Ops,2027-03-01,r,"
        func asked(_ own: [Control]) throws -> [PlanReading.Asked] {
            try PlanReading(text, file: "plan.csv", own: own).exceptions(askedBy: "ada", at: Self.now, log: "log")
        }
        #expect(try asked([own]).map(\.exception.control) == ["ORG-01"])
        #expect(throws: Failure.self) { try asked([]) }
    }

    @Test func `counts lines, not rows`() throws {
        let asked = try Self.asked("INT-04,client/c2,,,\"two\nlines\",", "INT-02,client/c1,Ops,2027-03-01,r,")

        #expect(asked.map(\.line) == [4])
    }

    @Test(arguments: [
        ("INT-02,client/c1,Ops,soon,r,", "plan.csv:2: accept until must be a date such as 2027-06-30"),
        ("INT-02,client/c1,,2027-03-01,r,", "plan.csv:2: owner is missing"),
        ("INT-02,client/c1,Ops,2027-03-01,,", "plan.csv:2: reason is missing"),
        ("INT-2,client/c1,Ops,2027-03-01,r,", "plan.csv:2: there is no control INT-2; did you mean INT-02?"),
        ("INT-02,client/c1,Ops,2027-03-01,r,AUT-66", "plan.csv:2: there is no control AUT-66; did you mean AUT-06?"),
        ("INT-02,client/c1,Ops,2027-03-01,r", "plan.csv:2: it has 5 cells, and the first row 6"),
        ("INT-02,\"client/c1,Ops,2027-03-01,r,", "plan.csv:2: a quote is opened and never closed"),
        ("INT-02,cli\"ent/c1,Ops,2027-03-01,r,", "plan.csv:2: a quote stands in the middle of a cell"),
        ("INT-02,\"client/c1\"x,Ops,2027-03-01,r,", "plan.csv:2: something stands after a closing quote"),
        ("INT-02,client/c1,Ops,,r,", "no row of plan.csv says until when"),
    ])
    func `is told by its line what is wrong with it`(row: String, says: String) {
        let failure = Self.failure(row)

        #expect(failure?.message.hasPrefix(says) == true, "\(failure?.message ?? "nothing")")
        #expect(failure?.code == 65)
    }

    @Test func `is told everything that is wrong at once`() {
        let failure = Self.failure("INT-02,client/c1,,2027-03-01,r,", "INT-02,client/c1,Ops,soon,r,")

        #expect(
            failure?.message
                == "plan.csv:2: owner is missing\nplan.csv:3: accept until must be a date such as 2027-06-30")
    }

    @Test func `has its columns`() {
        let failure = Self.failure("INT-02", title: "control")

        #expect(failure?.message == "plan.csv:1: there is no column subject")
    }
}
