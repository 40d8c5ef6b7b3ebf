/// Web deployments and messaging.
extension RouteTable {
    static let channelRoutes = [
        Route(
            .get, "/api/v2/webdeployments/deployments", needs: .all("webDeployments:deployment:view"),
            serves: .cursor(of: .webDeployments)),
        Route(
            .get, "/api/v2/webdeployments/configurations", needs: .all("webDeployments:configuration:view"),
            serves: .webConfigurations),
        Route(
            .get, "/api/v2/conversations/messaging/integrations", needs: .all("messaging:integration:view"),
            serves: .pages(of: .messagingChannels)),
        Route(
            .get, "/api/v2/conversations/messaging/integrations/open", needs: .all("messaging:integration:view"),
            serves: .pages(of: .openMessaging)),
    ]
}
