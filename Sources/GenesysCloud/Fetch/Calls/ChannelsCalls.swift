import Capture

extension Listing {

    /// Source: `GET /api/v2/webdeployments/deployments`, API description of July 2026: the page size is a string, 300
    /// by default.
    static let webDeployments = Listing(
        .webDeployments, "/api/v2/webdeployments/deployments", paging: .links(size: 300),
        needs: .all(["webDeployments:deployment:view"]))

    /// Source: `GET /api/v2/webdeployments/configurations`, API description of July 2026.
    static let webConfigurations = Listing(
        .webConfigurations, "/api/v2/webdeployments/configurations",
        query: [Parameter("showOnlyPublished", "true")], paging: .links(size: 300),
        needs: .all(["webDeployments:configuration:view"]))

    /// Source: `GET /api/v2/conversations/messaging/integrations`, API description of July 2026.
    static let messagingChannels = Listing(
        .messagingChannels, "/api/v2/conversations/messaging/integrations", paging: .pages(size: 100),
        needs: .all(["messaging:integration:view"]))

    /// Source: `GET /api/v2/conversations/messaging/integrations/open`, API description of July 2026.
    static let openMessaging = Listing(
        .openMessaging, "/api/v2/conversations/messaging/integrations/open", paging: .pages(size: 100),
        needs: .all(["messaging:integration:view"]))
}
