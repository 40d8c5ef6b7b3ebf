import Capture
import ContactCenter

extension Capture {

    /// What the audit log covers, and what it must cover for an incident to leave a trace.
    ///
    /// Source: `GET /api/v2/audits/query/servicemapping`, checked 2026-11-22.
    func auditCoverage() throws(CaptureError) -> Reading<AuditCoverage> {
        try fact(.auditServices) { document in
            document["services"].reading(of: "AuditQueryServiceMapping.services") { services in
                guard services.kind == .array else { return nil }
                let names = services.elements.compactMap { $0["name"]?.string ?? $0.string }
                return AuditCoverage(services: Set(names), expected: Self.expectedAudits)
            }
        }
    }

    /// People and roles, their groups, recordings, what talks to the outside, and what decides where a call goes.
    static let expectedAudits = [
        "PeoplePermissions", "Directory", "Groups", "Quality", "Integrations", "Telephony", "Routing", "Architect",
        "SCIM", "GDPR", "WebDeployments", "ContactCenter", "Triggers",
    ]

    /// What the platform allows this tenant.
    ///
    /// Source: `GET /api/v2/organizations/limits/namespaces/{namespaceName}`, checked 2026-11-22; the names of the two
    /// limits are observed by others.
    func limits() throws(CaptureError) -> Reading<PlatformLimits> {
        try list(.limits) { document, flaws in
            guard let key = document["key"]?.string, let value = document["value"]?.integer else {
                flaws.leftOut("Limit.key or value")
                return nil
            }
            let namespace = document["namespace"]?.string ?? String(document.id.prefix { $0 != "/" })
            return PlatformLimit(namespace: namespace, key: key, value: value)
        }.map { all in PlatformLimits(requestsPerMinute: Self.requestsPerMinute(all), all: all) }
    }

    private static func requestsPerMinute(_ limits: [PlatformLimit]) -> Reading<Int> {
        let keys = ["client.credentials.token.rate.per.minute", "token.rate.per.minute"]
        let found = keys.lazy.compactMap { key in
            limits.first { $0.namespace == "platform.api" && $0.key == key }?.value
        }.first
        return found.map { .observed($0) } ?? .absent(.leftOut(field: "Limit platform.api/\(keys[0])"))
    }
}
