import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-16: the provider demands a second factor")
struct TheProviderDemandsASecondFactorTests {
    let control = Control.theProviderDemandsASecondFactor
    let good = ProviderPolicy(id: "p", name: "Everybody")

    @Test func `one policy for everybody that is enforced is enough`() {
        let others = ProviderPolicy(id: "q", name: "Other", coversEverybody: .absent(.leftOut))
        #expect(control(knowing(others, good)) == .met(examined: 1))
    }

    @Test(arguments: [
        ProviderPolicy(id: "p", name: "Everybody", force: .watching), ProviderPolicy(id: "p", name: "E", force: .off),
        ProviderPolicy(id: "p", name: "E", demandsSecondFactor: .observed(false)),
        ProviderPolicy(id: "p", name: "E", coversEverybody: .observed(false)),
    ])
    func `one that only watches, is off, asks for less or covers some is not`(policy: ProviderPolicy) {
        #expect(control.findings(in: knowing(policy)) == ["tenant/tenant high"])
    }

    @Test func `no policy at all falls short`() {
        #expect(control.findings(in: knowing()) == ["tenant/tenant high"])
    }

    @Test func `a policy of which not all is known leaves it open`() {
        #expect(
            control.missing(in: knowing(ProviderPolicy(id: "p", name: "E", coversEverybody: .absent(.leftOut)))) == [
                .leftOut
            ])
        let vague = ProviderPolicy(id: "p", name: "E", demandsSecondFactor: .absent(.leftOut))
        #expect(control.missing(in: knowing(vague)) == [.leftOut])
        let off = ProviderPolicy(id: "p", name: "E", force: .off, coversEverybody: .absent(.leftOut))
        #expect(control.findings(in: knowing(off)) == ["tenant/tenant high"])
    }

    @Test func `names what only watches`() {
        let watching = ProviderPolicy(id: "p", name: "Everybody", force: .watching)
        let found = control(knowing(watching)).shortfalls.first
        #expect(found?.seen == "0 enforced for some, 1 only watching")
        #expect(found?.restsOn == [.providerPolicy(watching)])
    }

    @Test func `without an import nothing is decided`() {
        #expect(control.missing(in: tenant) == [.noProviderExport])
    }

    private func knowing(_ policies: ProviderPolicy...) -> TenantSnapshot {
        tenant.knowing(.providerPolicies, policies)
    }
}
