import Assurance
import ContactCenter

extension GenesysCloud {
    static let loggingGuides: [Guide] = [
        Guide(
            "LOG-01",
            fields: ["AuditQueryService.name"],
            menu: "Admin > Troubleshooting > Audit Viewer",
            call: "GET /api/v2/audits/query/servicemapping",
            caveats: """
                Which services are audited differs between organisations, with what they bought, and nobody can switch \
                one on: a missing one is a matter for the vendor. Audits are kept about a year (the vendor's help).
                """,
            basis: .observed,
            source: described("GET /api/v2/audits/query/servicemapping; service names seen on live organisations")),
        Guide(
            "LOG-08",
            fields: ["Limit.key", "Limit.value"],
            menu: "none: the vendor sets limits",
            call: "GET /api/v2/organizations/limits/namespaces/platform.api",
            caveats: """
                300 requests a minute per token is usual. Limits are per token, so another program with a client of \
                its own takes nothing away; the platform's caps per organisation stand above them.
                """,
            basis: .observed,
            source: described("GET /api/v2/organizations/limits/namespaces/{namespaceName}; key names seen by others")),
    ]
}
