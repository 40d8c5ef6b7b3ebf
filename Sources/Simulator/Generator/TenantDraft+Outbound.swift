import Capture
import ContactCenter

extension TenantDraft {

    /// Domains that mail is sent from, and campaigns that call people.
    mutating func addOutbound() {
        var draw = chance("outbound")
        addMailDomains()
        addOutboundSettings(&draw)
        addCampaigns(&draw)
    }

    /// A domain, and what is wrong with it.
    private struct DraftDomain {
        let name: String
        var signing = "VERIFIED"
        var record = "Valid"
        var policy: String? = "reject"
        var weakness: String?
    }

    private mutating func addMailDomains() {
        let domain = organization.domain
        var all = [DraftDomain(name: "service.\(domain)"), DraftDomain(name: "news.\(domain)", policy: "quarantine")]
        if plants("CHN-04") {
            all += [
                DraftDomain(name: "offers.\(domain)", policy: "none", weakness: "Its DMARC policy asks for nothing"),
                DraftDomain(name: "old.\(domain)", signing: "FAILED", weakness: "Its mail is not signed"),
                DraftDomain(
                    name: "promo.\(domain)", record: "NotPresent", policy: nil, weakness: "It has no DMARC record"),
            ]
        }
        for one in all { add(one) }
    }

    private mutating func add(_ domain: DraftDomain) {
        let policy = domain.policy.map { #""detectedPolicy": "\#($0)","# } ?? ""
        add(
            TenantLayout.mailDomains, id: domain.name,
            """
            {
              "id": "\(domain.name)", "name": "\(domain.name)", "senderType": "EmailDomain",
              "cnameVerificationResult": {"status": "VERIFIED", "records": []},
              "dkimVerificationResult": {"status": "\(domain.signing)", "records": []},
              "dmarcVerificationResult": {
                "status": "\(domain.record)", \(policy) "dateChecked": "\(daysAgo(1))", "records": []
              },
              "selfUri": "/api/v2/routing/email/outbound/domains/\(domain.name)"
            }
            """)
        if let weakness = domain.weakness { plant("CHN-04", Subject(.mailDomain, domain.name), weakness) }
    }

    private mutating func addOutboundSettings(_ draw: inout Draw) {
        let id = draw.uuid()
        add(
            TenantLayout.outboundSettings,
            """
            {
              "id": "\(id)", "name": "Outbound", "version": 3, "dateCreated": "\(daysAgo(900))",
              "dateModified": "\(daysAgo(60))", "maxCallsPerAgent": 2, "maxLineUtilization": 0.8, "abandonSeconds": 2.0,
              "complianceAbandonRateDenominator": "CALLS_THAT_REACHED_QUEUE",
              "automaticTimeZoneMapping": {"callableWindows": [], "supportedCountries": ["US", "CA"]},
              "rescheduleTimeZoneSkippedContacts": true, "selfUri": "/api/v2/outbound/settings"
            }
            """)
    }
}

extension TenantDraft {

    /// A campaign, and what is wrong with it.
    private struct DraftCampaign {
        let name: String
        var status = "on"
        var lists: [(id: String, name: String)] = []
        var hasHours = true
        var weakness: String?
    }

    private mutating func addCampaigns(_ draw: inout Draw) {
        let (own, bought, empty) = (draw.uuid(), draw.uuid(), draw.uuid())
        addList(own, "Said no to us", source: "rds", size: 1 + size / 4)
        addList(bought, "Registry", source: "dnc.com", size: nil)
        let both = [(id: own, name: "Said no to us"), (id: bought, name: "Registry")]
        var all = [
            DraftCampaign(name: "Renewals", lists: both), DraftCampaign(name: "Surveys", lists: [both[0]]),
            // Off: what it would check is of no consequence.
            DraftCampaign(name: "Spring Offer", status: "off", hasHours: false),
        ]
        if plants("CHN-05") {
            addList(empty, "Said no to the new brand", source: "rds", size: 0)
            all += [
                DraftCampaign(name: "Win Back", weakness: "It checks no list of those who said no"),
                DraftCampaign(
                    name: "New Brand", lists: [(empty, "Said no to the new brand")],
                    weakness: "The only list it checks is empty"),
                DraftCampaign(name: "Reminders", lists: both, hasHours: false, weakness: "It calls at any hour"),
            ]
        }
        for campaign in all { add(campaign, &draw) }
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

    private mutating func add(_ campaign: DraftCampaign, _ draw: inout Draw) {
        let (id, contacts, hours) = (draw.uuid(), draw.uuid(), draw.uuid())
        let created = daysAgo(100)
        add(TenantLayout.campaigns, id: id) { json in
            json.field("id", id)
            json.field("name", campaign.name)
            json.field("version", 5)
            json.field("dateCreated", created)
            json.object("contactList") { $0.reference(contacts, "Customers", "outbound/contactlists") }
            json.field("dialingMode", "progressive")
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
                json.object("callableTimeSet") { $0.reference(hours, "Daytime", "outbound/callabletimesets") }
            }
            json.field("callerName", "Service")
            json.field("callerAddress", "+493055500000")
            json.field("selfUri", "/api/v2/outbound/campaigns/\(id)")
        }
        if let weakness = campaign.weakness { plant("CHN-05", Subject(.campaign, id), weakness) }
    }
}
