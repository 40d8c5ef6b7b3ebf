import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-14: triggers are reviewed")
struct TriggersAreReviewedTests {
    let control = Control.triggersAreReviewed
    let trigger = Trigger(id: "t", name: "Follow up", topic: "v2.some.topic")

    @Test func `one on no list falls short, and says what it waits for`() {
        let finding = control(knowing([])).shortfalls.first
        #expect(finding?.subject == Subject(.trigger, "t"))
        #expect(finding?.seen == "waits for v2.some.topic")
    }

    @Test(arguments: ["t", "follow up"])
    func `one on the list, by id or name, is in order`(entry: String) {
        #expect(control(knowing([entry])).isMet)
    }

    @Test func `one that is off is in order`() {
        var off = trigger
        off.isEnabled = false
        #expect(control(tenant.knowing(.triggers, [off]).knowing(.reviewedTriggers, Register([]))).isMet)
    }

    @Test func `without the list it is left open, and none needs no list`() {
        #expect(control.missing(in: tenant.knowing(.triggers, [trigger])) == [.register("triggers")])
        #expect(control(tenant.knowing(.triggers, [])).isMet)
    }

    private func knowing(_ reviewed: [String]) -> TenantSnapshot {
        tenant.knowing(.triggers, [trigger]).knowing(.reviewedTriggers, Register(reviewed))
    }
}
