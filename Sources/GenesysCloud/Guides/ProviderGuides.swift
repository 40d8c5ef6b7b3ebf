import Assurance
import ContactCenter

extension GenesysCloud {

    /// The controls that read what the identity provider exported: what of theirs is decided here, and where.
    static let providerGuides: [Guide] = [
        Guide(
            "IDN-07",
            fields: ["User.state", "accountEnabled (Entra ID)", "status (Okta)"],
            menu: "Admin > People & Permissions > People > the person > Inactive",
            call: "PATCH /api/v2/users/{userId} with state and version, then DELETE /api/v2/tokens/{userId}",
            caveats: """
                Decided from the export that was imported last, joined by external id and then by e-mail; somebody whose \
                address differs in both places has no account as far as we see. Microsoft Graph leaves accountEnabled out \
                unless $select asks for it: then nobody's state is known.
                """,
            basis: .specification,
            source: imported("User.state of GET /api/v2/users")),
        Guide(
            "IDN-08",
            fields: ["User.email", "User.username", "mail and userPrincipalName (Entra ID)", "profile (Okta)"],
            menu: "Admin > People & Permissions > People",
            call: "PATCH /api/v2/scim/v2/users/{userId} with externalId",
            caveats: """
                Addresses are compared without case. An address two people have joins nobody, and of several accounts \
                with one person's address only one that is not blocked is taken for theirs.
                """,
            basis: .specification,
            source: imported("User.email and User.username of GET /api/v2/users")),
        Guide(
            "IDN-09",
            fields: ["department (Entra ID)", "profile.department (Okta)", "AuthzGrant.role", "User.groups"],
            menu: "Admin > People & Permissions > People > the person > Roles",
            call: "DELETE /api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}",
            caveats: """
                A move is noticed when an import has another department than the import before; what the person held is \
                noted then. Whoever gained or lost anything since counts as looked at.
                """,
            basis: .specification,
            source: imported("GET /api/v2/authorization/divisions/{divisionId}/grants")),
        Guide(
            "AUT-12",
            fields: ["methodsRegistered (Entra ID)", "factorType (Okta)"],
            menu: "at the identity provider: the user's authentication methods",
            call: "GET /api/v2/identityproviders",
            caveats: """
                Asked of people who have an account there that is not blocked. Enrolled does not mean asked for. A \
                temporary access pass is no factor, and a method we do not know leaves the person open.
                """,
            basis: .specification,
            source: imported("which of a provider's methods are weak follows NIST SP 800-63B-4")),
        Guide(
            "AUT-13",
            fields: ["deviceDetail.isManaged and isCompliant (Entra ID)", "device.managed (Okta)"],
            menu: "at the identity provider: conditional access or sign-on policies that demand a managed device",
            call: "GET /api/v2/identityproviders",
            caveats: """
                Only as far back as the log that was imported, and of all applications unless the import named one. A \
                log without devices leaves people open. Okta tells of a device only where Okta Verify runs on it.
                """,
            basis: .specification,
            source: imported("signIn and deviceDetail of Microsoft Graph, LogEvent of Okta")),
        Guide(
            "AUT-14",
            fields: ["PureCloud.disabled", "User.dateLastLogin"],
            menu: "Admin > Integrations > Single Sign-on > Genesys Cloud",
            call: "PUT /api/v2/identityproviders/purecloud with disabled",
            caveats: """
                dateLastLogin moves only with a password the platform keeps. It comes by `expand`, best effort: where \
                nobody in the whole list has one, everybody is left open.
                """,
            basis: .specification,
            source: imported("User.dateLastLogin of GET /api/v2/users; GET /api/v2/identityproviders/purecloud")),
        Guide(
            "AUT-15",
            fields: ["User.state", "User.dateLastLogin"],
            menu: "Admin > People & Permissions > People > the person",
            call: "GET /api/v2/users/{userId}?expand=dateLastLogin",
            caveats: """
                A sign-in with a password is taken for the test; whether anybody looked at the account's rights then, \
                nobody sees from here. With password sign-in off the account cannot be tested this way.
                """,
            basis: .specification,
            source: imported("User.dateLastLogin of GET /api/v2/users")),
        Guide(
            "AUT-16",
            fields: ["state, conditions and grantControls (Entra ID)", "actions (Okta)"],
            menu: "at the identity provider: conditional access or sign-on policies",
            call: "GET /api/v2/identityproviders",
            caveats: """
                Entra ID: a policy counts that is on for all users and all applications, under no condition of place, \
                risk, platform or client; its exceptions are counted in the archive. Security defaults are not in an \
                export. Okta: a rule alone does not tell whom it covers, so it is left open.
                """,
            basis: .specification,
            source: imported("conditionalAccessPolicy of Microsoft Graph, rules of Okta's sign-on policies")),
        Guide(
            "AUT-17",
            fields: [
                "AuditLogMessage.entityType", "AuditLogMessage.action", "AuditLogMessage.user",
                "authenticationDetails and authenticationRequirement (Entra ID)",
                "user.authentication.auth_via_mfa (Okta)",
            ],
            menu: "at the identity provider: how often a second factor is asked for",
            call: "POST /api/v2/audits/query",
            caveats: """
                Which session did what, no log tells: a strong sign-in of the same person shortly before counts, \
                whatever it was for, and none that comes later. The two clocks are taken for equal. Graph v1.0 leaves out what was proved; its beta and the portal's download have \
                it. The log is taken for whole from its first sign-in to its last record of one: what was done outside of that \
                is not judged. Which entries of the audit log are exports and \
                role changes is read from the platform's names, and assumed where no service mapping tells.
                """,
            basis: .assumed,
            source: imported("AuditLogMessage of POST /api/v2/audits/query")),
    ]

    private static func imported(_ place: String) -> String {
        "\(described(place)); the provider's fields: docs/platforms/identity-providers.md, looked up 2026-11-29"
    }
}
