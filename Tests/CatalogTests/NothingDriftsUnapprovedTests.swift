import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CFG-02: nothing drifts unapproved")
struct NothingDriftsUnapprovedTests {
    let control = Control.nothingDriftsUnapproved

    private static func drift(_ objects: [DriftedObject] = []) -> BaselineDrift {
        BaselineDrift(baseline: "BL-1", ticket: "CHG-1", agreed: .daysAgo(9), compared: 40, objects: objects)
    }

    private static let client = ConfiguredObject("oauth-clients", "c-1", name: "CRM")

    @Test func `a tenant that is what was agreed to meets it, and says how much was compared`() {
        #expect(control(tenant.knowing(.baselineDrift, Self.drift())) == .met(examined: 40))
    }

    @Test func `each drifted object is one finding, whatever changed in it`() {
        let objects = [
            DriftedObject(Self.client, .changed, fields: ["scope", "state"], makers: [.noRecord]),
            DriftedObject(ConfiguredObject("idle-timeout", "idle-timeout"), .changed, fields: ["idleTokenTimeout"]),
            DriftedObject(ConfiguredObject("grants", "a--b--c"), .added, makers: [.notRead, .notTold]),
        ]
        let snapshot = tenant.knowing(.baselineDrift, Self.drift(objects))
        #expect(
            control.findings(in: snapshot) == [
                "configuration/oauth-clients/c-1 high", "configuration/idle-timeout high",
                "configuration/grants/a--b--c high",
            ])
        #expect(
            control(snapshot).shortfalls.map(\.seen) == [
                "changed: scope and state; no audit record", "changed: idleTokenTimeout",
                "added; the audit log was not read for that time; the audit log is not known to tell of it",
            ])
        #expect(control(snapshot).shortfalls.first?.expected == "as in BL-1, agreed to on 2026-11-13 under CHG-1")
        #expect(control(snapshot).shortfalls.first?.subject.name == "CRM (oauth-clients)")
    }

    @Test func `it says who made the change, through what, and when`() {
        let by = DriftedObject.Telling(event: "e", at: .daysAgo(1), actor: .person("p-1"), client: "c-9")
        let itself = DriftedObject.Telling(event: "f", at: .daysAgo(1), actor: .client("c-9"), client: "c-9")
        let object = DriftedObject(Self.client, .removed, makers: [.told(by), .told(itself)])
        let seen = control(tenant.knowing(.baselineDrift, Self.drift([object]))).shortfalls.first?.seen
        #expect(
            seen
                == "removed; by person p-1 through client c-9 at 2026-11-21T08:00:00Z; by client c-9 at 2026-11-21T08:00:00Z"
        )
    }

    @Test(arguments: [(6, "changed: a1, a2, a3, a4, a5 and a6"), (7, "changed: a1, a2, a3, a4, a5, a6 and 1 more")])
    func `six fields are named`(count: Int, words: String) {
        let object = DriftedObject(Self.client, .changed, fields: (1...count).map { "a\($0)" })
        let verdict = control(tenant.knowing(.baselineDrift, Self.drift([object])))
        #expect(verdict.shortfalls.first?.seen == words)
    }

    @Test func `without a baseline it says nothing, and what to run`() {
        #expect(control.missing(in: tenant) == [.noBaseline])
        #expect(Absence.noBaseline.because.contains("linewarden drift accept"))
    }

    @Test func `where a kind was not compared, what drifted is reported and the rest stays open`() {
        let nothing = tenant.knowingInPart(.baselineDrift, Self.drift())
        #expect(control.missing(in: nothing) == [.cutShort(read: 1, of: 2)])
        let some = tenant.knowingInPart(.baselineDrift, Self.drift([DriftedObject(Self.client, .removed)]))
        #expect(control.findings(in: some) == ["configuration/oauth-clients/c-1 high"])
        #expect(control(some).gaps.map(\.absence) == [.cutShort(read: 1, of: 2)])
    }
}
