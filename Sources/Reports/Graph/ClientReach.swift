import Assurance
public import ContactCenter

/// How far the secret of each OAuth client reaches: what its thief could do, and where, in words.
public struct ClientReach: Sendable {
    private let clients: [OAuthClient]
    private let roles: [Role.ID: Role]
    private let divisions: [Division.ID: String]

    /// Roles granted to clients beside those they hold themselves.
    private let granted: [OAuthClient.ID: [OAuthClient.Holding]]

    public init(of snapshot: TenantSnapshot) {
        clients = snapshot[.clients].value ?? []
        roles = Dictionary((snapshot[.roles].value ?? []).map { ($0.id, $0) }) { first, _ in first }
        divisions = Dictionary((snapshot[.divisions].value ?? []).map { ($0.id, $0.name) }) { first, _ in first }
        var granted: [OAuthClient.ID: [OAuthClient.Holding]] = [:]
        for grant in snapshot[.grants].value ?? [] {
            guard case .client(let id) = grant.holder else { continue }
            granted[id, default: []].append(OAuthClient.Holding(grant.role, in: grant.reach))
        }
        self.granted = granted
    }

    /// A paragraph a client, those that can be used first, in the order of their names.
    public var text: String {
        let sorted = clients.sorted {
            ($0.isActive ? 0 : 1, $0.name, $0.id.rawValue) < ($1.isActive ? 0 : 1, $1.name, $1.id.rawValue)
        }
        return sorted.map { paragraph($0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func paragraph(_ client: OAuthClient) -> [String] {
        let head = "\(client.name.printable)  client/\(client.id)\(client.isActive ? "" : "  off")"
        guard client.grantType == .clientCredentials else {
            return [head, "  acts for whoever signs in, within \(scopes(of: client))"]
        }
        guard let own = client.roles.value else { return [head, "  signs in by itself; its roles are not known"] }
        let held = (own + (granted[client.id] ?? [])).distinct()
        guard !held.isEmpty else { return [head, "  signs in by itself and holds no role"] }
        return [head, "  signs in by itself"] + held.map(\.role).distinct().flatMap { lines($0, held) }
    }

    private func scopes(of client: OAuthClient) -> String {
        guard let scopes = client.scopes.value else { return "scopes that are not known" }
        return scopes.isEmpty ? "no scope it names" : scopes.spelledOut().printable
    }

    private func lines(_ role: Role.ID, _ held: [OAuthClient.Holding]) -> [String] {
        let places = held.filter { $0.role == role }.map { place($0.reach) }.distinct().spelledOut()
        guard let role = roles[role] else { return ["  by a role on no list, \(role), in \(places)"] }
        let head = "  by \(role.name.printable), in \(places): \(role.permissions.count.of("permission"))"
        return [head] + role.powers.words.map { "    can \($0)" }
    }

    private func place(_ reach: Grant.Reach) -> String {
        switch reach {
        case .everywhere: "all divisions"
        case .division(let id): (divisions[id] ?? "division \(id)").printable
        }
    }
}
