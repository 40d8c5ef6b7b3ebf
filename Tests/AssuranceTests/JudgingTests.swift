import Assurance
import ContactCenter
import Testing

@Suite("Judging all controls at once")
struct JudgingTests {
    let controls: [Control] = [.thingsAreSmall("TST-01"), .flagIsUp(), .thingsAreSmall("TST-06"), .wordsAreShort]

    static let snapshots: [TenantSnapshot] = {
        let things = [Thing(id: "a", size: 1), Thing(id: "b", size: 50), Thing(id: "c", size: nil)]
        var all: [TenantSnapshot] = [
            TenantSnapshot(), .with(.observed(things)), .with(.observed([])), .with(.absent(.notOffered)),
            .with(.partial(things, [.cutShort(read: 3, of: 9)])),
            .with(.observed(things), flag: .absent(.notOffered)),
            .with(.observed(things), flag: .partial(false, [.notOffered])),
        ]
        all[1][.words] = .observed(["a", "long"])
        all[4][.words] = .partial(["a"], [.notOffered])
        return all
    }()

    @Test(arguments: snapshots)
    func `gives what each gives alone, in their order`(snapshot: TenantSnapshot) {
        let judged = controls.judge(snapshot)
        #expect(judged.map(\.control.id) == controls.map(\.id))
        for (control, verdict) in judged { #expect(verdict == control(snapshot), "\(control.id)") }
    }

    @Test func `a pass can be walked item by item`() {
        let things = [Thing(id: "a", size: 1), Thing(id: "b", size: 50)]
        let snapshot = Self.snapshots[1]
        var pass = Pass(of: .things, controls: controls, in: snapshot)
        for thing in things { pass.take(thing) }
        #expect(pass.hits.map(\.control) == ["TST-01", "TST-06"])
        #expect(pass.hits.map { $0.elements.map(\.id) } == [["b"], ["b"]])
        #expect(pass.verdicts().map(\.verdict.shortfalls.count) == [1, 1])
    }
}

extension Control {
    fileprivate static let wordsAreShort = Control(
        "TST-07", "Words are short", severity: .low, satisfies: .iso27001("A.5.1"), why: "So.", remedy: "Cut.",
        of: .words
    ) {
        Question {
            $0.count > 1
        } finding: {
            Shortfall(Subject(.rule, $0), "is long", seen: $0, expected: "a letter")
        }
    }
}

@Suite("A judgement")
struct JudgementTests {
    let parameter = Parameter("most", .entries, default: 10, in: 0...99, looser: .higher, source: "ours")

    @Test func `that is met by a looser threshold is met against the customer's own`() {
        let loose = [Override(parameter, 11)]
        #expect(Judgement(.flagIsUp(), .met(examined: 1), overrides: loose).isMetAgainstOwnThreshold)
        #expect(!Judgement(.flagIsUp(), .undetermined([], soFar: 0), overrides: loose).isMetAgainstOwnThreshold)
        let strict = [Override(parameter, 9)]
        #expect(!Judgement(.flagIsUp(), .met(examined: 1), overrides: strict).isMetAgainstOwnThreshold)
    }
}
