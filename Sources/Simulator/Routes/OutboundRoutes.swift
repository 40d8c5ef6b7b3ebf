/// Mail and campaigns.
extension RouteTable {
    static let outboundRoutes = [
        Route(
            .get, "/api/v2/routing/email/outbound/domains", needs: .all("routing:email:manage"),
            serves: .pages(of: .mailDomains)),
        Route(
            .get, "/api/v2/outbound/settings", needs: .any("outbound:settings:view"),
            serves: .setting("outbound-settings")),
        Route(
            .get, "/api/v2/outbound/dnclists", needs: .any("outbound:dncList:view"), serves: .pages(of: .dncLists)),
        Route(
            .get, "/api/v2/outbound/campaigns", needs: .any("outbound:campaign:view"),
            serves: .pages(of: .campaigns)),
        Route(
            .get, "/api/v2/outbound/campaigns/{campaignId}", needs: .any("outbound:campaign:view"),
            serves: .one(of: .campaigns)),
    ]
}
