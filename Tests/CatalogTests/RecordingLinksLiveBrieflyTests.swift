import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-10: recording links live briefly")
struct RecordingLinksLiveBrieflyTests {
    let control = Control.recordingLinksLiveBriefly

    @Test(arguments: [(10, 10, true), (11, 10, false), (10, 11, false)])
    func `links are good for ten minutes`(playback: Int, download: Int, met: Bool) {
        let snapshot = tenant.knowing(.recordingAccess, access(playback, download))
        #expect(control.findings(in: snapshot) == (met ? [] : ["tenant/tenant low"]))
        #expect(control(snapshot).isMet == met)
    }

    @Test func `the minutes can be set`() {
        #expect(!control(tenant.knowing(.recordingAccess, access(10, 10)).knowing(.linkMinutes, 9)).isMet)
    }

    @Test func `recordings that stay with their site need approved regions there`() {
        let snapshot = tenant.knowing(.recordingAccess, access(10, 10, staysWithSite: .observed(true)))
            .knowing(.approvedRegions, Register(["eu-central-1"]))
        let near = Site(id: "s", name: "S", regions: .observed(["eu-central-1"]))
        let far = Site(id: "s", name: "S", regions: .observed(["us-east-1"]))
        #expect(control(snapshot.knowing(.sites, [near])).isMet)
        #expect(control.findings(in: snapshot.knowing(.sites, [far])) == ["tenant/tenant high"])
        #expect(control.missing(in: snapshot.refusing(.sites)) == [.refused])
    }

    @Test func `what the platform left out leaves it open`() {
        let unknown = RecordingAccess(
            playbackMinutes: .absent(.leftOut), downloadMinutes: .observed(10), staysWithSite: .observed(false))
        #expect(control.missing(in: tenant.knowing(.recordingAccess, unknown)) == [.leftOut])
    }

    private func access(
        _ playback: Int, _ download: Int, staysWithSite: Reading<Bool> = .observed(false)
    ) -> RecordingAccess {
        RecordingAccess(
            playbackMinutes: .observed(playback), downloadMinutes: .observed(download), staysWithSite: staysWithSite)
    }
}
