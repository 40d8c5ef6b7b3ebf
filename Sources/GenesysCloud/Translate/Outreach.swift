import Capture
import ContactCenter

extension Capture {

    /// Domains that mail to customers is sent from.
    ///
    /// Source: `GET /api/v2/routing/email/outbound/domains`, checked 2026-11-29.
    func mailDomains() throws(CaptureError) -> Reading<[MailDomain]> {
        try list(.mailDomains) { document, _ in
            MailDomain(
                id: MailDomain.ID(document.id),
                signing: document.at("dkimVerificationResult", "status").reading(
                    of: "OutboundDomain.dkimVerificationResult"
                ) { $0.string.map { $0 == "VERIFIED" ? .proven : .unproven($0) } },
                policy: document["dmarcVerificationResult"].reading(
                    of: "OutboundDomain.dmarcVerificationResult", MailDomain.Policy.init))
        }
    }

    /// Whether the tenant has calling hours that follow each number's time zone.
    ///
    /// Settings without any are ones nobody made: the platform leaves out what is not set (assumed).
    ///
    /// Source: `GET /api/v2/outbound/settings`, checked 2026-11-29.
    func callingHours() throws(CaptureError) -> Reading<Bool> {
        try fact(.outboundSettings) { document in
            let windows = document.at("automaticTimeZoneMapping", "callableWindows")
            return .observed(windows?.elements.first { _ in true } != nil)
        }
    }

    /// Lists of those who asked not to be called.
    ///
    /// Source: `GET /api/v2/outbound/dnclists?includeSize=true`, checked 2026-11-29.
    func doNotCallLists() throws(CaptureError) -> Reading<[DoNotCallList]> {
        try list(.dncLists) { document, flaws in
            let source = document["dncSourceType"]?.string
            if source == nil { flaws.leftOut("DncList.dncSourceType") }
            return DoNotCallList(
                id: DoNotCallList.ID(document.id), name: document.name,
                isKeptHere: source?.hasPrefix("rds") ?? false,
                size: document["size"].reading(of: "DncList.size", \.integer))
        }
    }

    /// Lists of people being called.
    ///
    /// A campaign runs unless its status says that it does not. One without a callable time set has no hours of its
    /// own: the platform leaves out what is not set (assumed).
    ///
    /// Source: `GET /api/v2/outbound/campaigns`, checked 2026-11-29.
    func campaigns() throws(CaptureError) -> Reading<[Campaign]> {
        try list(.campaigns) { document, flaws in
            let off: Set = ["off", "complete", "invalid", "forced_off"]
            return Campaign(
                id: Campaign.ID(document.id), name: document.name,
                isRunning: document.isOn("campaignStatus", unless: off, "Campaign.campaignStatus", &flaws),
                doNotCall: document["dncLists"].reading(of: "Campaign.dncLists") { lists in
                    lists.kind == .array ? lists.elements.compactMap { $0["id"]?.string.map { .init($0) } } : nil
                },
                hasHours: document.at("callableTimeSet", "id")?.string != nil)
        }
    }
}

extension MailDomain.Policy {

    /// nil for a status or policy the description does not name.
    fileprivate init?(_ result: JSON) {
        switch (result["status"]?.string, result["detectedPolicy"]?.string) {
        case ("NotPresent"?, _): self = .missing
        case ("Invalid"?, _): self = .broken
        case ("Valid"?, "none"?): self = .watched
        case ("Valid"?, "quarantine"?), ("Valid"?, "reject"?): self = .enforced
        default: return nil
        }
    }
}
