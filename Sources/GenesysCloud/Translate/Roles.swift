import Capture
import ContactCenter

extension Capture {

    /// The tenant's roles with what they let their holders do, by what they hold and not by what they are called.
    ///
    /// Source: `GET /api/v2/authorization/roles`, checked 2026-11-22.
    func roles() throws(CaptureError) -> Reading<[Role]> {
        try list(.roles) { document, flaws in
            if document["permissionPolicies"] == nil, document["permissions"] == nil {
                flaws.leftOut("DomainOrganizationRole.permissionPolicies")
            }
            return Role(id: Role.ID(document.id), name: document.name, powers: document.rolePowers)
        }
    }

    /// How roles may be handed out.
    ///
    /// Source: `GET /api/v2/authorization/roles/settings`, checked 2026-11-22.
    func grantingRules() throws(CaptureError) -> Reading<GrantingRules> {
        try fact(.roleSettings) { document in
            .observed(
                GrantingRules(
                    isLimitedToDivision: document["authorizationGrantDivisionAware"].reading(
                        of: "RoleSettings.authorizationGrantDivisionAware", \.boolean),
                    vendorWidensDefaultRoles: document["backfillEnabled"].reading(
                        of: "RoleSettings.backfillEnabled", \.boolean)))
        }
    }
}

extension Document {

    /// What a role lets its holders do, of its policies and of the permissions it lists besides.
    var rolePowers: Powers {
        var powers: Powers = []
        for policy in self["permissionPolicies"]?.elements ?? JSON.nothing.elements {
            powers.formUnion(Powers(policy: policy))
        }
        for permission in self["permissions"]?.elements ?? JSON.nothing.elements {
            powers.formUnion(Powers(permission: permission.string ?? ""))
        }
        return powers
    }
}

extension JSON {
    static let nothing = JSON(literal: "[]")
}
