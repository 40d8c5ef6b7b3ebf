import ContactCenter

extension TenantDraft {

    /// What the customer declares of a client: exactly what it may do, unless it is planted that they do not.
    mutating func declare(_ client: DraftClient, _ id: String, _ draw: inout Draw) {
        let owner = draw.one(of: administrators).id
        guard client.state == "active" else { return }
        var program = RegisteredProgram(
            id: RegisteredProgram.ID(id), owner: owner, purpose: client.name, permissions: needs(client),
            review: moment(daysAgo: -90))
        if let weakness = spoil(&program, of: client) {
            plant("INT-16", Subject(.client, id), weakness)
            if weakness == Self.unregistered { return }
        }
        programs.append(program)
    }

    private static let unregistered = "Nobody registered it"

    /// Makes an entry worse where it is planted, and says how.
    private func spoil(_ program: inout RegisteredProgram, of client: DraftClient) -> String? {
        guard plants("INT-16") else { return nil }
        switch client.name {
        case "Records Connector": return Self.unregistered
        case "Warehouse Export":
            program.permissions = ["routing:queue:view"]
            return "May do more than it declared"
        case "Agent Desktop":
            program.owner = leavers.first?.id ?? program.owner
            return "Its owner left"
        case "Wallboard":
            program.review = moment(daysAgo: 30)
            return "Should have been looked at again"
        default: return nil
        }
    }

    private func needs(_ client: DraftClient) -> [String] {
        guard client.grantType == .clientCredentials else { return client.scopes }
        return client.roles.flatMap { role in
            RoleTemplate.all[role.kind.rawValue].policies.flatMap { policy in
                policy.actions.map { "\(policy.domain):\(policy.entity):\($0)" }
            } + (role.kind == .masterAdmin ? ["admin"] : [])
        }
    }
}
