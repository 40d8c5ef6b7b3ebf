import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-04: interaction data is deleted in time")
struct InteractionDataIsDeletedInTimeTests {
    let control = Control.interactionDataIsDeletedInTime

    @Test(arguments: [(days: 1825, met: true), (1826, false), (nil, false)] as [(Int?, Bool)])
    func `it may be kept for 1825 days`(days: Int?, met: Bool) {
        let snapshot = tenant.knowing(.interactionRetention, days)
        #expect(control.findings(in: snapshot) == (met ? [] : ["tenant/tenant medium"]))
        #expect(control(snapshot).isMet == met)
    }

    @Test func `a setting nobody could read leaves it open`() {
        #expect(control.missing(in: tenant.refusing(.interactionRetention)) == [.refused])
    }

    @Test func `the days can be set`() {
        #expect(!control(tenant.knowing(.interactionRetention, 400).knowing(.interactionDays, 399)).isMet)
    }
}
