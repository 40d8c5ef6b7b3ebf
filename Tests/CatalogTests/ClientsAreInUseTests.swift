import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-06: clients are in use")
struct ClientsAreInUseTests {
    let control = Control.clientsAreInUse

    @Test func `a client that made a request is in order`() {
        #expect(control(knowing(client(), requests: ["c": 1])) == .met(examined: 1))
    }

    @Test func `a client that made none falls short, made long ago or nobody knows when`() {
        #expect(control.findings(in: knowing(client(created: .daysAgo(400)))) == ["client/c medium"])
        #expect(control.findings(in: knowing(client(created: nil))) == ["client/c medium"])
        #expect(control.findings(in: knowing(client(), requests: ["c": 0])) == ["client/c medium"])
    }

    @Test func `a client made while we were counting is in order`() {
        #expect(control(knowing(client(created: .daysAgo(90)))).isMet)
        #expect(!control(knowing(client(created: .daysAgo(90).justBefore))).isMet)
    }

    @Test func `a client that is off is not asked`() {
        let off = OAuthClient(id: "c", name: "CRM", isActive: false)
        #expect(control(knowing(off)) == .met(examined: 1))
    }

    @Test(arguments: [(days: 90, decided: true), (89, false)])
    func `the window must be 90 days long to say that a client made none`(days: Int, decided: Bool) {
        let usage = ClientUsage(from: .daysAgo(days), until: .today, requests: [:])
        let snapshot = tenant.knowing(.clients, [client()]).knowing(.clientUsage, usage)
        #expect(control.missing(in: snapshot) == (decided ? [] : [.cutShort(read: 89, of: 90)]))
        #expect(control.findings(in: snapshot).isEmpty != decided)
    }

    @Test func `usage cut short says nothing about who made none`() {
        let usage = ClientUsage(from: .daysAgo(90), until: .today, requests: [:])
        let snapshot = tenant.knowing(.clients, [client()]).knowingInPart(.clientUsage, usage)
        #expect(control.missing(in: snapshot) == [.cutShort(read: 1, of: 2)])
        #expect(control.missing(in: tenant.knowing(.clients, []).refusing(.clientUsage)) == [.refused])
    }

    @Test func `the days can be set`() {
        let usage = ClientUsage(from: .daysAgo(30), until: .today, requests: [:])
        let snapshot = tenant.knowing(.clients, [client()]).knowing(.clientUsage, usage)
        #expect(control.findings(in: snapshot.knowing(.unusedClientDays, 30)) == ["client/c medium"])
    }

    private func client(created: Moment? = nil) -> OAuthClient { OAuthClient(id: "c", name: "CRM", created: created) }

    private func knowing(_ client: OAuthClient, requests: [OAuthClient.ID: Int] = [:]) -> TenantSnapshot {
        tenant.knowing(.clients, [client])
            .knowing(.clientUsage, ClientUsage(from: .daysAgo(90), until: .today, requests: requests))
    }
}
