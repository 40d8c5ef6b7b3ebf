import Capture

extension Kind {

    /// The call whose answers a kind is made of, as an absence names it.
    var route: String { Self.routes[name] ?? name }

    private static let routes: [String: String] = [
        "organization": "GET /api/v2/organizations/me",
        "permissions": "GET /api/v2/authorization/permissions",
        "divisions": "GET /api/v2/authorization/divisions",
        "roles": "GET /api/v2/authorization/roles",
        "role-settings": "GET /api/v2/authorization/roles/settings",
        "authorization-settings": "GET /api/v2/authorization/settings",
        "access-policies": "GET /api/v2/authorization/policies",
        "grants": "GET /api/v2/authorization/divisions/{divisionId}/grants",
        "people": "GET /api/v2/users",
        "groups": "GET /api/v2/groups",
        "partners": "GET /api/v2/orgauthorization/trustees",
        "partner-people": "GET /api/v2/orgauthorization/trustees/{trusteeOrgId}/users",
        "trustors": "GET /api/v2/orgauthorization/trustors",
        "authentication-settings": "GET /api/v2/organizations/authentication/settings",
        "idle-timeout": "GET /api/v2/tokens/timeout",
        "native-sign-in": "GET /api/v2/identityproviders/purecloud",
        "identity-providers": "GET /api/v2/identityproviders",
        "oauth-clients": "GET /api/v2/oauth/clients",
        "oauth-scopes": "GET /api/v2/oauth/scopes",
        "app-authorizations": "GET /api/v2/oauth/authorizations",
        "client-usage": "POST /api/v2/usage/query",
        "integrations": "GET /api/v2/integrations",
        "integration-types": "GET /api/v2/integrations/types",
        "data-actions": "GET /api/v2/integrations/actions",
        "action-certificates": "GET /api/v2/integrations/actions/certificates",
        "stored-credentials": "GET /api/v2/integrations/credentials/listing",
        "triggers": "GET /api/v2/processautomation/triggers",
        "trunk-base-settings": "GET /api/v2/telephony/providers/edges/trunkbasesettings",
        "trunks": "GET /api/v2/telephony/providers/edges/trunks",
        "sites": "GET /api/v2/telephony/providers/edges/sites",
        "edges": "GET /api/v2/telephony/providers/edges",
        "recording-key-configurations": "GET /api/v2/recording/keyconfigurations",
        "recording-key-rotation": "GET /api/v2/recording/recordingkeys/rotationschedule",
        "recording-keys": "GET /api/v2/recording/recordingkeys",
        "retention-policies": "GET /api/v2/recording/mediaretentionpolicies",
        "interaction-retention": "GET /api/v2/analytics/dataretention/settings",
        "transcription": "GET /api/v2/routing/settings/transcription",
        "masking-rules": "GET /api/v2/dataprivacy/maskingrules",
        "audit-services": "GET /api/v2/audits/query/servicemapping",
        "limits": "GET /api/v2/organizations/limits/namespaces/{namespaceName}",
        "web-deployments": "GET /api/v2/webdeployments/deployments",
        "web-configurations": "GET /api/v2/webdeployments/configurations",
        "messaging-channels": "GET /api/v2/conversations/messaging/integrations",
        "open-messaging": "GET /api/v2/conversations/messaging/integrations/open",
    ]
}
