import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-17: flows hold no secrets")
struct FlowsHoldNoSecretsTests {
    let control = Control.flowsHoldNoSecrets

    @Test func `a flow without one is in order, whatever its role`() {
        let flows = [CallFlow.drawn([]), .drawn("Part", .part, [])]
        #expect(control(tenant.knowing(.callFlows, flows).knowing(.flows, [])) == .met(examined: 2))
    }

    @Test func `a secret falls short, named by where it stands`() {
        let flow = CallFlow.drawn("Pay", .part, [], secrets: ["Get Weather: apiKey"])
        let snapshot = tenant.knowing(.callFlows, [flow]).knowing(.flows, [])
        #expect(control.findings(in: snapshot) == ["flow/Pay critical"])
        #expect(control(snapshot).shortfalls.first?.seen == "Get Weather: apiKey")
    }

    @Test func `every flow that runs should be among them, and one that never ran need not`() {
        let published = Flow(id: "w", name: "W", type: "WORKFLOW", published: .init(publisher: .observed(.tenant)))
        let draft = Flow(id: "d", name: "D", type: "WORKFLOW", published: nil)
        let snapshot = tenant.knowing(.callFlows, [CallFlow.drawn([])])
        #expect(!control.missing(in: snapshot.knowing(.flows, [published])).isEmpty)
        #expect(control(snapshot.knowing(.flows, [draft])).isMet)
        #expect(control.missing(in: snapshot.refusing(.flows)) == [.refused])
    }
}
