import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-10: stored credentials are renewed")
struct StoredCredentialsAreRenewedTests {
    let control = Control.storedCredentialsAreRenewed

    @Test(arguments: [(365, true), (366, false)])
    func `it was changed within a year`(days: Int, isMet: Bool) {
        #expect(control(knowing(changed: .observed(.daysAgo(days)))).isMet == isMet)
    }

    @Test func `used by no integration it falls short, a little`() {
        #expect(control.findings(in: knowing(usedBy: [])) == ["credential/key low"])
        #expect(control(knowing(usedBy: [integration(.observed(["key"]))])).isMet)
    }

    @Test func `where not every integration says what it uses, nobody is told of`() {
        #expect(control(knowing(usedBy: [integration(.observed(["other"])), integration(.absent(.leftOut))])).isMet)
        #expect(control(knowing(usedBy: []).refusing(.integrations)).isMet)
        #expect(control(knowing(usedBy: []).knowingInPart(.integrations, [])).isMet)
    }

    @Test func `a date that is not known leaves it open`() {
        #expect(control.missing(in: knowing(changed: .absent(.leftOut))) == [.leftOut])
    }

    @Test func `the limit can be set`() {
        #expect(!control(knowing(changed: .observed(.daysAgo(31))).knowing(.storedCredentialDays, 30)).isMet)
    }

    private func integration(_ credentials: Reading<[StoredCredential.ID]>) -> Integration {
        Integration(id: "i", name: "Mail", type: "mail", credentials: credentials)
    }

    private func knowing(
        changed: Reading<Moment> = .observed(.daysAgo(1)), usedBy integrations: [Integration]? = nil
    ) -> TenantSnapshot {
        tenant.knowing(.storedCredentials, [StoredCredential(id: "key", name: "Key", changed: changed)])
            .knowing(.integrations, integrations ?? [integration(.observed(["key"]))])
    }
}
