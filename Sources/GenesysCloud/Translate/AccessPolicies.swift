import Capture
import ContactCenter

extension Capture {

    /// Rules that allow or forbid an action by attributes.
    ///
    /// One whose `active` is false or missing is kept and not checked, as the API description says.
    ///
    /// Source: `GET /api/v2/authorization/policies`, checked 2026-11-22.
    func accessPolicies() throws(CaptureError) -> Reading<[AccessPolicy]> {
        try list(.accessPolicies) { document, _ in
            AccessPolicy(
                id: AccessPolicy.ID(document.id), name: document.name,
                target: document["targetResource"].reading(of: "AuthorizationPolicy.targetResource", \.string),
                isActive: document["active"]?.boolean ?? false)
        }
    }

    /// What the organisation's products and commitments are, as switches the vendor sets.
    ///
    /// Source: `GET /api/v2/organizations/me`, `Organization.features`, checked 2026-11-22: an open map.
    func features() throws(CaptureError) -> Reading<[String: Bool]> {
        try fact(.organization) { document in
            document["features"].reading(of: "Organization.features") { features in
                guard features.kind == .object else { return nil }
                return Dictionary(features.members.compactMap { name, value in value.boolean.map { (name, $0) } }) {
                    $1
                }
            }
        }
    }
}
