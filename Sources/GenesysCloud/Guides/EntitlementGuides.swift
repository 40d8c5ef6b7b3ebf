import Assurance
import ContactCenter

extension GenesysCloud {
    static let entitlementGuides: [Guide] = excessGuides + combinationGuides + outwardGuides + organizationGuides

    private static let role = "Admin > People & Permissions > Roles / Permissions > the role"
    private static let changeRole = "PUT /api/v2/authorization/roles/{roleId}"

    private static let excessGuides: [Guide] = [
        Guide(
            "ACC-04",
            fields: [
                "AuthorizationSettings.analysisEnabled", "AuthorizationSettings.analysisDays",
                "DomainOrganizationRole.unusedPermissions", "UserAuthorization.unusedRoles",
            ],
            menu: role,
            call: "\(changeRole); undo with the permissionPolicies read before",
            caveats: """
                The platform counts by itself, over the days it names; a task done once a quarter looks unused. That \
                the list of roles expands unusedPermissions as the call for one role does is assumed; where no role \
                has the field, nothing is said. A role without it while others have it counts as used throughout; \
                people's unused roles come by `expand`, best effort, and are read in the same way.
                """,
            basis: .assumed,
            source: described("GET /api/v2/authorization/settings, DomainOrganizationRole.unusedPermissions")),
        Guide(
            "ACC-12",
            fields: [
                "DomainPermissionPolicy.actionSet of recording:retentionPolicy",
                "DomainPermissionPolicy.actionSet of recording:recording",
                "DomainPermissionPolicy.actionSet of recording:deletionProtection",
                "AuthzGrant.role", "RoleDivision.roleId",
            ],
            menu: role,
            call: "\(changeRole); undo with the permissionPolicies read before",
            caveats: """
                Counted are recording:retentionPolicy:add and :edit, recording:recording:editRetention and \
                recording:deletionProtection:revoke, and wildcards that cover them. Which permission starts a bulk job \
                that exports or deletes is not in the part of the description we hold, so it is not counted. Which \
                roles may, only you can say.
                """,
            basis: .specification,
            source: described("POST and PUT /api/v2/recording/mediaretentionpolicies, /recordings/deletionprotection")),
    ]

    private static let combinationGuides: [Guide] = [
        Guide(
            "ACC-06",
            fields: [
                "DomainPermissionPolicy.actionSet", "AuthzGrant.subjectId", "AuthzGrant.role", "AuthzGrant.division",
                "User.groups", "RoleDivision.roleId", "TrustUser.id",
            ],
            menu: "Admin > People & Permissions > People > the person > Roles",
            call: """
                DELETE /api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}; undo with \
                POST /api/v2/authorization/subjects/{subjectId}/bulkadd
                """,
            caveats: """
                Three pairs are kept apart: oauth:client:add or :edit and authorization:grant:add; \
                authorization:role:add or :edit and authorization:grant:add; recording:retentionPolicy:add or :edit \
                and recording:recording:editRetention or recording:deletionProtection:revoke. Which pairs is our \
                judgement. Grants in divisions of their own are told with less weight, for some permissions know no \
                division. Your own pairs, by permission, go under conflicting-duties.
                """,
            basis: .specification,
            source: described("AuthzGrant, DomainPermissionPolicy, RoleDivision and TrustUser")),
        Guide(
            "ACC-13",
            fields: [
                "User.department", "User.title", "User.division", "User.groups", "AuthzGrant.subjectId",
                "AuthzGrant.role", "AuthzGrant.division", "DomainOrganizationRole.name",
            ],
            menu: "Admin > People & Permissions > People > the person > Roles",
            call: """
                DELETE /api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}; undo with \
                POST /api/v2/authorization/subjects/{subjectId}/bulkadd
                """,
            caveats: """
                Department and title are text that whoever may edit a person may write, so a template by them is as \
                good as whoever keeps them. A person without one is taken for having none, which is assumed; where \
                nobody in the whole list has one, it is unknown. A grant in one division is within a template that \
                gives the role everywhere, and does not make up for it. Who holds \
                an ordinary role in all divisions is in no list that says so, so whether somebody lacks one stays open. \
                Roles that a group gives count as the person's.
                """,
            basis: .assumed,
            source: described("GET /api/v2/users, User; AuthzGrant")),
        Guide(
            "ACC-08",
            fields: ["Group.owners", "Group.visibility", "AuthzGrant.subjectId", "AuthzGrant.role"],
            menu: "Admin > Directory > Groups > the group",
            call: "PUT /api/v2/groups/{groupId}; undo with the owners and visibility read before",
            caveats: """
                That an owner may add members is read from POST /api/v2/groups/{groupId}/members, which names no \
                permission. A group without owners counts as one nobody owns. Owners who are suspended do not count.
                """,
            basis: .assumed,
            source: described("GET /api/v2/groups, POST /api/v2/groups/{groupId}/members")),
    ]

    private static let outwardGuides: [Guide] = [
        Guide(
            "ACC-10",
            fields: ["Trustor.enabled", "Trustor.organization"],
            menu: "Admin > People & Permissions > Authorized Organizations",
            call: "none: the organisation that lets us in takes the trust back",
            caveats: "Which of our people work there is told person by person, so it is not read.",
            basis: .specification,
            source: described("GET /api/v2/orgauthorization/trustors, Trustor"))
    ]

    private static let organizationGuides: [Guide] = [
        Guide(
            "ACC-05",
            fields: ["DomainOrganizationRole.default", "DomainOrganizationRole.roleNeedsUpdate"],
            menu: role,
            call: "\(changeRole); undo with the permissionPolicies read before",
            caveats: """
                What roleNeedsUpdate means is read from its name. Which permissions differ, the platform tells role by \
                role and is not asked. Permissions come and go with the products that are licensed.
                """,
            basis: .assumed,
            source: described("DomainOrganizationRole")),
        Guide(
            "AUT-10",
            fields: ["AuthorizationPolicy.targetResource", "AuthorizationPolicy.active"],
            menu: "none known",
            call: "none: the description we hold only reads them",
            caveats: """
                Policies are enforced only while the organisation has attribute-based access control switched on, and \
                nothing in the description says whether it has. What a policy's condition demands is kept as it came \
                and not judged. Which actions are dangerous, only you can say.
                """,
            basis: .specification,
            source: described("GET /api/v2/authorization/policies, AuthorizationPolicy")),
        Guide(
            "AUT-11",
            fields: ["Organization.features"],
            menu: "none known",
            call: "none: the vendor sets them",
            caveats: "An open map: what a name means, only the vendor can say. hipaa and pci are two of them.",
            basis: .specification,
            source: described("GET /api/v2/organizations/me, Organization.features")),
    ]
}
