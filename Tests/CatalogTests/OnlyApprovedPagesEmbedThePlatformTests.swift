import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-09: only approved pages embed the platform")
struct OnlyApprovedPagesEmbedThePlatformTests {
    let control = Control.onlyApprovedPagesEmbedThePlatform

    @Test func `domains on the register are in order`() {
        let snapshot = knowing(["crm.example", "eu.apps.example"])
        #expect(control(snapshot.knowing(.approvedEmbedders, Register(["CRM.example", "*.apps.example"]))).isMet)
    }

    @Test func `a domain that is not on it falls short`() {
        let snapshot = knowing(["crm.example", "blog.example"]).knowing(.approvedEmbedders, Register(["crm.example"]))
        #expect(control.findings(in: snapshot) == ["allowed-domain/blog.example medium"])
    }

    @Test func `embedding without a limit falls short, with or without a register`() {
        #expect(control.findings(in: knowing(nil)) == ["tenant/tenant medium"])
    }

    @Test func `without a register domains are left open, and no domain is in order`() {
        #expect(control.missing(in: knowing(["crm.example"])) == [.register("embedding-domains")])
        #expect(control(knowing([])).isMet)
    }

    @Test func `a limit nobody could read leaves it open`() {
        #expect(control.missing(in: tenant.refusing(.signInRules)) == [.refused])
        #expect(control.missing(in: tenant.knowing(.signInRules, SignInRules())) == [.notAsked])
    }

    private func knowing(_ domains: [String]?) -> TenantSnapshot {
        tenant.knowing(.signInRules, SignInRules(embeddingDomains: .observed(domains)))
    }
}
