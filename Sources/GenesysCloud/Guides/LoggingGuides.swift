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
        Guide(
            "LOG-09",
            fields: [
                "AuditLogMessage.eventDate", "AuditLogMessage.action", "AuditLogMessage.entityType",
                "AuditLogMessage.entity", "Group.description", "the record of the canary in the ledger",
            ],
            menu: "Admin > Directory > Groups; Admin > Troubleshooting > Audit Viewer",
            call: "PUT /api/v2/groups/{groupId}",
            caveats: """
                What decides is the ledger's record of canaries, which `linewarden canary` writes: the platform knows of \
                none. Whether the platform writes an entry for every sign-in that fails is not clear: a vendor engineer \
                could not bring one about for tokens in 2022. Those of single sign-on name the account by its address \
                alone, which is sealed, so a canary account has to sign in with a password. Nobody is alerted yet.
                """,
            basis: .assumed,
            source: described("AuditLogMessage of POST /api/v2/audits/query, PUT /api/v2/groups/{groupId}")),
    ]
}
