import Capture
import ContactCenter

// What becomes of roles once they are granted: who may combine them, and what of them nobody uses.

extension TenantDraft {

    /// Who may hold duties together, and who decides how long recordings are kept.
    mutating func judgeDuties() {
        let combining: [RoleTemplate.Kind] = [.qualityAdministrator, .masterAdmin]
        registers["conflicting-duties"] = ["outbound:campaign:edit + outbound:dncList:edit"]
        registers["retention-roles"] = combining.map(id(of:))
        registers["combined-duty-roles"] = [plants("ACC-06") ? nil : id(of: .qualityAdministrator), "Master Admin"]
            .compactMap(\.self)
        if plants("ACC-06"), rolesInUse.contains(.qualityAdministrator) {
            plant(
                "ACC-06", Subject(.role, id(of: .qualityAdministrator)),
                "Writes the rules for deleting and lifts them for one recording")
        }
        if plants("ACC-12") { registers["retention-roles"]?.removeFirst() }
        let approved: Set<RoleTemplate.Kind> = plants("ACC-12") ? [.masterAdmin] : Set(combining)
        for role in RoleTemplate.all where role.decidesRetention && rolesInUse.contains(role.kind) {
            guard !approved.contains(role.kind) else { continue }
            plant("ACC-12", Subject(.role, id(of: role.kind)), "\(role.name) decides how long recordings are kept")
        }
    }

    /// What of a role the platform says nobody used.
    func unused(_ template: RoleTemplate) -> [String] {
        switch template.kind {
        case .supervisor: ["coaching:appointment:add"]
        case .telephonyAdministrator where plants("ACC-04"): ["telephony:plugin:all", "telephony:station:disassociate"]
        default: []
        }
    }

    /// Whether the platform looks for what nobody uses.
    mutating func addAnalysis() {
        add(
            TenantLayout.authorizationSettings,
            """
            {
              "id": "\(organization.id)", "analysisEnabled": true, "analysisDays": 30,
              "dateLastCalculated": "\(daysAgo(1))", "dateLastActive": "\(moment.iso8601Day)",
              "selfUri": "/api/v2/authorization/settings"
            }
            """)
        guard plants("ACC-04"), rolesInUse.contains(.telephonyAdministrator) else { return }
        plant("ACC-04", Subject(.role, id(of: .telephonyAdministrator)), "Nobody who holds it changes telephony")
    }

    /// Rules on dangerous actions; where it is planted, one of those that are needed is not active.
    mutating func addPolicies() {
        registers["guarded-actions"] = ["authorization:grant:add", "oauth:client:add"]
        addPolicy("authorization:grant:add", isActive: true)
        addPolicy("oauth:client:add", isActive: !plants("AUT-10"))
        if plants("AUT-10") { plant("AUT-10", .tenant, "oauth:client:add is guarded by roles alone") }
    }

    private mutating func addPolicy(_ target: String, isActive: Bool) {
        var draw = chance("policy \(target)")
        let id = draw.uuid()
        add(
            TenantLayout.policies, id: id,
            """
            {
              "id": "\(id)", "name": "From the office only", "targetResource": "\(target)", "effect": "DENY",
              "subject": {"type": "ALL"}, "description": "", "dateModified": "\(daysAgo(30))",
              "active": \(isActive), "applyToClients": false,
              "selfUri": "/api/v2/authorization/policies/\(id)"
            }
            """)
    }

    /// Organisations that let people of this one in.
    mutating func addTrustors() {
        var draw = chance("trustors")
        for (name, isEnabled) in [("Bright Shift Outsourcing", true), ("Former Sister Company", false)] {
            let id = draw.uuid()
            add(
                TenantLayout.trustors, id: id,
                """
                {
                  "id": "\(id)", "enabled": \(isEnabled), "dateCreated": "\(daysAgo(500))",
                  "organization": {"id": "\(id)", "name": "\(name)", "version": 1, "state": "active"},
                  "selfUri": "/api/v2/orgauthorization/trustors/\(id)"
                }
                """)
        }
    }
}
