import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("IDN-05: partners' people are approved")
struct PartnersPeopleAreApprovedTests {
    let control = Control.partnersPeopleAreApproved
    let somebody = tenant.knowing(.partnerPeople, [PartnerPerson(id: "P-1", organization: "bpo")])

    @Test func `somebody on the register is in order, however it is written`() {
        #expect(control(somebody.knowing(.approvedPartnerPeople, Register(["p-1"]))) == .met(examined: 1))
    }

    @Test func `somebody who is not on it falls short`() {
        let snapshot = somebody.knowing(.approvedPartnerPeople, Register([]))
        #expect(control.findings(in: snapshot) == ["person/P-1 high"])
    }

    @Test func `without a register everybody is left open`() {
        #expect(control.missing(in: somebody) == [.register("partner-people")])
    }

    @Test func `nobody of a partner needs no register`() {
        #expect(control(tenant.knowing(.partnerPeople, [])) == .met(examined: 0))
    }

    @Test func `a list cut short is never met`() {
        #expect(!control(tenant.knowingInPart(.partnerPeople, [])).isMet)
    }
}
