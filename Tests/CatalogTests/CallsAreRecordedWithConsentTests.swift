import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-12: calls are recorded with consent")
struct CallsAreRecordedWithConsentTests {
    let control = Control.callsAreRecordedWithConsent

    @Test func `a certain rule that somebody confirmed is met`() {
        #expect(control(knowing(["US-CA by Jane Doe, counsel", "de by Jane Doe"])) == .met(examined: 2))
    }

    @Test func `no jurisdiction is nothing to judge, and no register leaves it open`() {
        #expect(control(knowing([])).isNotApplicable)
        let bare = tenant.knowing(.recordingAccess, access(stops: .observed(true)))
        #expect(control.missing(in: bare) == [.register("recording-jurisdictions")])
    }

    @Test(arguments: ["US-CA", "US-CA by", "US-CA for calls"])
    func `without a name it is never met`(entry: String) {
        #expect(reason(knowing([entry]))?.contains("nobody confirmed all-party in California") == true)
    }

    @Test(arguments: ["US-NY by Jane Doe", "BE by Jane Doe"])
    func `a rule that is not certain is never met, whoever confirmed it`(entry: String) {
        #expect(reason(knowing([entry]))?.contains("confidence; ask counsel") == true)
    }

    @Test func `a jurisdiction we know no rule of is left open`() {
        #expect(reason(knowing(["XX by Jane Doe"]))?.contains("no rule on record for XX") == true)
    }

    @Test func `recording on without anybody of ours falls short, with the rule it was compared with`() {
        let snapshot = knowing(["US-CA by Jane Doe", "US-NY"], stops: .observed(false))
        #expect(control.findings(in: snapshot) == ["jurisdiction/US-CA high", "jurisdiction/US-NY high"])
        let seen = control(snapshot).shortfalls.first?.seen
        #expect(seen?.contains("Cal. Penal Code") == true && seen?.contains("high confidence") == true)
        #expect(control(snapshot).shortfalls.allSatisfy { $0.expected.contains("no legal advice") })
    }

    @Test func `a setting that was left out leaves it open`() {
        #expect(control.missing(in: knowing(["DE by Jane Doe"], stops: .absent(.leftOut))) == [.leftOut])
    }

    private func reason(_ snapshot: TenantSnapshot) -> String? {
        guard case .unanswered(let because)? = control.missing(in: snapshot).first else { return nil }
        return because
    }

    private func access(stops: Reading<Bool>) -> RecordingAccess {
        RecordingAccess(
            playbackMinutes: .observed(10), downloadMinutes: .observed(10), staysWithSite: .observed(false),
            stopsWithoutUs: stops)
    }

    private func knowing(_ entries: [String], stops: Reading<Bool> = .observed(true)) -> TenantSnapshot {
        tenant.knowing(.recordingAccess, access(stops: stops)).knowing(.recordingJurisdictions, Register(entries))
    }
}
