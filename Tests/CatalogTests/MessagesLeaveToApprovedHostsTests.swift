import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-03: messages leave to approved hosts")
struct MessagesLeaveToApprovedHostsTests {
    let control = Control.messagesLeaveToApprovedHosts

    @Test func `https on an approved host is in order, and so is no webhook`() {
        #expect(control(knowing(.observed("https://bot.example/in"))) == .met(examined: 1))
        #expect(control(knowing(.observed(nil))) == .met(examined: 1))
    }

    @Test(arguments: [
        ("http://bot.example/in", "high"), ("https://evil.example/in", "medium"), ("bot.example/in", "high"),
    ])
    func `anything else falls short`(webhook: String, severity: String) {
        #expect(control.findings(in: knowing(.observed(webhook))) == ["channel/c \(severity)"])
    }

    @Test func `a channel that is off is not asked`() {
        let off = MessagingChannel(
            id: "c", name: "Bot", type: "open", isActive: false, webhook: .observed("http://bot.example/"))
        #expect(control(tenant.knowing(.messagingChannels, [off])) == .met(examined: 1))
    }

    @Test func `without a register hosts are left open, and plain http is reported`() {
        #expect(control.missing(in: channel(.observed("https://bot.example/"))) == [.register("hosts")])
        #expect(control.findings(in: channel(.observed("http://bot.example/"))) == ["channel/c high"])
        #expect(control(channel(.observed(nil))).isMet)
    }

    @Test func `a webhook that is not known leaves it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
        #expect(control.missing(in: tenant.knowingInPart(.messagingChannels, [])).count == 1)
    }

    private func channel(_ webhook: Reading<String?>) -> TenantSnapshot {
        tenant.knowing(.messagingChannels, [MessagingChannel(id: "c", name: "Bot", type: "open", webhook: webhook)])
    }

    private func knowing(_ webhook: Reading<String?>) -> TenantSnapshot {
        channel(webhook).knowing(.approvedHosts, Register(["bot.example"]))
    }
}
