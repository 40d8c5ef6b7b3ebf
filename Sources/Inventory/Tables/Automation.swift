import ContactCenter

// Who may fill groups, what nobody uses, and what programs prove themselves by and do unasked.

extension Table {
    static let groups = Table(
        "groups", "A named set of people that roles can be granted to.", of: .groups,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_public", "whether anybody here finds it", ifKnown: { $0.isPublic }),
        ])

    static let groupOwners = Table(
        "group_owners", "That a person may put others into a group and take them out.", from: .groups,
        [
            Field<GroupOwner>.text("group_id", "the id of the group") { $0.group.rawValue },
            .text("person", "the id of the person") { $0.owner.rawValue },
        ]
    ) { groups, filling in
        for group in groups {
            try filling.add(each: group.owners.map { $0.map { GroupOwner(group: group.id, owner: $0) } })
        }
    }

    static let unusedPermissions = Table(
        "unused_permissions", "A permission of a role that none of its holders used, as the platform counts it.",
        from: .roles,
        [
            Field<UnusedPermission>.text("role", "the id of the role") { $0.role.rawValue },
            .text("permission", "in the platform's words") { $0.permission },
        ]
    ) { roles, filling in
        for role in roles {
            try filling.add(
                each: role.unused.map { $0.permissions.map { UnusedPermission(role: role.id, permission: $0) } })
        }
    }

    static let clientScopes = Table(
        "client_scopes", "A scope a client asks for; only one that acts for a person is bound by these.",
        from: .clients,
        [
            Field<ClientScope>.text("client", "the id of the client") { $0.client.rawValue },
            .text("scope", "in the platform's words: `users:readonly`") { $0.scope },
        ]
    ) { clients, filling in
        for client in clients {
            try filling.add(each: client.scopes.map { $0.map { ClientScope(client: client.id, scope: $0) } })
        }
    }

    static let storedCredentials = Table(
        "stored_credentials", "A secret of somebody else's that the platform keeps for integrations.",
        of: .storedCredentials,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .moment("changed", "when it was last changed, or made", ifKnown: { $0.changed.map { $0 } }),
        ])

    static let triggers = Table(
        "triggers", "A rule by which something happening starts a workflow.", of: .triggers,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text("topic", "what sets it off", ifKnown: { $0.topic.said(in: "what sets a trigger off") }),
            .flag("is_enabled", "whether it is on") { $0.isEnabled },
        ])

    static let accessPolicies = Table(
        "access_policies", "A rule that allows or forbids an action beside what roles grant.", of: .accessPolicies,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text("target", "the action, in the platform's words", ifKnown: { $0.target.map { $0 } }),
            .flag("is_active", "whether it is enforced") { $0.isActive },
        ])
}

private struct GroupOwner {
    let group: Group.ID
    let owner: Person.ID
}

private struct UnusedPermission {
    let role: Role.ID
    let permission: String
}

private struct ClientScope {
    let client: OAuthClient.ID
    let scope: String
}
