import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-07: clients are looked after")
struct ClientsAreLookedAfterTests {
    let control = Control.clientsAreLookedAfter

    @Test(arguments: [(Person.State.active, true), (.inactive, false), (.deleted, false), (.other("suspended"), false)])
    func `whoever made it is still here`(state: Person.State, isMet: Bool) {
        #expect(control(knowing(client(), people: [Person(id: "anna", state: state)])).isMet == isMet)
    }

    @Test func `a maker on no list is gone`() {
        let finding = control(knowing(client(), people: [])).shortfalls.first
        #expect(finding?.seen == "made by somebody on no list")
        #expect(finding?.restsOn == [.person("anna")])
    }

    @Test(arguments: [(365, true), (366, false)])
    func `it was changed within a year`(days: Int, isMet: Bool) {
        let verdict = control(knowing(client(changed: .daysAgo(days))))
        #expect(verdict.isMet == isMet)
        #expect(isMet || verdict.shortfalls.first?.predicate == "has not been changed for 366 days, nor has its secret")
    }

    @Test func `never changed, the day it was made counts`() {
        #expect(control(knowing(client(created: .daysAgo(365), changed: nil))).isMet)
        #expect(!control(knowing(client(created: .daysAgo(366), changed: nil))).isMet)
        #expect(control.missing(in: knowing(client(created: nil, changed: nil))).count == 1)
    }

    @Test(arguments: [
        (OAuthClient.GrantType.clientCredentials, false), (.authorizationCode, false), (.implicit, true),
        (.samlBearer, true), (.password, true),
    ])
    func `only a client with a secret of its own grows old`(type: OAuthClient.GrantType, isMet: Bool) {
        #expect(control(knowing(client(type, changed: .daysAgo(900)))).isMet == isMet)
    }

    @Test func `a client that is off may be anybody's`() {
        var off = client(changed: .daysAgo(900))
        off.isActive = false
        #expect(control(knowing(off, people: [])).isMet)
    }

    @Test func `a maker that is not known leaves it open, and people cut short add nothing`() {
        var unclear = client()
        unclear.maker = .absent(.leftOut)
        #expect(control.missing(in: knowing(unclear)) == [.leftOut])
        #expect(control.missing(in: knowing(client()).knowingInPart(.people, [])) == [.cutShort(read: 1, of: 2)])
        #expect(control(knowing(client()).knowingInPart(.people, [Person(id: "anna")])).isMet)
        let gone = knowing(client()).knowingInPart(.people, [Person(id: "anna", state: .inactive)])
        #expect(control.findings(in: gone) == ["client/c medium"])
        #expect(control.missing(in: knowing(client()).refusing(.people)) == [.refused])
    }

    @Test func `the limit can be set`() {
        #expect(!control(knowing(client(changed: .daysAgo(91))).knowing(.untouchedClientDays, 90)).isMet)
    }

    private func client(
        _ type: OAuthClient.GrantType = .clientCredentials, created: Moment? = .daysAgo(400),
        changed: Moment? = .daysAgo(1)
    ) -> OAuthClient {
        OAuthClient(
            id: "c", name: "Export", grantType: type, created: created, changed: changed, maker: .observed("anna"))
    }

    private func knowing(_ client: OAuthClient, people: [Person] = [Person(id: "anna")]) -> TenantSnapshot {
        tenant.knowing(.clients, [client]).knowing(.people, people)
    }
}
