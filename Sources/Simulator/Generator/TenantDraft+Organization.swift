import Capture

extension TenantDraft {

    /// The organisation itself, and the permissions its products bring.
    mutating func addOrganization() {
        add(
            TenantLayout.organization,
            """
            {
              "id": "\(organization.id)", "name": "\(organization.name)", "defaultLanguage": "en-us",
              "defaultCountryCode": "DE", "thirdPartyOrgName": "\(organization.domain.prefix { $0 != "." })",
              "domain": "\(organization.domain.prefix { $0 != "." })", "version": 23, "state": "active",
              "supportURI": "https://help.\(organization.domain)/", "voicemailEnabled": true,
              "productPlatform": "GenesysCloud", "selfUri": "/api/v2/organizations/\(organization.id)",
              "features": {
                "chat": true, "contactCenter": true, "directory": true, "hipaa": false, "pci": true,
                "realtimeCIC": true, "unifiedCommunications": true, "wfm": true
              }
            }
            """)
        for domain in PermissionTable.domains { addPermissions(of: domain) }
    }

    private mutating func addPermissions(of domain: String) {
        let entries = PermissionTable.entries.filter { $0.domain == domain }
        add(TenantLayout.permissions, id: domain) { json in
            json.field("id", domain)
            json.field("domain", domain)
            json.field("selfUri", "/api/v2/authorization/permissions")
            json.object("permissionMap") { json in
                for entry in entries { json.array(entry.entity) { json in entry.write(to: &json) } }
            }
        }
    }
}

extension PermissionTable.Entry {
    fileprivate func write(to json: inout JSONWriter) {
        for action in actions {
            json.object { json in
                json.field("domain", domain)
                json.field("entityType", entity)
                json.field("action", action)
                json.field("label", "\(action) \(entity)")
                json.field("allowsConditions", domain == "routing" || domain == "analytics")
                json.field("divisionAware", Self.dividedDomains.contains(domain))
            }
        }
    }

    private static let dividedDomains: Set = [
        "architect", "authorization", "conversation", "directory", "externalContacts", "outbound", "recording",
        "routing", "wfm",
    ]
}
