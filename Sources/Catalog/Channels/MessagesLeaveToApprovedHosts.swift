public import Assurance
import ContactCenter

extension Control {
    public static let messagesLeaveToApprovedHosts = Control(
        "CHN-03",
        "Messages leave only to approved hosts, encrypted",
        severity: .high,
        satisfies: .iso27001("A.5.14"), .iso27001("A.8.26"), .nistCSF("PR.DS-02"), .nistCSF("ID.AM-03"),
        .nist80053("SC-8"), .hipaa("164.312(e)(2)(ii)"), .soc2("CC6.7"),
        why: """
            A messenger of the tenant's own hands every word an agent writes to a webhook. Over plain http, or to a \
            host nobody knows, those words are read on the way or kept by a stranger.
            """,
        remedy: """
            Give the webhook an https address on a host of yours and list it under hosts. Make channels inactive that \
            no customer uses.
            """,
        of: .messagingChannels,
        given: Fact(ifKnown: .approvedHosts)
    ) { approved in
        Question { channel in
            var defects = Defects(of: .channel(channel))
            guard channel.isActive, let webhook = defects.know(channel.webhook, of: .messagingChannels) ?? nil else {
                return defects
            }
            let host = Host(of: webhook)
            if host?.scheme != "https" {
                defects.add(
                    .high, "sends messages to an address that is not https", seen: webhook,
                    expected: "an https address")
            }
            let name = host?.name ?? webhook
            if let approved = defects.know(approved, of: .approvedHosts), !approved.contains(name) {
                defects.add(
                    .medium, "sends messages to a host on no list of ours", seen: name, expected: "an entry in hosts")
            }
            return defects
        }
    }
}
