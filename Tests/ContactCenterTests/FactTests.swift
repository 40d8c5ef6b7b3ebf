import ContactCenter
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
