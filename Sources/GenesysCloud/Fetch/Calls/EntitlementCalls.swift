import Capture

extension Listing {

    /// Whether the platform finds out which roles and permissions nobody uses.
    ///
    /// Source: `GET /api/v2/authorization/settings`, API description of July 2026.
    static let authorizationSettings = Listing(
        .authorizationSettings, "/api/v2/authorization/settings", paging: .document,
        needs: .any(["authorization:settings:view", "directory:organization:admin"]))

    /// Organisations that let people of ours in.
    ///
    /// Source: `GET /api/v2/orgauthorization/trustors`, API description of July 2026.
    static let trustors = Listing(
        .trustors, "/api/v2/orgauthorization/trustors", paging: .pages(size: 100),
        needs: .any(["authorization:orgTrustor:view"]))

    /// Source: `GET /api/v2/authorization/policies`, API description of July 2026: 200 a page at most.
    static let accessPolicies = Listing(
        .accessPolicies, "/api/v2/authorization/policies", paging: .links(size: 200),
        needs: .any(["authorization:policy:view"]))

    /// Every scope a client can ask for.
    ///
    /// Source: `GET /api/v2/oauth/scopes`, API description of July 2026.
    static let oauthScopes = Listing(.oauthScopes, "/api/v2/oauth/scopes", paging: .entities, needs: .none)
}
