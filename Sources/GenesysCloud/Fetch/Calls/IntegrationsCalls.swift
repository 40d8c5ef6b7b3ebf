import Capture

extension Listing {

    /// Declares no paging parameters, yet answers in pages.
    ///
    /// The answer may carry each client's secret: it is hashed before anything is kept.
    ///
    /// Source: `GET /api/v2/oauth/clients`, API description of July 2026.
    static let oauthClients = Listing(
        .oauthClients, "/api/v2/oauth/clients", paging: .pagesUnasked, needs: .any(["oauth:client:view"]))

    /// An entry has no id of its own: its client's is it.
    ///
    /// Source: `GET /api/v2/oauth/authorizations`, API description of July 2026.
    static let appAuthorizations = Listing(
        .appAuthorizations, "/api/v2/oauth/authorizations", paging: .entities,
        needs: .any(["oauth:client:authorize"]), by: .apps
    ) { json, _ in
        Entry(id: json["client"]?["id"]?.string) { writer in
            for (key, value) in json.sortedMembers() where key.string != "id" {
                writer.key(key.string ?? "")
                writer.json(value)
            }
        }
    }

    /// One query for all clients instead of one each.
    ///
    /// Source: `POST /api/v2/usage/query` and `GET /api/v2/usage/query/{executionId}/results`, API description of
    /// July 2026.
    static let clientUsage = Listing(
        .clientUsage, "/api/v2/usage/query", paging: .usage,
        needs: .any(["oauth:client:view", "usage:organization:view"])
    ) { json, interval in
        Entry(id: json["clientId"]?.string.map { "\($0)--\(json["date"]?.string ?? "all")" }) { writer in
            writer.field("interval", interval)
            writer.key("row")
            writer.json(json)
        }
    }

    /// Source: `GET /api/v2/integrations`, API description of July 2026.
    static let integrations = Listing(
        .integrations, "/api/v2/integrations", query: [Parameter("expand", "config.current")],
        paging: .pages(size: 100), needs: .any(["integrations:integration:view"]))

    /// Source: `GET /api/v2/integrations/types`, API description of July 2026.
    static let integrationTypes = Listing(
        .integrationTypes, "/api/v2/integrations/types", paging: .pages(size: 100),
        needs: .any(["integrations:integration:view"]))

    /// Source: `GET /api/v2/integrations/actions`, API description of July 2026: the configuration comes only when
    /// asked for.
    static let dataActions = Listing(
        .dataActions, "/api/v2/integrations/actions", query: [Parameter("includeConfig", "true")],
        paging: .pages(size: 100), needs: .any(["integrations:action:view", "bridge:actions:view"]))

    /// What goes into each action and what comes out, action by action: no list has it.
    ///
    /// Source: `expand` of `GET /api/v2/integrations/actions/{actionId}`, which the call that lists actions does not have, API
    /// description of July 2026. That templates may come as links is what the vendor's own Terraform provider goes by, which
    /// reads both of every action, read 2026-11-30.
    static let actionContracts = Listing(
        .dataActions, "/api/v2/integrations/actions/{actionId}",
        query: [Parameter("expand", "contract"), Parameter("includeConfig", "true")], paging: .document,
        needs: .any(["integrations:action:view", "bridge:actions:view"]), profile: .configuration, each: .customAction,
        texts: [
            LinkedText(object: ["config", "request"], member: "requestTemplate", route: actionTemplate),
            LinkedText(object: ["config", "response"], member: "successTemplate", route: actionTemplate),
        ])

    private static let actionTemplate = "/api/v2/integrations/actions/{actionId}/templates/{fileName}"
}
