import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("LOG-08: the limit lets us keep up")
struct TheLimitLetsUsKeepUpTests {
    let control = Control.theLimitLetsUsKeepUp

    @Test(arguments: [(requests: 150, met: true), (149, false)])
    func `150 requests a minute will do`(requests: Int, met: Bool) {
        let snapshot = knowing(.observed(requests))
        #expect(control.findings(in: snapshot) == (met ? [] : ["tenant/tenant low"]))
        #expect(control(snapshot).isMet == met)
    }

    @Test func `a limit that is not known leaves it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: tenant.refusing(.limits)) == [.refused])
    }

    @Test func `the threshold can be set`() {
        #expect(!control(knowing(.observed(300)).knowing(.requestsAMinute, 301)).isMet)
    }

    private func knowing(_ requests: Reading<Int>) -> TenantSnapshot {
        tenant.knowing(.limits, PlatformLimits(requestsPerMinute: requests, all: []))
    }
}
