import Capture
import ContactCenter

extension Capture {

    /// Ways for customers to write in.
    ///
    /// Every channel of the general list, and of the list of open ones those that the general one lacks. Only the
    /// second knows where a message goes.
    ///
    /// Source: `GET /api/v2/conversations/messaging/integrations` and `/open`, checked 2026-11-22.
    func messagingChannels() throws(CaptureError) -> Reading<[MessagingChannel]> {
        let open = try openChannels()
        let webhooks = Dictionary((open.value ?? []).map { ($0.id, $0.webhook) }) { first, _ in first }
        let missing = open.absences.first ?? .leftOut(field: "OpenIntegration.outboundNotificationWebhookUrl")
        let all = try list(.messagingChannels) { document, flaws in
            let type = document["messengerType"]?.string
            if type == nil { flaws.leftOut("MessagingIntegration.messengerType") }
            var channel = document.channel(type ?? "not given", "MessagingIntegration.status", &flaws)
            if type?.lowercased() == "open" { channel.webhook = webhooks[channel.id] ?? .absent(missing) }
            return channel
        }
        return Self.union(all, open)
    }

    private func openChannels() throws(CaptureError) -> Reading<[MessagingChannel]> {
        try list(.openMessaging) { document, flaws in
            var channel = document.channel("open", "OpenIntegration.status", &flaws)
            channel.webhook = document["outboundNotificationWebhookUrl"].reading(
                of: "OpenIntegration.outboundNotificationWebhookUrl", \.string
            ).map { $0 }
            return channel
        }
    }

    private static func union(
        _ all: Reading<[MessagingChannel]>, _ open: Reading<[MessagingChannel]>
    ) -> Reading<[MessagingChannel]> {
        guard let found = open.value, !found.isEmpty else { return all }
        let known = Set((all.value ?? []).map(\.id))
        let together = (all.value ?? []) + found.filter { !known.contains($0.id) }
        return Reading.observed(together).lacking(all.absences)
    }
}

extension Document {
    fileprivate func channel(_ type: String, _ field: String, _ flaws: inout Flaws) -> MessagingChannel {
        let off: Set = ["inactive", "error", "starting", "incomplete", "deleting", "deletionfailed", "failed"]
        return MessagingChannel(
            id: MessagingChannel.ID(id), name: name, type: type,
            isActive: isOn("status", unless: off, field, &flaws))
    }
}
