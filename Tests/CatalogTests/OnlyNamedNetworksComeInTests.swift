import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-08: only named networks come in")
struct OnlyNamedNetworksComeInTests {
    let control = Control.onlyNamedNetworksComeIn

    @Test func `narrow networks are in order`() {
        #expect(control(knowing(["198.51.0.0/16", "203.0.113.7", "192.0.2.0/24"])) == .met(examined: 4))
    }

    @Test(arguments: [(prefix: 16, found: [String]()), (15, ["allowed-network/198.0.0.0/15 high"])])
    func `a block may be as wide as a sixteenth bit`(prefix: Int, found: [String]) {
        #expect(control.findings(in: knowing(["198.0.0.0/\(prefix)"])) == found)
    }

    @Test func `the whole internet is critical`() {
        #expect(control.findings(in: knowing(["0.0.0.0/0"])) == ["allowed-network/0.0.0.0/0 critical"])
    }

    @Test func `no network named lets every network in`() {
        #expect(control.findings(in: knowing([])) == ["tenant/tenant high"])
    }

    @Test(arguments: [(entries: 140, found: [String]()), (141, ["tenant/tenant low"])])
    func `more than 140 entries leave little room`(entries: Int, found: [String]) {
        #expect(control.findings(in: knowing((1...entries).map { "192.0.2.\($0)" })) == found)
    }

    @Test func `a network listed twice is one finding`() {
        #expect(control.findings(in: knowing(["10.0.0.0/8", "10.0.0.0/8"])).count == 1)
    }

    @Test(arguments: ["2001:db8::/32", "office", "10.0.0.0/33", "300.0.0.1"])
    func `an entry that is no network of IPv4 is left open`(entry: String) {
        #expect(control.missing(in: knowing(["192.0.2.0/24", entry])).count == 1)
    }

    @Test func `a list nobody could read leaves it open`() {
        #expect(control.missing(in: tenant.refusing(.signInRules)) == [.refused])
        let rules = SignInRules(allowedNetworks: .absent(.leftOut))
        #expect(control.missing(in: tenant.knowing(.signInRules, rules)) == [.leftOut])
    }

    @Test func `the thresholds can be set`() {
        #expect(!control(knowing(["198.51.0.0/16"]).knowing(.widestNetwork, 17)).isMet)
        #expect(!control(knowing(["192.0.2.1", "192.0.2.2"]).knowing(.networkEntries, 1)).isMet)
    }

    private func knowing(_ networks: [String]) -> TenantSnapshot {
        tenant.knowing(.signInRules, SignInRules(allowedNetworks: .observed(networks)))
    }
}
