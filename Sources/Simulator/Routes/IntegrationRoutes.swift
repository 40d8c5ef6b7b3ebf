/// Integrations and data actions.
extension RouteTable {
    static let integrationRoutes = [
        Route(
            .get, "/api/v2/integrations", needs: .any("integrations:integration:view"),
            serves: .pages(of: .integrations)),
        Route(
            .get, "/api/v2/integrations/types", needs: .any("integrations:integration:view"),
            serves: .pages(of: .integrationTypes)),
        Route(
            .get, "/api/v2/integrations/actions", needs: .any("integrations:action:view", "bridge:actions:view"),
            serves: .pages(of: .dataActions)),
    ]
}
