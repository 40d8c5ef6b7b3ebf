import ContactCenter
import Synchronization
import Testing

@Suite("A fact")
struct FactTests {

    @Test func `that nobody asked for is not asked`() {
        #expect(TenantSnapshot()[.passwordSignIn] == .absent(.notAsked))
    }

    @Test func `is what was read`() {
        var snapshot = TenantSnapshot()
        snapshot[.passwordSignIn] = .observed(true)
        #expect(snapshot[.passwordSignIn] == .observed(true))
    }

    @Test func `that is a threshold has its default until somebody sets it`() {
        let days = Fact(Parameter("some-days", .days, default: 7, in: 1...9, looser: .higher, source: "ours"))
        var snapshot = TenantSnapshot()
        #expect(snapshot[days] == .observed(7))
        snapshot[days] = .observed(3)
        #expect(snapshot[days] == .observed(3))
    }

    @Test func `if known, hands over the reading itself`() {
        let fact = Fact(ifKnown: .passwordSignIn)
        #expect(TenantSnapshot()[fact] == .observed(.absent(.notAsked)))
        #expect(fact.kind == Fact.passwordSignIn.kind)
    }

    @Test func `needed whole is the same fact, and says so`() {
        var snapshot = TenantSnapshot()
        snapshot[.passwordSignIn] = .partial(true, [.notOffered])
        let fact = Fact(whole: .passwordSignIn)
        #expect(fact.isNeededWhole && fact.kind == Fact.passwordSignIn.kind)
        #expect(snapshot[fact] == .partial(true, [.notOffered]))
    }
}

@Suite("A reading")
struct ReadingTests {
    let partial = Reading.partial(1, [.notAsked])

    @Test func `has a value, whole or in part, or a reason why not`() {
        #expect(Reading.observed(1).value == 1 && partial.value == 1)
        #expect(Reading<Int>.absent(.notOffered).value == nil)
        #expect(Reading.observed(1).absences == [] && partial.absences == [.notAsked])
        #expect(Reading<Int>.absent(.notOffered).absences == [.notOffered])
        #expect(Reading.observed(1).isWhole && !partial.isWhole && !Reading<Int>.absent(.notAsked).isWhole)
    }

    @Test func `keeps its gaps when a part is taken`() {
        #expect(Reading.observed(1).flatMap { .observed($0 + 1) } == .observed(2))
        #expect(partial.flatMap { .observed($0 + 1) } == .partial(2, [.notAsked]))
        #expect(partial.flatMap { .partial($0, [.notOffered]) } == .partial(1, [.notAsked, .notOffered]))
        #expect(partial.flatMap { _ in Reading<Int>.absent(.notOffered) } == .absent(.notOffered))
        #expect(Reading<Int>.absent(.notAsked).flatMap { .observed($0) } == .absent(.notAsked))
        #expect(partial.map { $0 * 10 } == .partial(10, [.notAsked]))
    }
}

@Suite("A threshold")
struct ParameterTests {

    @Test(arguments: [(90, false), (91, true)])
    func `is loose beyond the bound of a framework`(value: Int, isLoose: Bool) {
        let most = Parameter("d", .days, default: 30, in: 1...999, looser: .higher, bound: 90, source: "PCI DSS")
        #expect(most.isLoose(value) == isLoose)
    }

    @Test(arguments: [(12, false), (11, true)])
    func `or of our default, where no framework sets one`(value: Int, isLoose: Bool) {
        let least = Parameter("n", .characters, default: 12, in: 1...99, looser: .lower, source: "ours")
        #expect(least.isLoose(value) == isLoose)
    }
}

@Suite("Powers")
struct PowersTests {

    @Test func `are privileged if any of them lets a holder become anything else`() {
        #expect(Powers.grantsRoles.isPrivileged)
        #expect(!Powers([.opensRecordings, .opensSensitiveRecordings]).isPrivileged)
        #expect(!Powers().isPrivileged && Powers.everything.isPrivileged)
    }

    @Test func `can be said`() {
        #expect(Powers([.grantsRoles, .editsRoles]).words == ["edit roles", "grant roles"])
        #expect(Powers.everything.words.count == 12)
    }
}

@Suite("A subject")
struct SubjectTests {

    @Test func `is the same by kind and id, whatever it is called`() {
        #expect(Subject(.role, "r", name: "A") == Subject(.role, "r", name: "B"))
        #expect(Subject(.role, "r") != Subject(.group, "r"))
        #expect(Subject(.trunkSettings, "t").path == "trunk-settings/t")
        #expect(Subject.tenant.path == "tenant/tenant")
    }

    @Test func `that is a person has no name`() {
        #expect(Subject.person("p").name == nil)
    }
}

@Suite("A table made of facts")
struct TableTests {
    private let pair = Fact<String>("pair", madeOf: .passwordSignIn, .callingHours) { "\($0) \($1)" }

    @Test func `is made of what they are, and stands on them`() {
        var snapshot = TenantSnapshot()
        snapshot[.passwordSignIn] = .observed(true)
        snapshot[.callingHours] = .observed(false)
        #expect(snapshot[pair] == .observed("true false"))
        #expect(pair.sources == [Fact.passwordSignIn.kind, Fact.callingHours.kind])
        #expect(pair.lacks(in: snapshot).isEmpty)
    }

    @Test func `is absent without one of them, and says of which`() {
        var snapshot = TenantSnapshot()
        snapshot[.passwordSignIn] = .observed(true)
        #expect(snapshot[pair] == .absent(.notAsked))
        #expect(pair.lacks(in: snapshot).map(\.fact) == [Fact.callingHours.kind])
    }

    @Test func `is made of the part where one is partial`() {
        var snapshot = TenantSnapshot()
        snapshot[.passwordSignIn] = .partial(true, [.notOffered])
        snapshot[.callingHours] = .observed(true)
        #expect(snapshot[pair] == .partial("true true", [.notOffered]))
        #expect(pair.lacks(in: snapshot).map(\.fact) == [Fact.passwordSignIn.kind])
    }

    @Test func `is made once, and anew when a fact changes`() {
        let made = Mutex(0)
        let counting = Fact<Int>("counting", madeOf: .passwordSignIn) { _ in
            made.withLock {
                $0 += 1; return $0
            }
        }
        var snapshot = TenantSnapshot()
        snapshot[.passwordSignIn] = .observed(true)
        #expect(snapshot[counting] == .observed(1) && snapshot[counting] == .observed(1))
        var other = snapshot
        #expect(other[counting] == .observed(1))
        other[.passwordSignIn] = .observed(false)
        #expect(other[counting] == .observed(2) && snapshot[counting] == .observed(1))
    }

    @Test func `may be made of tables, and needed whole`() {
        let longer = Fact<String>("longer", madeOf: pair, .callingHours) { "\($0), \($1)" }
        var snapshot = TenantSnapshot()
        snapshot[.passwordSignIn] = .observed(true)
        snapshot[.callingHours] = .partial(true, [.notOffered])
        #expect(snapshot[Fact(whole: longer)] == .partial("true true, true", [.notOffered, .notOffered]))
        #expect(Fact(whole: longer).isNeededWhole && Fact(whole: longer).sources == longer.sources)
    }
}
