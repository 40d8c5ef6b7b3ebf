import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("LOG-09: canaries are seen")
struct CanariesAreSeenTests {
    let control = Control.canariesAreSeen

    private static let group = Canary(.object(kind: "groups", name: "Canary"), withinMinutes: 120)
    private static let account = Canary(.account("p-1"), withinMinutes: 120)
    private static let object = ConfiguredObject("groups", "g-1", name: "Canary")

    private static func run(
        of canary: Canary = group, planned: Moment = .daysAgo(2), found minutes: Int? = 9, takenBack: Bool = true,
        isSigned: Bool = true
    ) -> CanaryRun {
        let isObject = canary == group
        func later(_ minutes: Int) -> Moment { planned.advanced(by: .seconds(minutes * 60)) }
        return CanaryRun(
            id: "CA-1",
            CanaryTrace(
                of: canary.id, on: isObject ? object : nil, planned: planned, withinMinutes: 120,
                made: isObject ? .observed(planned) : .absent(.notOffered),
                seen: minutes.map { .observed(.init("e-1", at: planned, found: later($0))) }
                    ?? .absent(.unanswered(because: "no entry of the audit log tells of it")),
                takenBack: isObject && takenBack ? .observed(later(130)) : .absent(.unanswered(because: "refused"))),
            isSigned: isSigned)
    }

    private static func knowing(_ runs: CanaryRun..., canaries: [Canary] = [group]) -> TenantSnapshot {
        tenant.knowing(.canaries, canaries).knowing(.canaryRuns, runs)
    }

    @Test func `each that was seen lately, in time, is met`() {
        #expect(control(Self.knowing(Self.run())).isMet)
        let both = Self.knowing(Self.run(), Self.run(of: Self.account), canaries: [Self.group, Self.account])
        #expect(control(both) == .met(examined: 2))
    }

    @Test(arguments: [(120, true), (121, false)])
    func `what is found later than its bound was not seen`(minutes: Int, met: Bool) {
        let snapshot = Self.knowing(Self.run(found: minutes))
        #expect(control(snapshot).isMet == met)
        #expect(control.findings(in: snapshot) == [])
        #expect(control.missing(in: snapshot).count == (met ? 0 : 1))
    }

    @Test func `one that was not seen leaves it open, and says why`() {
        let missing = control.missing(in: Self.knowing(Self.run(found: nil)))
        #expect(missing.count == 1)
        #expect(missing.first?.because.hasSuffix("no entry of the audit log tells of it (CA-1)") == true)
        #expect(control.findings(in: Self.knowing(Self.run(found: nil))) == [])
    }

    @Test(arguments: [(Moment.daysAgo(7), true), (Moment.daysAgo(7).justBefore, false)])
    func `one is good for seven days`(planned: Moment, met: Bool) {
        #expect(control(Self.knowing(Self.run(planned: planned))).isMet == met)
        #expect(control(Self.knowing(Self.run(planned: planned)).knowing(.canaryDays, 8)).isMet)
    }

    @Test func `the last one decides, whatever came before`() {
        let earlier = Self.run(planned: .daysAgo(3))
        #expect(!control(Self.knowing(Self.run(found: nil), earlier)).isMet)
        #expect(control(Self.knowing(Self.run(planned: .daysAgo(4), found: nil), earlier)).isMet)
    }

    @Test func `each has to be planted: one does not stand for another`() {
        let snapshot = Self.knowing(Self.run(), canaries: [Self.group, Self.account])
        #expect(control.missing(in: snapshot) == [.notTried(verb: "canary")])
    }

    @Test func `what nobody signed makes nothing met`() {
        let missing = control.missing(in: Self.knowing(Self.run(isSigned: false)))
        #expect(missing.first?.because.contains("nobody signed what became of groups/Canary") == true)
    }

    @Test func `an object that was not put back falls short, seen or not`() {
        let snapshot = Self.knowing(Self.run(takenBack: false))
        #expect(control.findings(in: snapshot) == ["configuration/groups/g-1 low"])
        #expect(
            control.findings(in: Self.knowing(Self.run(found: nil, takenBack: false))) == [
                "configuration/groups/g-1 low"
            ])
        #expect(control(Self.knowing(Self.run(of: Self.account), canaries: [Self.account])).isMet)
    }

    @Test func `without canaries, and without a run, nobody knows`() {
        #expect(control.missing(in: tenant).contains(.notSupplied(setting: "canaries")))
        #expect(control.missing(in: Self.knowing(canaries: [])) == [.notSupplied(setting: "canaries")])
        #expect(control.missing(in: tenant.knowing(.canaries, [Self.group])).contains(.notTried(verb: "canary")))
    }
}
