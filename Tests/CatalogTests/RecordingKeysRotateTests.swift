import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-08: recording keys rotate")
struct RecordingKeysRotateTests {
    let control = Control.recordingKeysRotate

    @Test func `rotation that is off falls short, whatever the keys`() {
        #expect(control.findings(in: knowing(.never, [.today])) == ["tenant/tenant high"])
        let snapshot = knowing(.never, []).refusing(.recordingKeys)
        #expect(control.findings(in: snapshot) == ["tenant/tenant high"])
    }

    @Test(arguments: [(hours: 26, met: true), (27, false)])
    func `a daily key may be a tenth of a day late`(hours: Int, met: Bool) {
        let made = Moment.today.advanced(by: .seconds(-hours * 3600))
        #expect(control(knowing(.daily, [made])).isMet == met)
    }

    @Test func `the edge is at exactly a tenth`() {
        let edge = Moment.today.advanced(by: .zero - .days(11) / 10)
        #expect(control(knowing(.daily, [edge])).isMet)
        #expect(!control(knowing(.daily, [edge.justBefore])).isMet)
    }

    @Test(arguments: [
        (KeyRotation.weekly, 7, 8), (.monthly, 34, 35), (.yearly, 402, 403),
    ])
    func `so may a weekly, monthly or yearly one`(rotation: KeyRotation, met: Int, late: Int) {
        #expect(control(knowing(rotation, [.daysAgo(met)])).isMet)
        #expect(!control(knowing(rotation, [.daysAgo(late)])).isMet)
    }

    @Test func `the newest key counts`() {
        #expect(control(knowing(.daily, [.daysAgo(300), .today, .daysAgo(10)])).isMet)
    }

    @Test func `no key yet is in order`() {
        #expect(control(knowing(.yearly, [])) == .met(examined: 1))
    }

    @Test func `keys in the customer's own server rotate there`() {
        let server = [KeyConfiguration(id: "k", kind: .customerServer)]
        #expect(control(knowing(.never, []).knowing(.keyConfigurations, server)).isNotApplicable)
    }

    @Test func `a period we do not know leaves it open`() {
        #expect(control.missing(in: knowing(.other("QUARTERLY"), [.today])).count == 1)
    }

    @Test func `an old key beside one whose age is not known leaves it open`() {
        #expect(control.missing(in: knowing(.daily, [.daysAgo(9), nil])).count == 1)
        #expect(control.missing(in: knowing(.daily, [nil])).count == 1)
        #expect(control(knowing(.daily, [.today, nil])).isMet)
    }

    @Test func `an old key in a list cut short leaves it open`() {
        let old = [RecordingKey(id: "k", created: .daysAgo(9))]
        #expect(control.missing(in: knowing(.daily, []).knowingInPart(.recordingKeys, old)).count == 1)
        #expect(control.missing(in: knowing(.daily, []).refusing(.recordingKeys)) == [.refused])
        #expect(control.missing(in: knowing(.daily, []).refusing(.keyConfigurations)) == [.refused])
    }

    private func knowing(_ rotation: KeyRotation, _ made: [Moment?]) -> TenantSnapshot {
        let keys = made.enumerated().map { RecordingKey(id: .init("k-\($0)"), created: $1) }
        return tenant.knowing(.keyRotation, rotation).knowing(.recordingKeys, keys).knowing(.keyConfigurations, [])
    }
}
