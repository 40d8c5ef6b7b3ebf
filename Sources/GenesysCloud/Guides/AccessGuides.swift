import Assurance
import ContactCenter

extension GenesysCloud {
    static let accessGuides: [Guide] = divisionGuides + administratorGuides + outsiderGuides

    private static let takeRoleAway =
        "DELETE /api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}"

    private static let divisionGuides: [Guide] = [
        Guide(
            "ACC-01",
            fields: ["AuthzDivision.homeDivision", "AuthzDivision.objectCounts"],
            menu: "Admin > Account Settings > Divisions",
            call: "POST /api/v2/authorization/divisions/{divisionId}/objects/{objectType}",
            caveats: """
                Objects of every kind count alike. A role granted in all divisions (`*`) goes past the separation \
                whatever lies where. The share is ours, no standard names one.
                """,
            basis: .specification,
            source: described("GET /api/v2/authorization/divisions?objectCount=true")),
        Guide(
            "ACC-07",
            fields: ["RoleSettings.authorizationGrantDivisionAware"],
            menu: "Admin > People & Permissions > Roles / Permissions > Settings",
            call: "PUT /api/v2/authorization/roles/settings",
            caveats: """
                Before it is switched on, look at who grants roles today: people whose right to grant lies in one \
                division lose the others.
                """,
            basis: .specification,
            source: described("GET /api/v2/authorization/roles/settings, RoleSettings")),
    ]

    private static let administratorGuides: [Guide] = [
        Guide(
            "ACC-02",
            fields: ["AuthzGrant.subjectId", "AuthzGrant.role", "AuthzGrant.division", "User.state"],
            menu: "Admin > People & Permissions > People > the person > Roles",
            call: "POST /api/v2/authorization/subjects/{subjectId}/bulkremove",
            caveats: """
                Grants are read division by division. That those made in all divisions appear in each division's list \
                is not stated. Roles that come by a group stay after a person's own are taken away.
                """,
            basis: .observed,
            source: described("GET /api/v2/authorization/divisions/{divisionId}/grants, AuthzGrant")),
        Guide(
            "ACC-03",
            fields: [
                "DomainPermissionPolicy.domain", "DomainPermissionPolicy.entityName",
                "DomainPermissionPolicy.actionSet", "DomainOrganizationRole.permissions", "AuthzGrant.subjectId",
                "User.groups",
            ],
            menu: "Admin > People & Permissions > Roles / Permissions > the role > Members",
            call: takeRoleAway,
            caveats: """
                A role is privileged by what it holds, whatever it is called; wildcards count as everything they \
                cover. Five per cent is nobody's standard: it is a usual figure, and a setting here. The platform's \
                own userCount leaves out groups and clients, so it is not used. Roles come by groups too, which are \
                read by `expand`, best effort.
                """,
            basis: .specification,
            source: described("DomainOrganizationRole, AuthzGrant, and the permissions this program counts as powers")),
        Guide(
            "ACC-11",
            fields: [
                "DomainPermissionPolicy.actionSet of recording:recording", "AuthzGrant.role", "RoleDivision.roleId",
            ],
            menu:
                "Admin > People & Permissions > Roles / Permissions > the role > recording:recording:viewSensitiveData",
            call: "PUT /api/v2/authorization/roles/{roleId}",
            caveats: """
                recording:recording:viewSensitiveData opens what was masked; recording:recording:* covers it. Our own \
                client needs neither and must hold neither. Which roles may, only you can say.
                """,
            basis: .specification,
            source: described("DomainPermissionPolicy; permission recording:recording:viewSensitiveData")),
    ]

    private static let outsiderGuides: [Guide] = [
        Guide(
            "ACC-09",
            fields: [
                "Trustee.enabled", "Trustee.dateExpired", "Trustee.hasFullAccess", "Trustee.usesDefaultRole",
                "Trustee.organization",
            ],
            menu: "Admin > People & Permissions > Authorized Organizations",
            call: "PUT /api/v2/orgauthorization/trustees/{trusteeOrgId}",
            caveats: """
                Cutting a trust cuts everybody who works through it at once: look at what they are doing first. The \
                vendor's customer care is one of them. No dateExpired is taken for no end. Partners' networks must be \
                in the IP allowlist.
                """,
            basis: .assumed,
            source: described("GET /api/v2/orgauthorization/trustees, Trustee"))
    ]
}
