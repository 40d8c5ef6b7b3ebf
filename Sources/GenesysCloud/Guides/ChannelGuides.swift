import Assurance
import ContactCenter

extension GenesysCloud {
    static let channelGuides: [Guide] = [
        Guide(
            "CHN-01",
            fields: ["WebDeployment.allowAllDomains", "WebDeployment.allowedDomains", "WebDeployment.status"],
            menu: "Admin > Message > Messenger Deployments > the deployment > Restrict domain access",
            call: "PUT /api/v2/webdeployments/deployments/{deploymentId}",
            caveats: """
                A domain left out of the list loses its messenger at once. Which domains are yours, only you can say.
                """,
            basis: .specification,
            source: described("GET /api/v2/webdeployments/deployments, WebDeployment")),
        Guide(
            "CHN-02",
            fields: [
                "CobrowseSettings.enabled", "CobrowseSettings.maskSelectors", "CobrowseSettings.allowAgentControl",
                "AuthenticationSettings.enabled",
            ],
            menu: "Admin > Message > Messenger Configurations > the configuration",
            call: "PUT /api/v2/webdeployments/configurations/{configurationId}/versions/draft, then publish",
            caveats: """
                Published configurations are judged, in use or not; a draft that differs is not. Selectors hide what \
                they name on the pages they were written for: whether they name the right fields is not visible here.
                """,
            basis: .specification,
            source: described("GET /api/v2/webdeployments/configurations?showOnlyPublished=true")),
        Guide(
            "CHN-03",
            fields: ["OpenIntegration.outboundNotificationWebhookUrl", "OpenIntegration.status"],
            menu: "Admin > Message > Platforms > Open Messaging",
            call: "PATCH /api/v2/conversations/messaging/integrations/open/{integrationId}",
            caveats: """
                The token that signs what is sent may stand in the answer and is kept as a keyed hash. Which hosts data \
                may go to, only you can say.
                """,
            basis: .specification,
            source: described("GET /api/v2/conversations/messaging/integrations/open, OpenIntegration")),
    ]
}
