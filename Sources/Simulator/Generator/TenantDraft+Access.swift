import Capture
import ContactCenter

extension TenantDraft {

    /// Roles, divisions and how roles are granted, once it is known who holds what and what lies where.
    mutating func addAccess() {
        for template in RoleTemplate.all { add(template) }
        judgeListeners()
        judgeDuties()
        addAnalysis()
        addPolicies()
        addDivisions()
        let isLimited = !plants("ACC-07")
        add(
            TenantLayout.roleSettings,
            """
            {
              "id": "\(organization.id)", "backfillEnabled": true, "authorizationGrantDivisionAware": \(isLimited),
              "selfUri": "/api/v2/authorization/roles/settings"
            }
            """)
        if !isLimited { plant("ACC-07", .tenant, "Granting is not limited to the granter's divisions") }
    }

    mutating func add(_ template: RoleTemplate) {
        let id = id(of: template.kind)
        let users = peopleByRole[template.kind.rawValue]
        let unused = unused(template)
        let isBehind = plants("ACC-05") && template.kind == .analyst
        if isBehind { plant("ACC-05", Subject(.role, id), "\(template.name) is not what the platform brings") }
        add(TenantLayout.roles, id: id) { json in
            json.field("id", id)
            json.field("name", template.name)
            json.field("description", "")
            json.field("defaultRoleId", ifPresent: template.defaultID)
            json.field("default", template.defaultID != nil)
            json.field("base", false)
            json.field("permissions", template.kind == .masterAdmin ? ["admin"] : [])
            json.field("roleNeedsUpdate", isBehind)
            json.field("userCount", users)
            json.field("selfUri", "/api/v2/authorization/roles/\(id)")
            json.field("unusedPermissions", unused)
            json.array("permissionPolicies") { json in
                for policy in template.policies { json.object { policy.write(to: &$0) } }
            }
        }
    }

    private mutating func judgeListeners() {
        registers["listener-roles"] = [id(of: .complianceReviewer), "Master Admin"]
        let approved: Set<RoleTemplate.Kind> = [.complianceReviewer, .masterAdmin]
        for role in RoleTemplate.all where role.opensSensitiveRecordings && rolesInUse.contains(role.kind) {
            guard !approved.contains(role.kind) else { continue }
            plant("ACC-11", Subject(.role, id(of: role.kind)), "\(role.name) opens what was masked in recordings")
        }
    }
}

extension TenantDraft {
    private mutating func addDivisions() {
        var draw = chance("divisions")
        var atHome = 0
        var everywhere = 0
        for (number, division) in divisions.enumerated() {
            let objects = objects(in: number, &draw)
            let count = objects.reduce(0) { $0 + $1.count }
            everywhere += count
            if number == 0 { atHome = count }
            add(TenantLayout.divisions, id: division.id) { json in
                json.reference(division.id, division.name, "authorization/divisions")
                json.field("description", number == 0 ? "" : "\(division.name), kept apart")
                json.field("homeDivision", number == 0)
                json.object("objectCounts") { json in for object in objects { json.field(object.name, object.count) } }
            }
        }
        guard atHome * 100 > everywhere * 80 else { return }
        plant("ACC-01", Subject(.division, home.id), "\(atHome) of \(everywhere) objects lie in it")
    }

    /// How many of each kind lie in a division; where it is planted, next to nothing lies outside Home.
    private func objects(in division: Int, _ draw: inout Draw) -> [(name: String, count: Int)] {
        let isEmpty = plants("ACC-01") && division != 0
        let scale = isEmpty ? 1 : max(4, size / 50)
        return [
            ("CALLROUTE", isEmpty ? 0 : draw.number(2..<scale + 2)), ("FLOW", isEmpty ? 1 : draw.number(4..<scale + 4)),
            ("QUEUE", isEmpty ? 1 : draw.number(4..<scale + 4)), ("USER", peopleByDivision[division]),
        ]
    }
}

extension RoleTemplate.Policy {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("domain", domain)
        json.field("entityName", entity)
        json.field("policyName", "")
        json.field("policyDescription", "")
        json.field("actionSet", actions)
        json.field("allowConditions", false)
    }
}
