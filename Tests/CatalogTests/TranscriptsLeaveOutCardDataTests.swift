import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-05: transcripts leave out card data")
struct TranscriptsLeaveOutCardDataTests {
    let control = Control.transcriptsLeaveOutCardData

    @Test(arguments: [
        (card: true, personal: true, found: [String]()), (false, true, ["tenant/tenant critical"]),
        (true, false, ["tenant/tenant high"]), (false, false, ["tenant/tenant critical"]),
    ])
    func `both must be left out, card data above all`(card: Bool, personal: Bool, found: [String]) {
        #expect(control.findings(in: knowing(card, personal)) == found)
        #expect(control(knowing(card, personal)).isMet == found.isEmpty)
    }

    @Test func `where calls are not transcribed, it does not apply`() {
        let off = Transcription(isOn: false, leavesOutCardData: false, leavesOutPersonalData: nil)
        #expect(control(tenant.knowing(.transcription, off)).isNotApplicable)
    }

    @Test func `what the platform does not say leaves it open, unless the other falls short`() {
        #expect(control.missing(in: knowing(nil, true)).count == 1)
        #expect(control.missing(in: knowing(true, nil)).count == 1)
        #expect(control.findings(in: knowing(nil, false)) == ["tenant/tenant high"])
        #expect(control.missing(in: tenant.refusing(.transcription)) == [.refused])
    }

    private func knowing(_ card: Bool?, _ personal: Bool?) -> TenantSnapshot {
        tenant.knowing(
            .transcription, Transcription(isOn: true, leavesOutCardData: card, leavesOutPersonalData: personal))
    }
}
