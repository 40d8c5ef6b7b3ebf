import Capture

extension Listing {

    /// To look at the domains takes a permission that changes them too, so another client does.
    ///
    /// Source: `GET /api/v2/routing/email/outbound/domains`, API description of July 2026.
    static let mailDomains = Listing(
        .mailDomains, "/api/v2/routing/email/outbound/domains", paging: .pages(size: 100),
        needs: .all(["routing:email:manage"]), by: .mail)

    /// Source: `GET /api/v2/outbound/settings`, API description of July 2026.
    static let outboundSettings = Listing(
        .outboundSettings, "/api/v2/outbound/settings", paging: .document, needs: .any(["outbound:settings:view"]))

    /// How many stand in a list comes only when asked for.
    ///
    /// Source: `GET /api/v2/outbound/dnclists`, API description of July 2026.
    static let dncLists = Listing(
        .dncLists, "/api/v2/outbound/dnclists", query: [Parameter("includeSize", "true")], paging: .pages(size: 100),
        needs: .any(["outbound:dncList:view"]))

    /// Source: `GET /api/v2/outbound/campaigns`, API description of July 2026.
    static let campaigns = Listing(
        .campaigns, "/api/v2/outbound/campaigns", paging: .pages(size: 100), needs: .any(["outbound:campaign:view"]))
}
