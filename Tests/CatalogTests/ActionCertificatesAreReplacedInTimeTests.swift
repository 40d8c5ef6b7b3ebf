import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-12: certificates of data actions are replaced in time")
struct ActionCertificatesAreReplacedInTimeTests {
    let control = Control.actionCertificatesAreReplacedInTime

    @Test func `30 days before its end it must have a successor`() {
        #expect(control(knowing(current(.inDays(30)))).isMet)
        #expect(control.findings(in: knowing(current(.inDays(30).justBefore))) == ["certificate/now medium"])
        #expect(control.findings(in: knowing(current(.today.justAfter))) == ["certificate/now medium"])
        #expect(control.findings(in: knowing(current(.today))) == ["certificate/now high"])
    }

    @Test func `one that lasts makes good for it, and one that ends as soon does not`() {
        #expect(control(knowing(current(.inDays(3)), upcoming(.inDays(30)))).isMet)
        #expect(control.findings(in: knowing(current(.inDays(3)), upcoming(.inDays(29)))) == ["certificate/now medium"])
    }

    @Test func `without any it does not apply, and cut short it says nothing`() {
        #expect(control(knowing()).isNotApplicable)
        #expect(control.missing(in: tenant.knowingInPart(.actionCertificates, [current(.inDays(90))])).count == 1)
    }

    @Test func `an end that is not known leaves it open`() {
        let unclear = ActionCertificate(id: "now", ends: .absent(.leftOut))
        #expect(control.missing(in: knowing(unclear)) == [.leftOut])
    }

    private func current(_ ends: Moment) -> ActionCertificate { ActionCertificate(id: "now", ends: .observed(ends)) }

    private func upcoming(_ ends: Moment) -> ActionCertificate {
        ActionCertificate(id: "next", isUpcoming: .observed(true), ends: .observed(ends))
    }

    private func knowing(_ certificates: ActionCertificate...) -> TenantSnapshot {
        tenant.knowing(.actionCertificates, certificates)
    }
}
