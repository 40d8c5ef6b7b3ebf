import Capture
import ContactCenter

extension Capture {

    /// Messengers put on web pages.
    ///
    /// Source: `GET /api/v2/webdeployments/deployments`, checked 2026-11-22.
    func webDeployments() throws(CaptureError) -> Reading<[WebDeployment]> {
        try list(.webDeployments) { document, flaws in
            WebDeployment(
                id: WebDeployment.ID(document.id), name: document.name,
                isActive: document.isOn(
                    "status", unless: ["pending", "inactive", "error", "deleting"], "WebDeployment.status", &flaws),
                domains: document.domains,
                configuration: document.at("configuration", "id")?.string.map { WebConfiguration.ID($0) })
        }
    }

    /// What messengers let visitors and agents do: all published configurations, in use or not.
    ///
    /// Source: `GET /api/v2/webdeployments/configurations?showOnlyPublished=true`, checked 2026-11-22.
    func webConfigurations() throws(CaptureError) -> Reading<[WebConfiguration]> {
        try list(.webConfigurations) { document, _ in
            WebConfiguration(
                id: WebConfiguration.ID(document.id), name: document.name,
                authenticatesVisitors: document.at("authenticationSettings", "enabled").reading(
                    of: "AuthenticationSettings.enabled", \.boolean),
                uploads: document.uploads,
                cobrowsing: document.cobrowsing)
        }
    }
}

extension Document {

    /// The domains whose pages may show a messenger; nil inside if any may.
    fileprivate var domains: Reading<[String]?> {
        switch self["allowAllDomains"]?.boolean {
        case nil: .absent(.leftOut(field: "WebDeployment.allowAllDomains"))
        case true?: .observed(nil)
        case false?: self["allowedDomains"].reading(of: "WebDeployment.allowedDomains", \.strings).map { $0 }
        }
    }

    /// The file types visitors may send; none where attachments are switched off.
    fileprivate var uploads: Reading<[String]> {
        guard let upload = at("messenger", "fileUpload") else {
            return .absent(.leftOut(field: "MessengerSettings.fileUpload"))
        }
        guard upload["enableAttachments"]?.boolean != false else { return .observed([]) }
        return upload["modes"].reading(of: "FileUploadSettings.modes") { modes in
            modes.kind == .array ? modes.elements.flatMap { $0["fileTypes"]?.strings ?? [] } : nil
        }
    }

    /// How agents look at a visitor's page with them; nil inside if they cannot.
    fileprivate var cobrowsing: Reading<WebConfiguration.Cobrowsing?> {
        guard let cobrowse = self["cobrowse"], let isOn = cobrowse["enabled"]?.boolean else {
            return .absent(.leftOut(field: "CobrowseSettings.enabled"))
        }
        guard isOn else { return .observed(nil) }
        guard let masks = cobrowse["maskSelectors"]?.strings else {
            return .absent(.leftOut(field: "CobrowseSettings.maskSelectors"))
        }
        guard let mayControl = cobrowse["allowAgentControl"]?.boolean else {
            return .absent(.leftOut(field: "CobrowseSettings.allowAgentControl"))
        }
        return .observed(WebConfiguration.Cobrowsing(masks: masks, agentsMayControl: mayControl))
    }
}
