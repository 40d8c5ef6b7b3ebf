import Capture

/// What the tenant says of one OAuth client.
struct ClientRecord: Sendable {
    let id: String
    let isActive: Bool

    /// Whether it may sign in by itself.
    let usesClientCredentials: Bool

    /// Source: `OAuthClient.accessTokenValiditySeconds`, default 86,400, public API description, 2026-11-22.
    let tokenSeconds: Int
    let roles: [RoleInDivision]

    struct RoleInDivision: Hashable, Sendable {
        let role: String
        let division: String
    }

    init(_ document: Document) {
        id = document.id
        isActive = (document["state"]?.string ?? "active") == "active"
        usesClientCredentials = document["authorizedGrantType"]?.string == "CLIENT-CREDENTIALS"
        tokenSeconds = document["accessTokenValiditySeconds"]?.integer ?? Self.defaultTokenSeconds
        let divided = (document["roleDivisions"]?.elements ?? JSON.none.elements).compactMap { entry in
            entry["roleId"]?.string.map { role in
                RoleInDivision(role: role, division: entry["divisionId"]?.string ?? Rights.everyDivision)
            }
        }
        let named = (document["roleIds"]?.elements ?? JSON.none.elements).compactMap(\.string)
        let known = Set(divided.map(\.role))
        roles =
            divided
            + named.filter { !known.contains($0) }.map { RoleInDivision(role: $0, division: Rights.everyDivision) }
    }

    static let defaultTokenSeconds = 86_400
}
