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
            .get, "/api/v2/outbound/contactlists", needs: .any("outbound:contactList:view"),
            serves: .pages(of: .contactLists)),
        Route(
            .get, "/api/v2/outbound/callabletimesets", needs: .any("outbound:callableTimeSet:view"),
            serves: .pages(of: .callableTimeSets)),
        Route(
            .get, "/api/v2/outbound/callanalysisresponsesets", needs: .any("outbound:responseSet:view"),
            serves: .pages(of: .callAnalysisSets)),
        Route(.get, "/api/v2/scripts", needs: .any("scripter:script:view"), serves: .pages(of: .scripts)),
        Route(
            .get, "/api/v2/outbound/campaigns", needs: .any("outbound:campaign:view"),
            serves: .pages(of: .campaigns)),
        Route(
            .get, "/api/v2/outbound/campaigns/{campaignId}", needs: .any("outbound:campaign:view"),
            serves: .one(of: .campaigns)),
    ]
}
