import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-06: idle sessions end")
struct IdleSessionsEndTests {
    let control = Control.idleSessionsEnd

    @Test(arguments: [(seconds: 900, met: true), (901, false), (nil, false)] as [(Int?, Bool)])
    func `a quarter of an hour will do`(seconds: Int?, met: Bool) {
        let snapshot = knowing(IdleTimeout(seconds: seconds))
        #expect(control.findings(in: snapshot) == (met ? [] : ["tenant/tenant medium"]))
        #expect(control(snapshot).isMet == met)
    }

    @Test(arguments: [(seconds: 900, met: true), (901, false)])
    func `so it must for every exception`(seconds: Int, met: Bool) {
        let snapshot = knowing(IdleTimeout(seconds: 600, exceptions: [("short", 300), ("Wallboards", seconds)]))
        #expect(control(snapshot).isMet == met)
    }

    @Test func `nothing may be spared`() {
        let snapshot = knowing(IdleTimeout(seconds: 600), spared: .observed(["Kiosk"]))
        #expect(control.findings(in: snapshot) == ["tenant/tenant medium"])
    }

    @Test func `not knowing what is spared leaves it open, unless it falls short anyway`() {
        #expect(control.missing(in: knowing(IdleTimeout(seconds: 600), spared: .absent(.leftOut))) == [.leftOut])
        let snapshot = tenant.knowing(.idleTimeout, IdleTimeout(seconds: nil)).refusing(.signInRules)
        #expect(control.findings(in: snapshot) == ["tenant/tenant medium"])
        #expect(control.missing(in: tenant.refusing(.idleTimeout)).contains(.refused))
    }

    @Test func `the threshold can be set`() {
        #expect(!control(knowing(IdleTimeout(seconds: 900)).knowing(.idleSeconds, 600)).isMet)
    }

    private func knowing(_ timeout: IdleTimeout, spared: Reading<[String]> = .observed([])) -> TenantSnapshot {
        tenant.knowing(.idleTimeout, timeout).knowing(.signInRules, SignInRules(idleExclusions: spared))
    }
}
