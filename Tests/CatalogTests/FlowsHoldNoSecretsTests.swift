import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-17: flows and prompts hold no secrets")
struct FlowsHoldNoSecretsTests {
    let control = Control.flowsHoldNoSecrets
    let silent = tenant.knowing(.prompts, [])

    @Test func `a flow without one is in order, whatever its role`() {
        let flows = [CallFlow.drawn([]), .drawn("Part", .part, [])]
        #expect(control(silent.knowing(.callFlows, flows).knowing(.flows, [])) == .met(examined: 2))
    }

    @Test func `a secret falls short, named by where it stands`() {
        let flow = CallFlow.drawn("Pay", .part, [], secrets: ["Get Weather: apiKey"])
        let snapshot = silent.knowing(.callFlows, [flow]).knowing(.flows, [])
        #expect(control.findings(in: snapshot) == ["flow/Pay critical"])
        #expect(control(snapshot).shortfalls.first?.seen == "Get Weather: apiKey")
    }

    @Test func `every flow that runs should be among them, and one that never ran need not`() {
        let published = Flow(id: "w", name: "W", type: "WORKFLOW", published: .init(publisher: .observed(.tenant)))
        let draft = Flow(id: "d", name: "D", type: "WORKFLOW", published: nil)
        let snapshot = silent.knowing(.callFlows, [CallFlow.drawn([])])
        #expect(!control.missing(in: snapshot.knowing(.flows, [published])).isEmpty)
        #expect(control(snapshot.knowing(.flows, [draft])).isMet)
        #expect(control.missing(in: snapshot.refusing(.flows)) == [.refused])
    }

    @Test func `a prompt that reads one out falls short, with the languages it does so in`() {
        let prompts = [Prompt(id: "1", name: "Closed"), Prompt(id: "2", name: "Test", writtenOutSecrets: ["en-us"])]
        let snapshot = tenant.knowing(.callFlows, []).knowing(.flows, []).knowing(.prompts, prompts)
        #expect(control.findings(in: snapshot) == ["prompt/2 critical"])
        #expect(control(snapshot).shortfalls.first?.seen == "en-us")
    }

    @Test func `is left open where nobody read the prompts, and where nobody imported a flow`() {
        let flow = CallFlow.drawn("Pay", .part, [], secrets: ["apiKey"])
        let unread = tenant.knowing(.flows, []).refusing(.prompts)
        #expect(control.missing(in: unread.knowing(.callFlows, [])) == [.refused])
        #expect(control.findings(in: unread.knowing(.callFlows, [flow])) == ["flow/Pay critical"])
        let secret = Prompt(id: "2", name: "Test", writtenOutSecrets: ["en-us"])
        let unexported = tenant.knowing(.flows, []).knowing(.prompts, [secret])
        #expect(control.findings(in: unexported) == ["prompt/2 critical"])
        #expect(!control.missing(in: unexported.knowing(.prompts, [])).isEmpty)
    }
}
