import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-01: recordings are deleted in time")
struct RecordingsAreDeletedInTimeTests {
    let control = Control.recordingsAreDeletedInTime

    @Test(arguments: [
        (RetentionPolicy.Deletion.afterDays(1825), true), (.afterDays(1826), false), (.never, false), (.atOnce, true),
    ])
    func `recordings may be kept for 1825 days`(deletion: RetentionPolicy.Deletion, met: Bool) {
        let snapshot = knowing([policy(.observed(deletion))])
        #expect(control.findings(in: snapshot) == (met ? [] : ["policy/p medium"]))
        #expect(control(snapshot).isMet == met)
    }

    @Test func `no policy, or none that is enabled, falls short`() {
        #expect(control.findings(in: knowing([])) == ["tenant/tenant high"])
        let off = policy(.observed(.never), isEnabled: false)
        #expect(control.findings(in: knowing([off])) == ["tenant/tenant high"])
    }

    @Test func `an export to an integration that is not approved falls short`() {
        let exporting = policy(.observed(.afterDays(30)), exportsTo: "i-1")
        #expect(control.findings(in: knowing([exporting], approved: [])) == ["policy/p high"])
        #expect(control(knowing([exporting], approved: ["I-1"])).isMet)
    }

    @Test func `a policy with errors falls short`() {
        #expect(control.findings(in: knowing([policy(.observed(.atOnce), hasErrors: true)])) == ["policy/p medium"])
    }

    @Test func `without a register an export is left open, and other defects are reported`() {
        let exporting = policy(.observed(.afterDays(30)), exportsTo: "i-1")
        let known = tenant.knowing(.retentionPolicies, [exporting])
        #expect(control.missing(in: known) == [.register("recording-exports")])
        let keeping = tenant.knowing(.retentionPolicies, [policy(.observed(.never), exportsTo: "i-1")])
        #expect(control.findings(in: keeping) == ["policy/p medium"])
        #expect(control(tenant.knowing(.retentionPolicies, [policy(.observed(.atOnce))])).isMet)
    }

    @Test func `a list cut short says nothing about what is not in it`() {
        #expect(control.missing(in: tenant.knowingInPart(.retentionPolicies, [])).count == 1)
        let keeping = tenant.knowingInPart(.retentionPolicies, [policy(.observed(.never))])
        #expect(control.findings(in: keeping) == ["policy/p medium"])
    }

    @Test func `a period that is not known leaves it open`() {
        #expect(control.missing(in: knowing([policy(.absent(.leftOut))])) == [.leftOut])
    }

    @Test func `the days can be set`() {
        let snapshot = knowing([policy(.observed(.afterDays(366)))]).knowing(.recordingDays, 365)
        #expect(control.findings(in: snapshot) == ["policy/p medium"])
    }

    private func policy(
        _ deletion: Reading<RetentionPolicy.Deletion>, isEnabled: Bool = true, exportsTo: Integration.ID? = nil,
        hasErrors: Bool = false
    ) -> RetentionPolicy {
        RetentionPolicy(
            id: "p", name: "Calls", isEnabled: isEnabled, deletion: deletion, exportsTo: exportsTo,
            hasErrors: hasErrors)
    }

    private func knowing(_ policies: [RetentionPolicy], approved: [String] = []) -> TenantSnapshot {
        tenant.knowing(.retentionPolicies, policies).knowing(.approvedExports, Register(approved))
    }
}
