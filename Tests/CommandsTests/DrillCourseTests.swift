import ContactCenter
import Response
import Testing

@testable import Commands

@Suite("The course of a drill")
struct DrillCourseTests {
    private static func after(_ seconds: Int) -> Moment {
        Moment(milliseconds: 1_795_000_000_000).advanced(by: .seconds(seconds))
    }

    private static let changes = ["a", "b", "c"].map { name in
        Change(.make, Subject(.division, name, name: name), .document(kind: "divisions", sha256: "aa"))
    }

    private static func plan(_ trigger: String = "drill-1") -> Plan {
        Plan(
            changes, because: "a drill", trigger: trigger, by: "ada", at: after(-60), until: after(36_000),
            on: "c0ffee", log: "log")
    }

    private static let seen = Seen(isDone: false, mark: nil)

    /// A journal with what became of changes, each at its second.
    private static func journal(
        _ records: [(second: Int, number: Int, phase: ChangeRecord.Phase)], of plan: Plan = plan()
    ) -> Journal {
        var journal = Journal()
        journal.take(plan)
        for one in records {
            journal.take(
                ChangeRecord(
                    one.phase, of: changes[one.number - 1], number: one.number, in: plan, at: after(one.second)))
        }
        return journal
    }

    private static func done(_ outcome: ChangeRecord.Outcome = .done) -> ChangeRecord.Phase {
        .outcome(outcome, nil, because: "read back")
    }

    @Test func `begins with the first thing that was about to be made, and goes on over a break`() throws {
        let journal = Self.journal([
            (0, 1, .held(.awaitsApproval)), (10, 1, .intent(Self.seen)), (12, 1, Self.done()),
            (13, 2, .intent(Self.seen)), (613, 2, Self.done()), (614, 3, .intent(Self.seen)), (620, 3, Self.done()),
        ])
        let course = try #require(DrillCourse(of: Self.plan(), in: journal))
        #expect(course.began == Self.after(10) && course.ended == Self.after(620))
        #expect(course.settled == [1: .seconds(2), 2: .seconds(603), 3: .seconds(610)])
    }

    @Test func `times nothing that was so before, that failed, or that nobody finished`() throws {
        let journal = Self.journal([
            (0, 1, Self.done(.already)), (1, 2, .intent(Self.seen)), (2, 2, Self.done(.failed)),
            (3, 3, .intent(Self.seen)),
        ])
        let course = try #require(DrillCourse(of: Self.plan(), in: journal))
        #expect(course.began == Self.after(1) && course.ended == Self.after(2) && course.settled == [:])
    }

    @Test func `is none where nothing was begun, whatever other plans did`() {
        #expect(DrillCourse(of: Self.plan(), in: Self.journal([(0, 1, .held(.awaitsApproval))])) == nil)
        let other = Self.journal([(0, 1, .intent(Self.seen)), (1, 1, Self.done())], of: Self.plan("drill-2"))
        #expect(DrillCourse(of: Self.plan(), in: other) == nil)
    }
}
