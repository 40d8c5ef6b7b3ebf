import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-07: card numbers are masked in messages")
struct CardNumbersAreMaskedInMessagesTests {
    let control = Control.cardNumbersAreMaskedInMessages
    let channel = MessagingChannel(id: "c", name: "WhatsApp", type: "whatsapp")

    @Test func `a rule for all channels covers it, and so does one for this`() {
        #expect(control(knowing([rule()])) == .met(examined: 1))
        #expect(control(knowing([rule(channels: ["other", "c"])])) == .met(examined: 1))
    }

    @Test func `no rule, one that is off, one for something else or for others does not`() {
        for rules in [[], [rule(isEnabled: false)], [rule(hides: false)], [rule(channels: ["other"])]] {
            #expect(control.findings(in: knowing(rules)) == ["channel/c high"])
        }
    }

    @Test func `channels that are off are not asked, and none active is not applicable`() {
        let off = MessagingChannel(id: "o", name: "Old", type: "facebook", isActive: false)
        #expect(control(tenant.knowing(.messagingChannels, [off]).knowing(.maskingRules, [])).isNotApplicable)
        let both = tenant.knowing(.messagingChannels, [off, channel]).knowing(.maskingRules, [])
        #expect(control.findings(in: both) == ["channel/c high"])
    }

    @Test func `rules cut short may hold the one that covers it`() {
        let snapshot = tenant.knowing(.messagingChannels, [channel]).knowingInPart(.maskingRules, [])
        #expect(control.missing(in: snapshot) == [.cutShort(read: 1, of: 2)])
    }

    @Test func `channels cut short are never met and never not applicable`() {
        #expect(control.missing(in: tenant.knowingInPart(.messagingChannels, []).knowing(.maskingRules, [])).count == 1)
        #expect(control.missing(in: knowing([]).refusing(.maskingRules)) == [.refused])
    }

    private func rule(
        isEnabled: Bool = true, hides: Bool = true, channels: [MessagingChannel.ID] = []
    ) -> MaskingRule {
        MaskingRule(id: "r", name: "Cards", isEnabled: isEnabled, hidesCardNumbers: hides, channels: channels)
    }

    private func knowing(_ rules: [MaskingRule]) -> TenantSnapshot {
        tenant.knowing(.messagingChannels, [channel]).knowing(.maskingRules, rules)
    }
}
