import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-06: speech analytics is on record")
struct SpeechAnalyticsIsOnRecordTests {
    let control = Control.speechAnalyticsIsOnRecord

    @Test func `it says what is on, and what is not known`() {
        let analytics = SpeechAnalytics(
            readsText: .observed(true), ratesEmpathy: .absent(.leftOut), dialects: .observed(["en-US", "de-DE"]))
        guard case .exhibit(let exhibit) = control(tenant.knowing(.speechAnalytics, analytics)) else {
            Issue.record("no exhibit")
            return
        }
        // What nobody knows is not counted as off.
        #expect(
            exhibit.rows == [Exhibit.Row("text analytics on", 1), Exhibit.Row("dialects listened for", 2)])
        #expect(exhibit.undecided.map(\.absence) == [.leftOut])
    }

    @Test func `settings nobody could read leave it open`() {
        #expect(control.missing(in: tenant.refusing(.speechAnalytics)) == [.refused])
    }
}
