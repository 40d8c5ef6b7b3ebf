/// Trunks, sites and edges. Their envelopes carry `totalNumberOfEntities` beside `total`.
extension RouteTable {
    static let telephonyRoutes = [
        Route(
            .get, "/api/v2/telephony/providers/edges/trunkbasesettings", needs: .any("telephony:plugin:all"),
            serves: .pages(of: .trunkBaseSettings, .telephony)),
        Route(
            .get, "/api/v2/telephony/providers/edges/trunks", needs: .any("telephony:plugin:all"),
            serves: .pages(of: .trunks, .telephony)),
        Route(.get, "/api/v2/telephony/providers/edges/sites", serves: .pages(of: .sites, .telephony)),
        Route(
            .get, "/api/v2/telephony/providers/edges", needs: .any("telephony:plugin:all"),
            serves: .pages(of: .edges, .telephony)),
        Route(
            .get, "/api/v2/telephony/providers/edges/expired",
            needs: .any("telephony:plugin:all", "internal:edge:view"),
            serves: .whole(of: .expiredEdges)),
        Route(
            .get, "/api/v2/telephony/providers/edges/certificateauthorities", needs: .any("telephony:plugin:all"),
            serves: .pages(of: .certificateAuthorities, .decidedByPlatform)),
    ]
}
