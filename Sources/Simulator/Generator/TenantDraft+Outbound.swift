import Capture
import ContactCenter

extension TenantDraft {

    /// Domains that mail is sent from, and campaigns that call people: from sites, for queues.
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
