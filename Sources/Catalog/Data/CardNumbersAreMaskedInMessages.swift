public import Assurance
import ContactCenter

extension Control {
    public static let cardNumbersAreMaskedInMessages = Control(
        "DAT-07",
        "Card numbers are masked on every messaging channel",
        severity: .high,
        satisfies: .iso27001("A.8.11"), .nistCSF("PR.DS-10"), .pciDSS("3.4.1"), .csaCCM("DSP-17"),
        why: """
            Customers type their card number into a chat whether or not anybody asks. Without a rule that hides it, it \
            stands in the agent's window, in the transcript and in every export.
            """,
        remedy: """
            Enable a masking rule for card numbers that covers the channel, or all of them. Write a test card number \
            from outside to see it at work.
            """,
        reads: .messagingChannels, Fact(whole: .maskingRules)
    ) { channels, rules in
        let active = channels.filter(\.isActive)
        guard !active.isEmpty else { return .notApplicable(because: "no messaging channel is active") }
        let hiding = rules.filter { $0.isEnabled && $0.hidesCardNumbers }
        return .each(active) { channel in
            if hiding.contains(where: { $0.channels.isEmpty || $0.channels.contains(channel.id) }) { return [] }
            return [
                Shortfall(
                    .channel(channel), "shows card numbers that customers write",
                    seen: "no enabled masking rule for card numbers covers it", expected: "one that does")
            ]
        }
    }
}
