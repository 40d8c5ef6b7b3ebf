import Capture

extension Listing {

    /// Source: `GET /api/v2/telephony/providers/edges/trunkbasesettings`, API description of July 2026.
    static let trunkBaseSettings = Listing(
        .trunkBaseSettings, "/api/v2/telephony/providers/edges/trunkbasesettings",
        query: [Parameter("expand", "properties")], paging: .pages(size: 100), needs: .any(["telephony:plugin:all"]),
        by: .telephony)

    /// Source: `GET /api/v2/telephony/providers/edges/trunks`, API description of July 2026.
    static let trunks = Listing(
        .trunks, "/api/v2/telephony/providers/edges/trunks", paging: .pages(size: 100),
        needs: .any(["telephony:plugin:all"]), by: .telephony)

    /// Source: `GET /api/v2/telephony/providers/edges/sites`, API description of July 2026.
    static let sites = Listing(
        .sites, "/api/v2/telephony/providers/edges/sites", paging: .pages(size: 100), needs: .none)

    /// Source: `GET /api/v2/telephony/providers/edges`, API description of July 2026.
    static let edges = Listing(
        .edges, "/api/v2/telephony/providers/edges", paging: .pages(size: 100), needs: .any(["telephony:plugin:all"]),
        by: .telephony)

    /// Source: `GET /api/v2/telephony/providers/edges/expired`, API description of July 2026: ids and names only.
    static let expiredEdges = Listing(
        .expiredEdges, "/api/v2/telephony/providers/edges/expired", paging: .entities,
        needs: .any(["telephony:plugin:all", "internal:edge:view"]), by: .telephony)

    /// Declares no paging parameters, yet its answer has pages.
    ///
    /// Source: `GET /api/v2/telephony/providers/edges/certificateauthorities`, API description of July 2026.
    static let certificateAuthorities = Listing(
        .certificateAuthorities, "/api/v2/telephony/providers/edges/certificateauthorities", paging: .pagesUnasked,
        needs: .any(["telephony:plugin:all"]), by: .telephony)
}
