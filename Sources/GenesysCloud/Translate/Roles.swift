import Capture
import ContactCenter

extension Capture {

    /// The tenant's roles with what they let their holders do, by what they hold and not by what they are called.
    ///
    /// Source: `GET /api/v2/authorization/roles`, checked 2026-11-22.
    func roles() throws(CaptureError) -> Reading<[Role]> {
        try list(.roles) { document, flaws in
            let policies = document["permissionPolicies"]
            let permissions = document["permissions"]
            if policies == nil, permissions == nil { flaws.leftOut("DomainOrganizationRole.permissionPolicies") }
            var powers: Powers = []
            for policy in policies?.elements ?? JSON.nothing.elements { powers.formUnion(Powers(policy: policy)) }
            for permission in permissions?.elements ?? JSON.nothing.elements {
                powers.formUnion(Powers(permission: permission.string ?? ""))
            }
            return Role(id: Role.ID(document.id), name: document.name, powers: powers)
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

extension JSON {
    static let nothing = JSON(literal: "[]")
}
