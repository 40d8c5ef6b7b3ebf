import Assurance
import ContactCenter

extension GenesysCloud {
    static let programGuides: [Guide] = clientGuides + secretGuides + automationGuides

    private static let clients = "Admin > Integrations > OAuth > the client"
    private static let changeClient = "PUT /api/v2/oauth/clients/{clientId}"

    private static let clientGuides: [Guide] = [
        Guide(
            "INT-03",
            fields: ["OAuthClient.scope", "OAuthScope.id", "OAuthClient.authorizedGrantType"],
            menu: "\(clients) > Scope",
            call: "\(changeClient); undo with the client read before",
            caveats: """
                Scopes bind clients that act for a person and no others. What a client without any scope may do is not \
                stated; it is told with little weight. Whether a scope is wider than what the client calls is not \
                looked at.
                """,
            basis: .specification,
            source: described("OAuthClient.scope and GET /api/v2/oauth/scopes")),
        Guide(
            "INT-07",
            fields: [
                "OAuthClient.createdBy", "OAuthClient.dateModified", "OAuthClient.dateCreated", "User.state",
            ],
            menu: clients,
            call: "POST /api/v2/oauth/clients/{clientId}/secret; there is no way back to the old secret",
            caveats: """
                How old a secret is, the platform does not say. A client that was changed for another reason may have \
                an older secret: this control does not see it. That making a secret anew counts as a change of the \
                client is assumed. The old secret dies at once.
                """,
            basis: .assumed,
            source: described("GET /api/v2/oauth/clients, OAuthClient; POST /api/v2/oauth/clients/{clientId}/secret")),
    ]

    private static let secretGuides: [Guide] = [
        Guide(
            "INT-10",
            fields: [
                "CredentialInfo.modifiedDate", "CredentialInfo.createdDate", "IntegrationConfiguration.credentials",
            ],
            menu: "Admin > Integrations > Integrations > the integration > Configuration > Credentials",
            call: "PUT /api/v2/integrations/credentials/{credentialId}; the old secret cannot be read back",
            caveats: """
                The secret itself is never read. A change of the credential's name moves the date too. That no \
                integration names a credential is told only where all of them were read.
                """,
            basis: .specification,
            source: described("GET /api/v2/integrations/credentials/listing, CredentialInfo")),
        Guide(
            "INT-12",
            fields: ["ActionCertificate.certificate", "ActionCertificate.status"],
            menu: "Admin > Integrations > Actions > the action > Setup > Configuration",
            call: "none: the platform renews its certificates; the far side must come to trust the next one",
            caveats: """
                The description warns of inconsistent results while certificates are being rotated. Whether the far \
                side trusts the next one, nobody here can tell.
                """,
            basis: .specification,
            source: described("GET /api/v2/integrations/actions/certificates, ActionCertificate")),
    ]

    private static let automationGuides: [Guide] = [
        Guide(
            "INT-14",
            fields: ["Trigger.enabled", "Trigger.topicName", "Trigger.target"],
            menu: "Admin > Architect > Triggers > the trigger",
            call: "PUT /api/v2/processautomation/triggers/{triggerId} with enabled: false; undo with enabled: true",
            caveats: """
                What its workflow does stands in the flow, which is not read here. Which triggers were looked at, only \
                you can say; a change since then shows in linewarden diff. Scheduled triggers are another list and not \
                read.
                """,
            basis: .specification,
            source: described("GET /api/v2/processautomation/triggers, Trigger")),
        Guide(
            "INT-16",
            fields: [
                "OAuthClient.id", "RoleDivision.roleId", "DomainPermissionPolicy.actionSet", "OAuthClient.scope",
                "OAuthAuthorization.scope", "User.state",
            ],
            menu: clients,
            call: "\(changeClient) with state: disabled; undo with state: active",
            caveats: """
                Of a client that signs in by itself the permissions of its roles are compared, of every other and of \
                applications the scopes; in which divisions it may, is not declared and not compared. Owners by e-mail \
                address stay open, for addresses are sealed in a capture: give their id. Which programs there should \
                be, only you can say.
                """,
            basis: .specification,
            source: described("GET /api/v2/oauth/clients and /oauth/authorizations, DomainOrganizationRole")),
    ]
}
