import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-09: flows are released")
struct FlowsAreReleasedTests {
    let control = Control.flowsAreReleased

    @Test func `a published flow without debugging, as last saved, is in order`() {
        #expect(control(knowing(flow())) == .met(examined: 1))
    }

    @Test func `one that was never published is not asked`() {
        let draft = Flow(id: "f", name: "F", type: "SECURECALL", takesCards: true, published: nil)
        #expect(control(tenant.knowing(.flows, [draft])) == .met(examined: 1))
    }

    @Test func `debugging falls short, where cards are entered most of all`() {
        #expect(control.findings(in: knowing(flow(isDebugged: .observed(true)))) == ["flow/f high"])
        let card = flow(takesCards: true, isDebugged: .observed(true))
        #expect(control.findings(in: knowing(card)) == ["flow/f critical"])
    }

    @Test func `edits that wait fall short a little`() {
        #expect(control.findings(in: knowing(flow(isBehind: .observed(true)))) == ["flow/f low"])
    }

    @Test func `a card flow comes from somebody on the list, a person or a client`() {
        let card = flow(takesCards: true)
        #expect(control(knowing(card, approved: ["p"])).isMet)
        #expect(control.findings(in: knowing(card, approved: ["q"])) == ["flow/f medium"])
        #expect(control.missing(in: tenant.knowing(.flows, [card])) == [.register("card-flow-publishers")])
        #expect(control(tenant.knowing(.flows, [flow()])).isMet)
    }

    @Test func `what is not known of it leaves it open`() {
        #expect(control.missing(in: knowing(flow(isDebugged: .absent(.leftOut)))) == [.leftOut])
        #expect(control.missing(in: knowing(flow(isBehind: .absent(.leftOut)))) == [.leftOut])
    }

    private func flow(
        takesCards: Bool = false, isDebugged: Reading<Bool> = .observed(false),
        isBehind: Reading<Bool> = .observed(false)
    ) -> Flow {
        Flow(
            id: "f", name: "F", type: takesCards ? "SECURECALL" : "INBOUNDCALL", takesCards: takesCards,
            published: Flow.Published(
                isDebugged: isDebugged, isBehind: isBehind, publisher: .observed(.person("p"))))
    }

    private func knowing(_ flow: Flow, approved: [String] = ["p"]) -> TenantSnapshot {
        tenant.knowing(.flows, [flow]).knowing(.approvedCardFlowPublishers, Register(approved))
    }
}
