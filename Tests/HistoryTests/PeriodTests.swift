import ContactCenter
import History
import Testing

/// Hours after a fixed midnight.
private func hour(_ hours: Int) -> Moment {
    Moment(milliseconds: 1_767_225_600_000).advanced(by: .seconds(hours * 3600))
}

private func period(
    _ from: Int, _ to: Int, _ observations: [(Int, Outcome)], whole: [(Int, Int)] = [], changes: [Int] = []
) -> Period {
    Period(
        from: hour(from), to: hour(to), observations: observations.map { Observation(at: hour($0), $1) },
        record: ChangeRecord(services: [whole.map { hour($0)..<hour($1) }], changes: changes.map(hour)))
}

extension Period {

    /// As `held 24, broken 12`: hours of each stretch.
    fileprivate var inHours: String {
        stretches.map { "\($0.standing.rawValue) \($0.duration.components.seconds / 3600)" }.joined(separator: ", ")
    }
}

@Suite struct `A stretch between two observations` {

    @Test func `is held if it held at both, the audit record is whole and nothing was changed`() {
        #expect(period(0, 24, [(0, .met), (24, .met)], whole: [(0, 24)]).inHours == "held 24")
    }

    @Test func `is not observed where the audit record has a gap of an hour`() {
        #expect(period(0, 24, [(0, .met), (24, .met)], whole: [(0, 12), (13, 24)]).inHours == "notObserved 24")
    }

    @Test func `is held over audit windows that touch or overlap, whatever their order`() {
        let held = period(0, 24, [(0, .met), (24, .met)], whole: [(12, 26), (-2, 8), (8, 14)])
        #expect(held.inHours == "held 24")
    }

    @Test(arguments: [0, 1, 24]) func `is not observed where something it reads was changed`(change: Int) {
        let broken = period(0, 24, [(0, .met), (24, .met)], whole: [(-5, 30)], changes: [change])
        #expect(broken.inHours == "notObserved 24")
    }

    @Test(arguments: [-1, 25]) func `is held where the change came before or after it`(change: Int) {
        #expect(period(0, 24, [(0, .met), (24, .met)], whole: [(-5, 30)], changes: [change]).inHours == "held 24")
    }

    @Test func `is not observed where one of two services was not read`() {
        let observations = [Observation(at: hour(0), .met), Observation(at: hour(24), .met)]
        let both = ChangeRecord(services: [[hour(0)..<hour(24)], [hour(-1)..<hour(25)]], changes: [])
        let one = ChangeRecord(services: [[hour(0)..<hour(24)], [hour(1)..<hour(25)]], changes: [])
        let period = { Period(from: hour(0), to: hour(24), observations: observations, record: $0).standing }
        #expect(period(both) == .held)
        #expect(period(one) == .notObserved)
    }

    private static let pairs: [(Outcome, Outcome, String)] = [
        (.notMet, .notMet, "broken 24"), (.notMet, .met, "broken 24"), (.met, .notMet, "notObserved 24"),
        (.met, .undetermined, "notObserved 24"), (.undetermined, .met, "notObserved 24"),
        (.notMet, .undetermined, "notObserved 24"), (.undetermined, .notMet, "notObserved 24"),
        (.met, .notApplicable, "held 24"), (.notApplicable, .notMet, "notObserved 24"),
    ]

    @Test(arguments: pairs) func `is never better than what was seen at its ends`(
        first: Outcome, second: Outcome, expected: String
    ) {
        #expect(period(0, 24, [(0, first), (24, second)], whole: [(0, 24)]).inHours == expected)
    }
}

@Suite struct `A period` {

    @Test func `without observations is not observed`() {
        let none = period(0, 48, [])
        #expect(none.inHours == "notObserved 48")
        #expect(none.standing == .notObserved)
        #expect(none.longest(.notObserved) == .days(2))
    }

    @Test func `is not observed before the first and after the last observation`() {
        let some = period(0, 48, [(12, .met), (36, .met)], whole: [(0, 48)])
        #expect(some.inHours == "notObserved 12, held 24, notObserved 12")
        #expect(some.share(.held) == 0.5)
        #expect(some.observations == 2)
        #expect(some.observationsADay == 1)
    }

    @Test func `reaches back to the last observation before it`() {
        #expect(period(12, 24, [(0, .met), (24, .met)], whole: [(0, 24)]).inHours == "held 12")
    }

    @Test func `takes no notice of what came after it`() {
        #expect(
            period(0, 24, [(0, .met), (23, .met), (48, .notMet)], whole: [(0, 48)]).inHours == "held 23, notObserved 1")
    }

    @Test func `is held only if it held throughout`() {
        #expect(period(0, 24, [(0, .met), (24, .met)], whole: [(0, 24)]).standing == .held)
        #expect(period(0, 25, [(0, .met), (24, .met)], whole: [(0, 25)]).standing == .notObserved)
    }

    @Test func `counts a break once however often it was seen`() {
        let broken = period(0, 96, [(0, .met), (24, .notMet), (48, .notMet), (72, .met), (96, .met)], whole: [(0, 96)])
        #expect(broken.inHours == "notObserved 24, broken 48, held 24")
        #expect(broken.breaks == 1)
        #expect(broken.longest(.broken) == .days(2))
        #expect(broken.standing == .broken)
    }

    @Test func `counts a break seen once between stretches nobody observed`() {
        let broken = period(0, 48, [(0, .met), (24, .notMet), (48, .undetermined)], whole: [(0, 48)])
        #expect(broken.inHours == "notObserved 48")
        #expect(broken.breaks == 1)
        #expect(broken.standing == .broken)
    }

    @Test func `counts two breaks with a hold between them as two`() {
        let broken = period(
            0, 72, [(0, .notMet), (24, .met), (36, .met), (48, .notMet), (72, .met)], whole: [(0, 72)])
        #expect(broken.inHours == "broken 24, held 12, notObserved 12, broken 24")
        #expect(broken.breaks == 2)
    }

    @Test func `does not count an inventory as an observation`() {
        #expect(period(0, 24, [(0, .exhibit), (12, .exhibit)]).observations == 0)
    }

    @Test func `without length has no shares`() {
        let empty = period(0, 0, [(0, .met)])
        #expect(empty.share(.held) == 0)
        #expect(empty.standing == .notObserved)
    }
}
