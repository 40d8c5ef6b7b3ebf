import Assurance
import ContactCenter
import Testing

@Suite("A control over the whole tenant")
struct WholeTenantControlTests {
    let control = Control.flagIsUp()

    @Test func `is handed what it reads`() {
        #expect(control(.with(.observed([]), flag: .observed(true))) == .met(examined: 1))
        #expect(control(.with(.observed([]), flag: .observed(false))).shortfalls.count == 1)
    }

    @Test func `says nothing without it, and names every gap`() {
        #expect(control(.with(.observed([]), flag: .absent(.notOffered))) == .undetermined([.flag], soFar: 0))
        #expect(control(TenantSnapshot()) == .undetermined([Gap(.flag, .notAsked)], soFar: 0))
    }

    @Test func `in part, is never met, and reports what falls short`() {
        let met = TenantSnapshot.with(.observed([]), flag: .partial(true, [.notOffered]))
        #expect(control(met) == .undetermined([.flag], soFar: 1))
        let short = TenantSnapshot.with(.observed([]), flag: .partial(false, [.notOffered]))
        #expect(control(short).gaps == [.flag])
        #expect(control(short).shortfalls.count == 1)
    }

    @Test func `that needs the whole says nothing in part`() {
        let short = TenantSnapshot.with(.observed([]), flag: .partial(false, [.notOffered]))
        #expect(Control.flagIsUp(Fact(whole: .flag))(short) == .undetermined([.flag], soFar: 0))
    }

    @Test func `names a gap once, however often it reads what is missing`() {
        let table = Fact<Int>("count of words", madeOf: .words) { $0.count }
        let control = Control(
            "TST-05", "Words are few", severity: .low, satisfies: .iso27001("A.5.1"), why: "So.", remedy: "Cut.",
            reads: table, .words
        ) { count, _ in .met(examined: count) }
        #expect(control.reads == [Fact.words.kind])
        #expect(control(TenantSnapshot()) == .undetermined([Gap(.words, .notAsked)], soFar: 0))
        var snapshot = TenantSnapshot()
        snapshot[.words] = .partial(["a"], [.notOffered])
        #expect(control(snapshot) == .undetermined([Gap(.words, .notOffered)], soFar: 1))
    }

    @Test func `that has nothing to look at says so only if it saw everything`() {
        let control = Control(
            "TST-03", "Words are few", severity: .low, satisfies: .iso27001("A.5.1"), why: "So.", remedy: "Cut.",
            reads: .words
        ) { $0.isEmpty ? .notApplicable(because: "there are none") : .met(examined: $0.count) }
        var snapshot = TenantSnapshot()
        snapshot[.words] = .observed([])
        #expect(control(snapshot) == .notApplicable(because: "there are none"))
        snapshot[.words] = .partial([], [.notOffered])
        #expect(control(snapshot) == .undetermined([Gap(.words, .notOffered)], soFar: 0))
    }

    @Test func `that is an inventory carries its gaps`() {
        let control = Control(
            "TST-04", "Words are counted", severity: .low, satisfies: .iso27001("A.5.9"), why: "So.", remedy: "Count.",
            reads: .words
        ) { .exhibit(Exhibit([.init("words", $0.count)])) }
        var snapshot = TenantSnapshot()
        snapshot[.words] = .partial(["a"], [.notOffered])
        let gap = Gap(.words, .notOffered)
        #expect(control(snapshot) == .exhibit(Exhibit([.init("words", 1)], undecided: [gap])))
    }

    @Test func `has a label with its version, and knows its thresholds`() {
        #expect(control.label == "TST-02.v3")
        #expect(Control.thingsAreSmall().parameters.map(\.name) == ["most"])
        #expect(Control.thingsAreSmall().reads.map(\.name) == ["things", "flag", "threshold most"])
    }
}

@Suite("A control per item")
struct PerItemControlTests {
    let control = Control.thingsAreSmall()
    let small = Thing(id: "s", size: 10)
    let big = Thing(id: "b", size: 11)
    let unknown = Thing(id: "u", size: nil)

    @Test func `is met when no item falls short, or there is none`() {
        #expect(control(.with(.observed([small, small]))) == .met(examined: 2))
        #expect(control(.with(.observed([]))) == .met(examined: 0))
    }

    @Test func `reports each that falls short, in order`() {
        let other = Thing(id: "c", size: 99)
        let verdict = control(.with(.observed([big, small, other])))
        #expect(verdict == .notMet([Shortfall(big), Shortfall(other)], examined: 3, undecided: []))
    }

    @Test func `leaves open what is not known of an item, once for all of them`() {
        let snapshot = TenantSnapshot.with(.observed([small, unknown, unknown]))
        #expect(control(snapshot) == .undetermined([.size], soFar: 3))
        let both = TenantSnapshot.with(.observed([big, unknown]))
        #expect(control(both) == .notMet([Shortfall(big)], examined: 2, undecided: [.size]))
    }

    @Test func `says nothing without the list, or without what the question needs`() {
        #expect(control(.with(.absent(.notOffered))) == .undetermined([Gap(.things, .notOffered)], soFar: 0))
        let withoutFlag = TenantSnapshot.with(.observed([big]), flag: .absent(.notOffered))
        #expect(control(withoutFlag) == .undetermined([.flag], soFar: 0))
    }

    @Test func `over a list cut short is never met, and reports what it holds`() {
        let gap = Absence.cutShort(read: 1, of: 2)
        #expect(control(.with(.partial([small], [gap]))) == .undetermined([.things], soFar: 1))
        let verdict = control(.with(.partial([big], [gap])))
        #expect(verdict == .notMet([Shortfall(big)], examined: 1, undecided: [.things]))
    }

    @Test func `judges by the threshold that was set`() {
        var snapshot = TenantSnapshot.with(.observed([big]))
        snapshot[.most] = .observed(11)
        #expect(control(snapshot).isMet)
    }

    @Test func `may have no question to ask, if it saw everything`() {
        let control = Control(
            "TST-05", "Things are red", severity: .low, satisfies: .iso27001("A.5.1"), why: "So.", remedy: "Paint.",
            of: .things, given: .flag
        ) { _ in .notApplicable(because: "nothing here has a colour") }
        #expect(control(.with(.observed([big]))) == .notApplicable(because: "nothing here has a colour"))
        let short = TenantSnapshot.with(.partial([big], [.cutShort(read: 1, of: 2)]))
        #expect(control(short) == .undetermined([.things], soFar: 1))
    }
}
