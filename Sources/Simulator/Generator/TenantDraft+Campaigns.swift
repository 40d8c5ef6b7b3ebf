import Capture
import ContactCenter

// Whom a tenant calls, when, from where, and what becomes of a call nobody takes.

extension TenantDraft {

    /// A campaign, and what is wrong with it.
    private struct DraftCampaign {
        let name: String
        var status = "on"

        /// With somebody who talks, or without anybody.
        var isAgentless = false
        var lists: [(id: String, name: String)] = []
        var hasHours = true
        var weakness: String?
    }

    /// What campaigns go by.
    private struct CampaignParts {
        let contacts: String
        let hours: String
        let answers: String
        let script: String
    }

    mutating func addCampaigns(_ draw: inout Draw) {
        let (own, bought, empty) = (draw.uuid(), draw.uuid(), draw.uuid())
        addList(own, "Said no to us", source: "rds", size: 1 + size / 4)
        addList(bought, "Registry", source: "dnc.com", size: nil)
        let both = [(id: own, name: "Said no to us"), (id: bought, name: "Registry")]
        var all = [
            DraftCampaign(name: "Renewals", lists: both),
            DraftCampaign(name: "Surveys", isAgentless: true, lists: [both[0]]),
            // Off: what it would check is of no consequence.
            DraftCampaign(name: "Spring Offer", status: "off", hasHours: false),
        ]
        if plants("CHN-05") {
            addList(empty, "Said no to the new brand", source: "rds", size: 0)
            all += [
                DraftCampaign(name: "Win Back", weakness: "It checks no list of those who said no"),
                DraftCampaign(
                    name: "New Brand", isAgentless: true, lists: [(empty, "Said no to the new brand")],
                    weakness: "The only list it checks is empty"),
                DraftCampaign(
                    name: "Reminders", isAgentless: true, lists: both, hasHours: false,
                    weakness: "It calls at any hour"),
            ]
        }
        let parts = addParts()
        for campaign in all { add(campaign, with: parts, id: draw.uuid()) }
    }

    private mutating func addList(_ id: String, _ name: String, source: String, size: Int?) {
        let created = daysAgo(400)
        add(TenantLayout.dncLists, id: id) { json in
            json.field("id", id)
            json.field("name", name)
            json.field("version", 1)
            json.field("dateCreated", created)
            json.field("dncSourceType", source)
            json.field("contactMethod", "Phone")
            if let size { json.field("size", size) }
            json.field("selfUri", "/api/v2/outbound/dnclists/\(id)")
        }
    }

    /// The people to call, the hours, what becomes of a call, and what is said.
    private mutating func addParts() -> CampaignParts {
        var draw = chance("campaigns")
        let parts = CampaignParts(
            contacts: draw.uuid(), hours: draw.uuid(), answers: draw.uuid(), script: draw.uuid())
        addContacts(parts.contacts)
        addHours(parts.hours)
        add(
            TenantLayout.callAnalysisSets, id: parts.answers,
            """
            {
              "id": "\(parts.answers)", "name": "Hang up on machines", "version": 2, "dateCreated": "\(daysAgo(300))",
              "responses": {
                "disposition.classification.callable.person": {"reactionType": "transfer"},
                "disposition.classification.callable.machine": {"reactionType": "hangup"}
              },
              "beepDetectionEnabled": false,
              "selfUri": "/api/v2/outbound/callanalysisresponsesets/\(parts.answers)"
            }
            """)
        add(TenantLayout.scripts, id: parts.script) { $0.reference(parts.script, "Renewal Call", "scripts") }
        return parts
    }

    private mutating func addContacts(_ id: String) {
        let home = divisions[0]
        add(
            TenantLayout.contactLists, id: id,
            """
            {
              "id": "\(id)", "name": "Customers", "version": 3, "dateCreated": "\(daysAgo(300))",
              "division": {"id": "\(home.id)", "name": "\(home.name)"},
              "columnNames": ["Account", "Phone", "Zone", "Language"],
              "phoneColumns": [{"columnName": "Phone", "type": "home", "callableTimeColumn": "Zone"}],
              "previewModeAcceptedValues": [], "size": \(size * 40), "automaticTimeZoneMapping": false,
              "trimWhitespace": true, "selfUri": "/api/v2/outbound/contactlists/\(id)"
            }
            """)
    }

    /// From Monday to Friday.
    private mutating func addHours(_ id: String) {
        let slots = (1...5).map { #"{"day": \#($0), "startTime": "09:00:00", "stopTime": "18:00:00"}"# }
        add(
            TenantLayout.callableTimeSets, id: id,
            """
            {
              "id": "\(id)", "name": "Daytime", "version": 1, "dateCreated": "\(daysAgo(300))",
              "callableTimes": [{"timeZoneId": "Europe/Berlin", "timeSlots": [\(slots.joined(separator: ", "))]}],
              "selfUri": "/api/v2/outbound/callabletimesets/\(id)"
            }
            """)
    }

    private mutating func add(_ campaign: DraftCampaign, with parts: CampaignParts, id: String) {
        let created = daysAgo(100)
        let (site, queue) = (sites[0], queues[0])
        add(TenantLayout.campaigns, id: id) { json in
            json.field("id", id)
            json.field("name", campaign.name)
            json.field("version", 5)
            json.field("dateCreated", created)
            json.object("contactList") { $0.reference(parts.contacts, "Customers", "outbound/contactlists") }
            json.field("dialingMode", campaign.isAgentless ? "agentless" : "progressive")
            if campaign.isAgentless {
                json.field("outboundLineCount", 4)
            } else {
                json.object("queue") { $0.reference(queue.id, queue.name, "routing/queues") }
                json.object("script") { $0.reference(parts.script, "Renewal Call", "scripts") }
            }
            json.object("site") { $0.reference(site.id, site.name, "telephony/providers/edges/sites") }
            json.object("callAnalysisResponseSet") {
                $0.reference(parts.answers, "Hang up on machines", "outbound/callanalysisresponsesets")
            }
            json.field("campaignStatus", campaign.status)
            json.array("phoneColumns") { json in
                json.object { json in
                    json.field("columnName", "Phone")
                    json.field("type", "home")
                }
            }
            json.array("dncLists") { json in
                for list in campaign.lists { json.object { $0.reference(list.id, list.name, "outbound/dnclists") } }
            }
            if campaign.hasHours {
                json.object("callableTimeSet") { $0.reference(parts.hours, "Daytime", "outbound/callabletimesets") }
            }
            json.field("callerName", "Service")
            json.field("callerAddress", "+493055500000")
            json.field("selfUri", "/api/v2/outbound/campaigns/\(id)")
        }
        if let weakness = campaign.weakness { plant("CHN-05", Subject(.campaign, id), weakness) }
    }
}
