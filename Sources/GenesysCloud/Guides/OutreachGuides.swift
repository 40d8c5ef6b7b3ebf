import Assurance
import ContactCenter

extension GenesysCloud {
    static let outreachGuides: [Guide] = [
        Guide(
            "CHN-04",
            fields: ["OutboundDomain.dkimVerificationResult", "DmarcResult.status", "DmarcResult.detectedPolicy"],
            menu: "not looked up: go by the call",
            call: "GET /api/v2/routing/email/outbound/domains",
            caveats: """
                The platform looks the records up from time to time: a record changed today may be judged tomorrow. A \
                stricter DMARC policy refuses mail of other senders of yours that do not sign: read the reports first. \
                Looking takes routing:email:manage, which also allows changing.
                """,
            basis: .specification,
            source: described("GET /api/v2/routing/email/outbound/domains, OutboundDomain, DmarcResult")),
        Guide(
            "CHN-05",
            fields: [
                "Campaign.campaignStatus", "Campaign.dncLists", "Campaign.callableTimeSet", "DncList.dncSourceType",
                "DncList.size", "OutboundSettings.automaticTimeZoneMapping",
            ],
            menu: "not looked up: go by the call",
            call: "PUT /api/v2/outbound/campaigns/{campaignId}",
            caveats: """
                It is evidence of how voice campaigns are set, and no legal advice: which lists and hours the law \
                wants, where, is for counsel. Whether a list holds everybody who said no is not visible here, and a \
                list of another service has no size. A field that is left out is taken for one nobody set.
                """,
            basis: .assumed,
            source: described("GET /api/v2/outbound/campaigns, Campaign; GET /api/v2/outbound/dnclists, DncList")),
    ]
}
