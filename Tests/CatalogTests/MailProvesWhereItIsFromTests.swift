import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-04: mail proves where it is from")
struct MailProvesWhereItIsFromTests {
    let control = Control.mailProvesWhereItIsFrom

    @Test func `signed mail and an enforced policy are in order, and so is no domain`() {
        #expect(control(knowing(MailDomain(id: "a.example"))) == .met(examined: 1))
        #expect(control(tenant.knowing(.mailDomains, [])) == .met(examined: 0))
    }

    @Test(arguments: ["FAILED", "PENDING", "UNKNOWN"])
    func `mail that is not proven to be signed falls short`(word: String) {
        let domain = MailDomain(id: "a.example", signing: .observed(.unproven(word)))
        #expect(control.findings(in: knowing(domain)) == ["mail-domain/a.example high"])
    }

    @Test(arguments: [(MailDomain.Policy.missing, "high"), (.broken, "high"), (.watched, "low")])
    func `so does a policy that asks for nothing`(policy: MailDomain.Policy, severity: String) {
        let domain = MailDomain(id: "a.example", policy: .observed(policy))
        #expect(control.findings(in: knowing(domain)) == ["mail-domain/a.example \(severity)"])
    }

    @Test func `what the platform left out leaves it open, unless something is wrong already`() {
        let unknown = MailDomain(id: "a.example", signing: .absent(.leftOut))
        #expect(control.missing(in: knowing(unknown)) == [.leftOut])
        let wrong = MailDomain(id: "a.example", signing: .absent(.leftOut), policy: .observed(.missing))
        #expect(control.findings(in: knowing(wrong)) == ["mail-domain/a.example high"])
        #expect(control.missing(in: tenant.refusing(.mailDomains)) == [.refused])
    }

    private func knowing(_ domain: MailDomain) -> TenantSnapshot { tenant.knowing(.mailDomains, [domain]) }
}
