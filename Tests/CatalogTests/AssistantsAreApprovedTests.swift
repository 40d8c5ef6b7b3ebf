import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-06: assistants are approved")
struct AssistantsAreApprovedTests {
    let control = Control.assistantsAreApproved

    @Test(arguments: ["a", "help"])
    func `one on the list by id or name, with the platform's own engine, is in order`(entry: String) {
        #expect(control(knowing(Assistant(id: "a", name: "Help"), approved: [entry])) == .met(examined: 1))
    }

    @Test func `one on no list falls short, and one that is off is not asked`() {
        #expect(control.findings(in: knowing(Assistant(id: "a", name: "Help"))) == ["assistant/a medium"])
        let off = Assistant(id: "a", name: "Help", isActive: false, makers: .observed(["Google"]))
        #expect(control(knowing(off)) == .met(examined: 1))
    }

    @Test func `another maker's engine needs the maker among the suppliers`() {
        let assistant = Assistant(id: "a", name: "Help", makers: .observed(["Google"]))
        #expect(control.findings(in: knowing(assistant, approved: ["a"])) == ["assistant/a high"])
        #expect(control(knowing(assistant, approved: ["a"], suppliers: ["google"])).isMet)
    }

    @Test func `registers that are not given leave it open`() {
        let bare = tenant.knowing(.assistants, [Assistant(id: "a", name: "Help", makers: .observed(["Google"]))])
        #expect(control.missing(in: bare) == [.register("suppliers"), .register("ai-systems")])
        let own = tenant.knowing(.assistants, [Assistant(id: "a", name: "Help")])
        #expect(control.missing(in: own) == [.register("ai-systems")])
        #expect(control(tenant.knowing(.assistants, [])).isMet)
    }

    @Test func `an engine that is not known leaves it open`() {
        let assistant = Assistant(id: "a", name: "Help", makers: .absent(.leftOut))
        #expect(control.missing(in: knowing(assistant, approved: ["a"])) == [.leftOut])
    }

    private func knowing(
        _ assistant: Assistant, approved: [String] = [], suppliers: [String] = []
    ) -> TenantSnapshot {
        tenant.knowing(.assistants, [assistant]).knowing(.approvedAutomation, Register(approved))
            .knowing(.approvedSuppliers, Register(suppliers))
    }
}
