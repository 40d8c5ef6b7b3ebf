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
        .sites, "/api/v2/telephony/providers/edges/sites", paging: .pages(size: 100), needs: .none,
        profile: .configuration)

    /// Source: `GET /api/v2/telephony/providers/edges`, API description of July 2026.
    static let edges = Listing(
        .edges, "/api/v2/telephony/providers/edges", paging: .pages(size: 100), needs: .any(["telephony:plugin:all"]),
        by: .telephony, profile: .configuration)
}
