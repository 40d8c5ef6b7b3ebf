import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CFG-03: restores are drilled")
struct RestoresAreDrilledTests {
    let control = Control.restoresAreDrilled

    private static func drill(
        ended: Moment = .daysAgo(10), failed: Int = 0, unexplained: Int = 0, services: [Drill.Return] = [],
        lost: Duration = .seconds(3600), isSigned: Bool = true
    ) -> Drill {
        let began = ended.advanced(by: .seconds(-1800))
        return Drill(
            id: "DR-1", captured: began.advanced(by: .zero - lost), began: began, ended: ended, sandbox: "sandbox",
            restored: 40, failed: failed, unexplained: unexplained, services: services,
            isSigned: isSigned)
    }

    private static func voice(within minutes: Int? = 60, losing: Int? = 120) -> RecoveryService {
        RecoveryService(id: "Voice", owner: "ops", recoveryMinutes: minutes, lossMinutes: losing, order: 1)
    }

    private static func knowing(_ drills: [Drill], _ services: [RecoveryService] = []) -> TenantSnapshot {
        tenant.knowing(.drills, drills).knowing(.recoveryServices, services)
    }

    private func words(_ snapshot: TenantSnapshot) -> String {
        control(snapshot).shortfalls.map(\.predicate).joined()
    }

    @Test func `a drill that brought everything back lately is met`() {
        #expect(control(Self.knowing([Self.drill()])).isMet)
    }

    @Test(arguments: [(ended: Moment.daysAgo(90), falls: false), (ended: Moment.daysAgo(90).justBefore, falls: true)])
    func `a drill is good for 90 days`(ended: Moment, falls: Bool) {
        #expect(
            control.findings(in: Self.knowing([Self.drill(ended: ended)])) == (falls ? ["tenant/tenant medium"] : []))
    }

    @Test(arguments: [(failed: 1, unexplained: 0), (failed: 0, unexplained: 1)])
    func `a drill after which something is missing, or different without a reason, is a failed one`(
        failed: Int, unexplained: Int
    ) {
        let snapshot = Self.knowing([Self.drill(failed: failed, unexplained: unexplained)])
        #expect(control.findings(in: snapshot) == ["tenant/tenant high"])
        #expect(control(snapshot).shortfalls[0].seen.hasSuffix("(DR-1)"))
    }

    @Test func `the last drill decides, whatever the one before was like`() {
        let good = Self.drill(ended: .daysAgo(20))
        let bad = Self.drill(ended: .daysAgo(10), failed: 1)
        #expect(control.findings(in: Self.knowing([bad, good])) == ["tenant/tenant high"])
        #expect(control(Self.knowing([Self.drill(ended: .daysAgo(9)), bad])).isMet)
    }

    @Test(arguments: [(seconds: 3600, falls: false), (seconds: 3601, falls: true)])
    func `a service comes back within its target`(seconds: Int, falls: Bool) {
        let drill = Self.drill(services: [.init("Voice", seconds: seconds)])
        #expect(
            control.findings(in: Self.knowing([drill], [Self.voice()])) == (falls ? ["tenant/tenant medium"] : []))
        #expect(control(Self.knowing([drill], [Self.voice(within: nil)])).isMet)
    }

    @Test(arguments: [(lost: Duration.seconds(7200), falls: false), (lost: .seconds(7201), falls: true)])
    func `no more is lost than the target of a service allows`(lost: Duration, falls: Bool) {
        let drill = Self.drill(services: [.init("Voice", seconds: 60)], lost: lost)
        #expect(
            control.findings(in: Self.knowing([drill], [Self.voice()])) == (falls ? ["tenant/tenant medium"] : []))
        #expect(control(Self.knowing([drill], [Self.voice(losing: nil)])).isMet)
    }

    @Test func `a service that did not come back, or was not part of the drill, is told by name`() {
        let gone = Self.knowing([Self.drill(services: [.init("Voice", seconds: nil)])], [Self.voice()])
        #expect(control.findings(in: gone) == ["tenant/tenant high"])
        #expect(words(gone) == "did not bring back what Voice needs")
        let new = Self.knowing([Self.drill()], [Self.voice()])
        #expect(control.findings(in: new) == ["tenant/tenant medium"])
        #expect(words(new) == "was not drilled for Voice")
    }

    @Test func `a service of which something stood there before has no time, and is never met`() {
        let untimed = Drill.Return("Voice", seconds: nil, untimed: ["queues/Sales"])
        let snapshot = Self.knowing([Self.drill(services: [untimed])], [Self.voice()])
        #expect(control.findings(in: snapshot) == [])
        #expect(control.missing(in: snapshot).count == 1)
        #expect(
            control.missing(in: snapshot).first?.because.contains("queues/Sales stood in the sandbox before") == true)
        let failed = Self.knowing([Self.drill(failed: 1, services: [untimed])], [Self.voice()])
        #expect(control.findings(in: failed) == ["tenant/tenant high"])
    }

    @Test func `a service that waits for hands is not back, and never met`() {
        let waiting = Drill.Return("Voice", seconds: nil, waits: ["ivrs/Main: dnis", "queues/Sales: enabled"])
        let snapshot = Self.knowing([Self.drill(services: [waiting])], [Self.voice()])
        #expect(control.findings(in: snapshot) == [] && !control(snapshot).isMet)
        let gap = control.missing(in: snapshot).first?.because ?? ""
        #expect(gap.contains("waits for hands") && gap.contains("ivrs/Main: dnis, and 1 more"), "\(gap)")
        let one = Drill.Return("Voice", seconds: nil, waits: ["ivrs/Main: dnis"])
        let words = control.missing(in: Self.knowing([Self.drill(services: [one])], [Self.voice()])).first?.because
        #expect(words?.hasSuffix("ivrs/Main: dnis") == true)
    }

    @Test func `a drill that nobody signed makes nothing met, and nothing unmet`() {
        let unsigned = Self.drill(ended: .daysAgo(1), isSigned: false)
        #expect(control.missing(in: Self.knowing([unsigned])).first?.because.contains("signed by nobody") == true)
        #expect(control.missing(in: Self.knowing([Self.drill(failed: 1, isSigned: false)])).count == 1)
        #expect(control(Self.knowing([Self.drill(), unsigned])).isMet)
        #expect(
            control.findings(in: Self.knowing([Self.drill(ended: .daysAgo(120)), unsigned])) == [
                "tenant/tenant medium"
            ])
    }

    @Test func `without a drill nobody knows, and it says what to run`() {
        let snapshot = tenant.knowing(.recoveryServices, [Self.voice()])
        #expect(control.missing(in: snapshot) == [.notTried(verb: "drill")])
        #expect(Absence.notTried(verb: "drill").because == "nobody tried it yet; `linewarden drill` does")
    }

    @Test func `without a table of services a drill is not enough, and a failed one too much`() {
        #expect(
            control.missing(in: tenant.knowing(.drills, [Self.drill()]))
                == [.notSupplied(setting: "recovery.services")])
        #expect(
            control.findings(in: tenant.knowing(.drills, [Self.drill(failed: 1)])) == ["tenant/tenant high"])
    }
}
