import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-13: devices are managed")
struct DevicesAreManagedTests {
    let control = Control.devicesAreManaged

    @Test(arguments: [(last: Moment.daysAgo(30), falls: true), (last: Moment.daysAgo(30).justBefore, falls: false)])
    func `a sign-in from an unmanaged device counts for 30 days`(last: Moment, falls: Bool) {
        let signIns = ProviderSignIns(count: 4, unmanaged: 1, lastUnmanaged: last)
        #expect(control.findings(in: knowing(.observed(signIns))) == (falls ? ["person/p medium"] : []))
    }

    @Test func `managed devices alone, or no sign-in at all, are in order`() {
        #expect(control(knowing(.observed(ProviderSignIns(count: 4)))) == .met(examined: 1))
        #expect(control(knowing(.observed(.none))) == .met(examined: 1))
    }

    @Test func `a sign-in of which the log names no device leaves somebody open`() {
        #expect(control.missing(in: knowing(.observed(ProviderSignIns(count: 4, untold: 1)))).count == 1)
        let both = ProviderSignIns(count: 4, unmanaged: 1, lastUnmanaged: .daysAgo(1), untold: 1)
        #expect(control.findings(in: knowing(.observed(both))) == ["person/p medium"])
    }

    @Test func `without a log nothing is decided`() {
        #expect(control.missing(in: knowing(.absent(.noProviderExport))) == [.noProviderExport])
    }

    @Test func `the number of days can be set`() {
        let signIns = ProviderSignIns(count: 1, unmanaged: 1, lastUnmanaged: .daysAgo(10))
        #expect(control(knowing(.observed(signIns)).knowing(.unmanagedDays, 7)) == .met(examined: 1))
    }

    private func knowing(_ signIns: Reading<ProviderSignIns>) -> TenantSnapshot {
        tenant.knowing(.people, [Person(id: "p"), Person(id: "gone", state: .inactive)])
            .knowing(
                .providerAccounts,
                [
                    ProviderAccount(id: "a", person: "p", signIns: signIns),
                    ProviderAccount(
                        id: "b", person: "gone",
                        signIns: .observed(ProviderSignIns(count: 1, unmanaged: 1, lastUnmanaged: .today))),
                ])
    }
}
