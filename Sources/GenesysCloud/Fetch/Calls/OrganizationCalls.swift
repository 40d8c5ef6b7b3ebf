import Capture

extension Listing {

    /// Source: `GET /api/v2/organizations/me`, API description of July 2026.
    static let organization = Listing(.organization, "/api/v2/organizations/me", paging: .document, needs: .none)

    /// What this tenant's roles can hold at all: without it, *not allowed* and *not bought* look the same.
    ///
    /// Source: `GET /api/v2/authorization/permissions`, API description of July 2026.
    static let permissions = Listing(
        .permissions, "/api/v2/authorization/permissions", paging: .pages(size: 100), needs: .none)

    /// Source: `GET /api/v2/audits/query/servicemapping`, API description of July 2026.
    static let auditServices = Listing(
        .auditServices, "/api/v2/audits/query/servicemapping", paging: .document, needs: .all(["audits:audit:view"]))

    /// The limits the platform sets this tenant.
    ///
    /// An entry has no id: its namespace and key are it.
    ///
    /// Source: `GET /api/v2/organizations/limits/namespaces/{namespaceName}`, API description of July 2026.
    static let limits = Listing(
        .limits, "/api/v2/organizations/limits/namespaces/{namespaceName}", paging: .entities, needs: .none,
        each: .fixed(["platform.api", "audit", "notifications", "usage", "auth.api"])
    ) { json, namespace in
        Entry(id: json["key"]?.string.map { "\(namespace)/\($0)" }) { writer in
            for (key, value) in json.sortedMembers() where key.string != "id" {
                writer.key(key.string ?? "")
                writer.json(value)
            }
        }
    }
}
