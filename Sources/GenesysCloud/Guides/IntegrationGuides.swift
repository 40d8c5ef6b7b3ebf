import Assurance
import ContactCenter

extension GenesysCloud {
    static let integrationGuides: [Guide] = clientGuides + clientLifeGuides + supplierGuides + outflowGuides

    private static let clients = "Admin > Integrations > OAuth > the client"
    private static let changeClient = "PUT /api/v2/oauth/clients/{clientId}"

    private static let clientGuides: [Guide] = [
        Guide(
            "INT-01",
            fields: ["OAuthClient.authorizedGrantType", "OAuthClient.state"],
            menu: clients,
            call: changeClient,
            caveats: """
                PUT replaces the whole client: send back everything that was read. A client's grant type cannot \
                always be changed; make a new one and let the old one go. The vendor has announced that implicit \
                grants end in March 2027 (a post in its community).
                """,
            basis: .specification,
            source: described("GET /api/v2/oauth/clients, OAuthClient.authorizedGrantType")),
        Guide(
            "INT-02",
            fields: ["RoleDivision.roleId", "RoleDivision.divisionId", "OAuthClient.authorizedGrantType"],
            menu: "\(clients) > Roles",
            call: changeClient,
            caveats: """
                Scopes do not bind a client that signs in by itself: its roles and divisions are all that limits it, \
                so taking scopes away from it changes nothing. Whoever edits a client must hold its roles.
                """,
            basis: .specification,
            source: described("OAuthClient.roleDivisions and the description of OAuthClient.scope")),
        Guide(
            "INT-05",
            fields: ["OAuthClient.registeredRedirectUri"],
            menu: "\(clients) > Authorized redirect URIs",
            call: changeClient,
            caveats: "An address on the person's own machine is usual in development and a low matter here.",
            basis: .specification,
            source: described("OAuthClient.registeredRedirectUri")),
    ]

    private static let clientLifeGuides: [Guide] = [
        Guide(
            "INT-04",
            fields: ["OAuthClient.accessTokenValiditySeconds"],
            menu: "\(clients) > Token Duration",
            call: changeClient,
            caveats: """
                From 300 to 172,800 seconds; where none is set a day applies. Tokens already given out keep the life \
                they were given. Clients for user provisioning may have more, up to 450 days (a copy of the vendor's \
                help, not confirmed).
                """,
            basis: .specification,
            source: described("OAuthClient.accessTokenValiditySeconds")),
        Guide(
            "INT-06",
            fields: ["ApiUsageRow.clientId", "ApiUsageRow.requests", "OAuthClient.dateCreated"],
            menu: "\(clients) > Usage",
            call: "\(changeClient) with state: disabled",
            caveats: """
                The platform has no date of last use: usage is added up over a window. A client that works once a \
                year looks unused. `disabled` ends its tokens and can be taken back; `inactive` leads to deletion.
                """,
            basis: .specification,
            source: described("POST /api/v2/usage/query and GET /api/v2/usage/query/{executionId}/results")),
    ]

    private static let supplierGuides: [Guide] = [
        Guide(
            "INT-08",
            fields: ["OAuthAuthorization.client", "OAuthAuthorization.state", "OAuthAuthorization.pending"],
            menu: "Admin > Integrations > Authorized Applications",
            call: "none: applications are let in and out in the menu only",
            caveats: """
                Reading it takes oauth:client:authorize, which also allows authorising in the menu. Which suppliers \
                are approved, only you can say.
                """,
            basis: .specification,
            source: described("GET /api/v2/oauth/authorizations, OAuthAuthorization")),
        Guide(
            "INT-09",
            fields: ["Integration.intendedState", "IntegrationStatusInfo.code", "IntegrationType.vendorName"],
            menu: "Admin > Integrations > Integrations",
            call: "PATCH /api/v2/integrations/{integrationId} with intendedState: DISABLED",
            caveats: """
                Who makes an integration is a matter of its type; types that name no vendor are the platform's own or \
                the customer's. Disabling one stops whatever rests on it, the feed of audit events for one.
                """,
            basis: .specification,
            source: described("GET /api/v2/integrations and /types")),
    ]

    private static let outflowGuides: [Guide] = [
        Guide(
            "INT-11",
            fields: ["RequestConfig.requestUrlTemplate", "RequestConfig.headers"],
            menu: "Admin > Integrations > Actions > the action > Setup > Configuration",
            call: "PATCH /api/v2/integrations/actions/{actionId}",
            caveats: """
                Addresses are templates: where the host is a variable, nobody can tell from the configuration where \
                data goes. A secret counts as written out where a literal stood in a header or a parameter of the \
                address; it is kept as a keyed hash and shown nowhere. A stored credential takes its place. Paths \
                without a host go to the platform itself, which is observed by others.
                """,
            basis: .observed,
            source: described("GET /api/v2/integrations/actions?includeConfig=true, RequestConfig")),
        Guide(
            "INT-13",
            fields: [
                "IntegrationConfiguration.properties.awsAccountId", "IntegrationConfiguration.properties.eventFilter",
                "Integration.intendedState", "IntegrationStatusInfo.code",
            ],
            menu: "Admin > Integrations > Integrations > Amazon EventBridge Source > Configuration",
            call: "PUT /api/v2/integrations/{integrationId}/config/current",
            caveats: """
                Amazon EventBridge is the only stream of audits the platform has. Audits are one topic, \
                v2.audits.entitytype.{id}.entityid.{id}, with the braces in it. Names of properties are those of the \
                vendor's Terraform module. An account that is not yours is data leaving.
                """,
            basis: .observed,
            source: "the vendor's Terraform module and two samples of live organisations, checked 2026-11-22"),
    ]
}
