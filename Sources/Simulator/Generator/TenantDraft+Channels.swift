import Capture
import ContactCenter

extension TenantDraft {

    /// Messengers on web pages, and the other ways for customers to write in.
    mutating func addChannels() {
        var draw = chance("channels")
        registers["web-domains"] = ["www.\(organization.domain)", "*.shop.\(organization.domain)"]
        addWeb(&draw)
        addMessaging(&draw)
    }

    /// A way to write in, and what is wrong with it.
    private struct DraftChannel {
        let name: String
        let type: String
        var isActive = true

        /// Where what agents write is sent, for a messenger of the tenant's own.
        var webhook: String?
        var weakness: String?
    }

    private mutating func addMessaging(_ draw: inout Draw) {
        var active: [String] = []
        for channel in messengers() {
            let id = draw.uuid()
            if channel.isActive { active.append(id) }
            add(channel, id: id, &draw)
            if let webhook = channel.webhook { addOpen(channel, id: id, webhook: webhook, &draw) }
            if let weakness = channel.weakness { plant("CHN-03", Subject(.channel, id), weakness) }
        }
        guard plants("DAT-07") else { return addMaskingRules(hidingCardsIn: nil) }
        addMaskingRules(hidingCardsIn: Array(active.prefix(2)))
        for id in active.dropFirst(2) {
            plant("DAT-07", Subject(.channel, id), "No enabled rule hides card numbers in it")
        }
    }

    private func messengers() -> [DraftChannel] {
        let usual = [
            DraftChannel(name: "Shop Messages", type: "whatsapp"), DraftChannel(name: "Web Chat", type: "webmessaging"),
            DraftChannel(name: "App Chat", type: "open", webhook: "https://hooks.\(organization.domain)/app-chat"),
            // A kind of messenger the API description does not name.
            DraftChannel(name: "Broadcast", type: "telegram", isActive: false),
            DraftChannel(name: "Old Page", type: "facebook", isActive: false),
        ]
        guard plants("CHN-03") else { return usual }
        return usual + [
            DraftChannel(
                name: "Bot Bridge", type: "open", webhook: "http://hooks.\(organization.domain)/bot",
                weakness: "What agents write is sent without encryption"),
            DraftChannel(
                name: "Relay", type: "open", webhook: "https://relay.stranger.example/in",
                weakness: "What agents write is sent to a host that is on no list"),
        ]
    }

    private mutating func add(_ channel: DraftChannel, id: String, _ draw: inout Draw) {
        let author = author(&draw)
        add(
            TenantLayout.messagingChannels, id: id,
            """
            {
              "id": "\(id)", "name": "\(channel.name)", "status": "\(channel.isActive ? "Active" : "Inactive")",
              "messengerType": "\(channel.type)", "version": 2, "dateCreated": "\(daysAgo(220))",
              "dateModified": "\(daysAgo(20))", "createdBy": \(author), "modifiedBy": \(author),
              "selfUri": "/api/v2/conversations/messaging/integrations/\(channel.type)/\(id)"
            }
            """)
    }

    private mutating func addOpen(_ channel: DraftChannel, id: String, webhook: String, _ draw: inout Draw) {
        let token = draw.uuid()
        add(
            TenantLayout.openMessaging, id: id,
            """
            {
              "id": "\(id)", "name": "\(channel.name)", "status": "Active", "createStatus": "Completed",
              "outboundNotificationWebhookUrl": "\(webhook)",
              "outboundNotificationWebhookSignatureSecretToken": "fake-signature-\(token)",
              "webhookHeaders": {"X-Channel-Key": "fake-channel-key-\(token)"},
              "dateCreated": "\(daysAgo(220))", "dateModified": "\(daysAgo(20))", "createdBy": \(author(&draw)),
              "selfUri": "/api/v2/conversations/messaging/integrations/open/\(id)"
            }
            """)
    }
}

extension TenantDraft {

    /// What a messenger on a web page lets people do, and what is wrong with it.
    private struct DraftConfiguration {
        let name: String
        var masks = [".card-number", "#password"]
        var agentsMayControl = false
        var authenticates = true
        var isCobrowsed = true
        var weakness: String?
    }

    private mutating func addWeb(_ draw: inout Draw) {
        var main = ""
        for configuration in configurations() {
            let id = draw.uuid()
            if main.isEmpty { main = id }
            add(configuration, id: id, &draw)
        }
        let (www, shop) = ("www.\(organization.domain)", "de.shop.\(organization.domain)")
        addDeployment("Website", domains: [www, shop], configuration: main, &draw)
        // Not active: where it may be shown is of no consequence.
        addDeployment("Test page", domains: nil, isActive: false, configuration: main, &draw)
        guard plants("CHN-01") else { return }
        let open = addDeployment("Campaign", domains: nil, configuration: main, &draw)
        plant("CHN-01", Subject(.deployment, open), "Any web page may show it")
        guard posture == .poor else { return }
        let strange = addDeployment("Reseller", domains: [www, "shop.stranger.example"], configuration: main, &draw)
        plant("CHN-01", Subject(.deployment, strange), "shop.stranger.example may show it and is on no list")
    }

    private func configurations() -> [DraftConfiguration] {
        let usual = [
            DraftConfiguration(name: "Website messenger"),
            DraftConfiguration(name: "Plain messenger", masks: [], isCobrowsed: false),
        ]
        guard plants("CHN-02") else { return usual }
        let bare = DraftConfiguration(name: "Campaign messenger", masks: [], weakness: "Agents see all that is typed")
        guard posture == .poor else { return usual + [bare] }
        return usual + [
            bare,
            DraftConfiguration(name: "Guided sale", agentsMayControl: true, weakness: "Agents may take over the page"),
            DraftConfiguration(
                name: "Anonymous chat", authenticates: false, weakness: "Visitors cannot prove who they are"),
        ]
    }

    private mutating func add(_ configuration: DraftConfiguration, id: String, _ draw: inout Draw) {
        let (integration, author) = (signInIntegration, administrators[0].id)
        // What was drawn for it once: everything after it stays as it was.
        _ = draw.uuid()
        let reference = #"{"id": "\#(author)", "selfUri": "/api/v2/users/\#(author)"}"#
        add(
            TenantLayout.webConfigurations, id: id,
            """
            {
              "id": "\(id)", "name": "\(configuration.name)", "version": "4", "status": "Active",
              "languages": ["en-us", "de"], "defaultLanguage": "en-us",
              "messenger": {
                "enabled": true, "launcherButton": {"visibility": "On"},
                "fileUpload": {
                  "enableAttachments": true,
                  "modes": [{"fileTypes": ["image/png", "image/jpeg"], "maxFileSizeKB": 10240}]
                }
              },
              "cobrowse": {
                "enabled": \(configuration.isCobrowsed), "allowAgentControl": \(configuration.agentsMayControl),
                "allowAgentNavigation": false, "maskSelectors": \(list(configuration.masks)),
                "channels": ["Webmessaging"]
              },
              "authenticationSettings": {
                "enabled": \(configuration.authenticates), "integrationId": "\(integration)",
                "allowSessionUpgrade": false
              },
              "dateCreated": "\(daysAgo(300))", "dateModified": "\(daysAgo(33))", "datePublished": "\(daysAgo(33))",
              "createdUser": \(reference), "lastModifiedUser": \(reference), "publishedUser": \(reference),
              "selfUri": "/api/v2/webdeployments/configurations/\(id)/versions/4"
            }
            """)
        if let weakness = configuration.weakness { plant("CHN-02", Subject(.webConfiguration, id), weakness) }
    }

    /// - Parameter domains: Whose pages may show it; nil for any.
    @discardableResult
    private mutating func addDeployment(
        _ name: String, domains: [String]?, isActive: Bool = true, configuration: String, _ draw: inout Draw
    ) -> String {
        let (id, author) = (draw.uuid(), administrators[0].id)
        add(
            TenantLayout.webDeployments, id: id,
            """
            {
              "id": "\(id)", "name": "\(name)", "description": "", "allowAllDomains": \(domains == nil),
              "allowedDomains": \(list(domains ?? [])), "status": "\(isActive ? "Active" : "Inactive")",
              "configuration": {"id": "\(configuration)", "name": "Website messenger", "version": "4"},
              "snippet": "<script>/* \(id) */</script>",
              "dateCreated": "\(daysAgo(280))", "dateModified": "\(daysAgo(28))",
              "lastModifiedUser": {"id": "\(author)", "selfUri": "/api/v2/users/\(author)"},
              "selfUri": "/api/v2/webdeployments/deployments/\(id)"
            }
            """)
        return id
    }
}
