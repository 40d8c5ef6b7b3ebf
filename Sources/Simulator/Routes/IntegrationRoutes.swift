/// Integrations, data actions and what they sign in with, triggers.
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
            serves: .pages(of: .dataActions).linkingTemplates),
        Route(
            .get, "/api/v2/integrations/actions/certificates", needs: .any("integrations:actionCertificate:view"),
            serves: .pages(of: .actionCertificates, .decidedByPlatform)),
        Route(
            .get, "/api/v2/integrations/credentials/listing", needs: .any("integrations:integration:view"),
            serves: .cursor(of: .storedCredentials, atMost: 200)),
        Route(
            .get, "/api/v2/processautomation/triggers",
            needs: .any("processautomation:trigger:edit", "processautomation:trigger:view"),
            serves: .cursor(of: .triggers, atMost: 200)),
    ]
}
