import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-11: commitments are on record")
struct CommitmentsAreOnRecordTests {

    @Test func `each switch is told, in the order of its name`() {
        let verdict = Control.commitmentsAreOnRecord(tenant.knowing(.features, ["pci": true, "hipaa": false]))
        #expect(verdict == .exhibit(Exhibit([.init("switch hipaa", 0), .init("switch pci", 1)])))
    }
}
