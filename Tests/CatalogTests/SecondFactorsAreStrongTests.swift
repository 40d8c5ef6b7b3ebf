import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-12: second factors are strong")
struct SecondFactorsAreStrongTests {
    let control = Control.secondFactorsAreStrong
    static let phone = SecondFactor("mobilePhone", .weak)
    static let key = SecondFactor("fido2", .strong)
    static let stranger = SecondFactor("retinaScan", .unknown)

    @Test(arguments: [
        (factors: [key], found: []), ([phone, key], []), ([stranger, key], []), ([], ["person/p high"]),
        ([phone], ["person/p medium"]),
    ])
    func `one strong factor is enough, a weak one is not`(factors: [SecondFactor], found: [String]) {
        #expect(control.findings(in: knowing(.observed(factors))) == found)
    }

    @Test func `a factor we do not know leaves somebody open who has no strong one`() {
        #expect(control.missing(in: knowing(.observed([Self.phone, Self.stranger]))).count == 1)
    }

    @Test func `factors that are not known are left open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: knowing(.partial([Self.phone], [.leftOut]))) == [.leftOut])
        #expect(control(knowing(.partial([Self.key], [.leftOut]))) == .met(examined: 1))
    }

    @Test func `whoever has no account there, or a blocked one, is not asked`() {
        let strangers = tenant.knowing(.people, [Person(id: "p")]).knowing(.providerAccounts, [])
        #expect(control(strangers) == .met(examined: 0))
        let blocked = ProviderAccount(id: "a", person: "p", state: .observed(.blocked("disabled")))
        let snapshot = tenant.knowing(.people, [Person(id: "p")]).knowing(.providerAccounts, [blocked])
        #expect(control(snapshot) == .met(examined: 1))
    }

    @Test func `without an import nothing is decided`() {
        #expect(control.missing(in: tenant.knowing(.people, [])) == [.noProviderExport])
    }

    private func knowing(_ factors: Reading<[SecondFactor]>) -> TenantSnapshot {
        tenant.knowing(.people, [Person(id: "p")])
            .knowing(.providerAccounts, [ProviderAccount(id: "a", person: "p", factors: factors)])
    }
}
