import Capture
import ContactCenter

extension Capture {

    /// The tenant's roles with what they let their holders do, by what they hold and not by what they are called.
    ///
    /// What nobody uses comes by `expand`. Where no role of the whole list carries it, the platform did not count, and
    /// nobody knows; where some carry it, a role without it has nothing unused, which is assumed.
    ///
    /// Source: `GET /api/v2/authorization/roles`, checked 2026-11-22.
    func roles() throws(CaptureError) -> Reading<[Role]> {
        var isCounted = false
        let roles = try list(.roles) { document, flaws in
            let (policies, permissions) = (document["permissionPolicies"], document["permissions"])
            if (policies == nil && permissions == nil) || policies.isNoList || permissions.isNoList {
                flaws.leftOut("DomainOrganizationRole.permissionPolicies")
            }
            let unused = document.unusedPermissions
            if unused != nil { isCounted = true }
            return Role(
                id: Role.ID(document.id), name: document.name, powers: document.rolePowers,
                permissions: document.rolePermissions,
                isDefault: document["default"].reading(of: "DomainOrganizationRole.default", \.boolean),
                needsUpdate: document["roleNeedsUpdate"].reading(
                    of: "DomainOrganizationRole.roleNeedsUpdate", \.boolean),
                unused: .observed(unused ?? Role.Unused()))
        }
        guard !isCounted else { return roles }
        return roles.map { $0.map(\.uncounted) }
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

extension Role {
    fileprivate var uncounted: Role {
        var role = self
        role.unused = .absent(.leftOut(field: "DomainOrganizationRole.unusedPermissions"))
        return role
    }
}

extension Document {

    /// What none of a role's holders used; nil if the platform does not say.
    fileprivate var unusedPermissions: Role.Unused? {
        guard let permissions = self["unusedPermissions"]?.strings else { return nil }
        return Role.Unused(
            permissions: Set(permissions).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
            powers: permissions.reduce(into: []) { $0.formUnion(Powers(permission: $1)) })
    }

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

    /// The permissions of a role, each once, sorted.
    ///
    /// A policy without an entity or action counts as one for all, as it does for ``rolePowers``.
    var rolePermissions: [String] {
        var permissions = Set(self["permissions"]?.elements.compactMap(\.string) ?? [])
        for policy in self["permissionPolicies"]?.elements ?? JSON.nothing.elements {
            guard let domain = policy["domain"]?.string else { continue }
            let entity = policy["entityName"]?.string ?? "*"
            let actions = policy["actionSet"]?.elements.map { $0.string ?? "*" } ?? ["*"]
            for action in actions { permissions.insert("\(domain):\(entity):\(action)") }
        }
        return permissions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension JSON {
    static let nothing = JSON(literal: "[]")
}
