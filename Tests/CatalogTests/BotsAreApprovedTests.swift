import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-07: bots are approved")
struct BotsAreApprovedTests {
    let control = Control.botsAreApproved
    let guide = Instructions(id: "g", name: "Hours", saved: "2", released: "2")
    let bot = Flow(
        id: "f", name: "Finder", type: "BOT", isBot: true, published: Flow.Published(publisher: .absent(.leftOut)))

    @Test func `guides and bots on the list are in order`() {
        #expect(control(knowing([guide], [bot], approved: ["hours", "f"])) == .met(examined: 2))
    }

    @Test func `those on no list fall short`() {
        #expect(control.findings(in: knowing([guide], [bot])) == ["ai-guide/g medium", "flow/f medium"])
    }

    @Test func `drafts, unpublished bots and other flows are not asked`() {
        let draft = Instructions(id: "g", name: "Hours", isPublished: false)
        let unpublished = Flow(id: "f", name: "Finder", type: "BOT", isBot: true, published: nil)
        let other = Flow(
            id: "o", name: "Main", type: "INBOUNDCALL", published: Flow.Published(publisher: .absent(.leftOut)))
        #expect(control(knowing([draft], [unpublished, other])).isNotApplicable)
    }

    @Test func `a guide that was changed since it was released falls short a little`() {
        let changed = Instructions(id: "g", name: "Hours", saved: "3", released: "2")
        #expect(control.findings(in: knowing([changed], [], approved: ["g"])) == ["ai-guide/g low"])
        let never = Instructions(id: "g", name: "Hours", saved: "3", released: nil)
        #expect(control(knowing([never], [], approved: ["g"])).isMet)
    }

    @Test func `what one list cannot tell, the other does not make up for`() {
        let half = knowing([guide], [], approved: ["g"]).refusing(.flows)
        #expect(control.missing(in: half) == [.refused])
        #expect(control.findings(in: knowing([guide], []).refusing(.flows)) == ["ai-guide/g medium"])
        #expect(control.missing(in: tenant.refusing(.instructions).refusing(.flows)).contains(.refused))
    }

    @Test func `without a register it is left open`() {
        let bare = tenant.knowing(.instructions, [guide]).knowing(.flows, [])
        #expect(control.missing(in: bare) == [.register("ai-systems")])
    }

    private func knowing(_ guides: [Instructions], _ flows: [Flow], approved: [String] = []) -> TenantSnapshot {
        tenant.knowing(.instructions, guides).knowing(.flows, flows)
            .knowing(.approvedAutomation, Register(approved))
    }
}
