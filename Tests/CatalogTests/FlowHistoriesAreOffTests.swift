import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-08: flow histories are off")
struct FlowHistoriesAreOffTests {
    let control = Control.flowHistoriesAreOff

    @Test func `off is in order, on falls short`() {
        #expect(control(tenant.knowing(.flowHistories, false)) == .met(examined: 1))
        #expect(control.findings(in: tenant.knowing(.flowHistories, true)) == ["tenant/tenant low"])
    }

    @Test func `a setting nobody could read leaves it open`() {
        #expect(control.missing(in: tenant.refusing(.flowHistories)) == [.refused])
    }
}
