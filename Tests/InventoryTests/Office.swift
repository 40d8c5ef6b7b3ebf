import ContactCenter

@testable import Inventory

/// A small tenant, all of it read, to take things away from.
enum Office {
    static let asOf = Moment(milliseconds: 1_795_507_200_000)

    static func snapshot() -> TenantSnapshot {
        var snapshot = TenantSnapshot()
        snapshot[.asOf] = .observed(asOf)
        snapshot[.people] = .observed([
            Person(
                id: "ada", division: "home", groups: .observed(["leads"]),
                lastToken: .observed(Moment(iso8601: "2026-08-01T08:00:00.750Z"))),
            Person(id: "bob", state: .inactive),
        ])
        snapshot[.roles] = .observed([
            Role(id: "r1", name: "Master Admin", powers: [.grantsRoles], permissions: ["authorization:grant:add"]),
            Role(id: "r2", name: "Agent"),
        ])
        snapshot[.grants] = .observed([
            Grant(.person("bob"), "r2", in: .division("home")),
            Grant(.group("leads"), "r1", in: .everywhere, via: .group),
        ])
        snapshot[.clients] = .observed([
            OAuthClient(id: "c1", name: "CRM", tokenLifetime: .observed(.seconds(172_800))),
            OAuthClient(id: "c2", name: "BI", grantType: .authorizationCode),
        ])
        return snapshot
    }

    /// The rows of an answer, cells as texts.
    static func ask(
        _ sql: String, of snapshot: TenantSnapshot = snapshot(), naming: @escaping PersonName = { _ in nil }
    )
        throws -> [[String]]
    {
        try Inventory(of: snapshot, naming: naming).ask(sql).rows.map { $0.map(\.text) }
    }
}
