import ContactCenter
import Response
import Testing

@testable import Commands

@Suite("A canary that is not put back")
struct OpenCanaryTests {
    private static let planned = Moment(milliseconds: 1_795_564_800_000)
    private static let group = Subject(.group, "g-1", name: "Canary")

    private static func minutes(_ count: Int) -> Moment { planned.advanced(by: .seconds(count * 60)) }

    private static func plan(
        _ sha256: String, undoing undone: String? = nil, playbook: Playbook.ID? = CanaryPlans.playbook
    )
        -> Plan
    {
        Plan(
            [Change(.write, group, .document(kind: "groups", sha256: sha256))], playbook: playbook, because: "a canary",
            trigger: undone ?? "canary", by: "ada", at: planned, until: minutes(480), on: "c0ffee", log: "l",
            undoing: undone)
    }

    private static let there = plan("aa")
    private static let back = plan("bb", undoing: there.id)
    private static let seen = Seen(isDone: false, mark: "0")

    private static func journal(_ phases: [(Plan, ChangeRecord.Phase)], besides more: [Plan] = []) -> Journal {
        var journal = Journal()
        for plan in [there, back] + more { journal.take(plan) }
        for (place, (plan, phase)) in phases.enumerated() {
            journal.take(
                ChangeRecord(phase, of: plan.changes[0], number: 1, in: plan, at: minutes(place + 1)))
        }
        return journal
    }

    private static func ended(_ outcome: ChangeRecord.Outcome) -> ChangeRecord.Phase {
        .outcome(outcome, seen, because: "")
    }

    @Test func `is any of which a journal ends with the intent: whoever was killed may have made it`() {
        #expect(CanaryPlans.open(in: Self.journal([(Self.there, .intent(Self.seen))])) == Self.there)
        let held: [(Plan, ChangeRecord.Phase)] = [(Self.there, .intent(Self.seen)), (Self.there, .held(.refused))]
        #expect(CanaryPlans.open(in: Self.journal(held)) == Self.there)
        #expect(Self.journal(held).made(Self.there) == nil)
    }

    @Test(arguments: [
        (ChangeRecord.Outcome.done, true), (.already, true), (.acknowledged, true), (.unknown, true), (.failed, false),
        (.discarded, false), (.leftUnsigned, true),
    ])
    func `is any that was begun and did not fail`(outcome: ChangeRecord.Outcome, isOpen: Bool) {
        let journal = Self.journal([(Self.there, .intent(Self.seen)), (Self.there, Self.ended(outcome))])
        #expect((CanaryPlans.open(in: journal) != nil) == isOpen)
    }

    @Test func `is none that was never begun, or was put back`() {
        #expect(CanaryPlans.open(in: Self.journal([])) == nil)
        #expect(CanaryPlans.open(in: Self.journal([(Self.there, .held(.awaitsApproval))])) == nil)
        let made: [(Plan, ChangeRecord.Phase)] = [(Self.there, .intent(Self.seen)), (Self.there, Self.ended(.done))]
        #expect(CanaryPlans.open(in: Self.journal(made + [(Self.back, .intent(Self.seen))])) == Self.there)
        #expect(CanaryPlans.open(in: Self.journal(made + [(Self.back, Self.ended(.done))])) == nil)
    }

    @Test func `was made when it was begun, however much later somebody looked`() {
        let journal = Self.journal([(Self.there, .intent(Self.seen)), (Self.there, Self.ended(.done))])
        #expect(journal.made(Self.there) == Self.minutes(1))
        let again = Self.journal([
            (Self.there, .intent(Self.seen)), (Self.there, Self.ended(.failed)), (Self.there, .intent(Self.seen)),
            (Self.there, Self.ended(.done)),
        ])
        #expect(again.made(Self.there) == Self.minutes(3))
        let discarded = Self.journal([(Self.there, .intent(Self.seen)), (Self.there, Self.ended(.discarded))])
        #expect(discarded.made(Self.there) == nil)
    }

    @Test func `is put back by whichever plan does it`() {
        let undo = Self.plan("bb", undoing: Self.there.id, playbook: nil)
        let made: [(Plan, ChangeRecord.Phase)] = [(Self.there, .intent(Self.seen)), (Self.there, Self.ended(.done))]
        #expect(Self.journal(made, besides: [undo]).takenBack(Self.there) == nil)
        let journal = Self.journal(
            made + [(Self.back, Self.ended(.failed)), (undo, .intent(Self.seen)), (undo, Self.ended(.done))],
            besides: [undo])
        #expect(journal.takenBack(Self.there) == Self.minutes(5))
        #expect(CanaryPlans.open(in: journal) == nil)
        let left = Self.journal(made + [(Self.back, Self.ended(.discarded))])
        #expect(left.takenBack(Self.there) == nil)
    }
}
