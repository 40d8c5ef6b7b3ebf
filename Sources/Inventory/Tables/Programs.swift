import ContactCenter

extension Table {
    static let clients = Table(
        "clients", "An OAuth client: a program that calls the API with credentials of its own.", of: .clients,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text(
                "grant_type",
                "`client credentials`, `authorization code`, `implicit`, `password`, `saml bearer`, or the platform's own word"
            ) { $0.grantType.word },
            .flag("is_active", "whether it may be used") { $0.isActive },
            .number(
                "token_seconds", "how long its tokens live; empty where nobody set it: a day",
                ifKnown: { $0.tokenLifetime.map { $0.map { Int($0.components.seconds) } } }),
            .moment("created", "when it was made", ifKnown: { $0.created.said(in: "when a client was made") }),
            .moment(
                "changed", "when it was last changed", ifKnown: { $0.changed.said(in: "when a client was changed") }),
            .text("maker", "the id of whoever made it", ifKnown: { $0.maker.map { $0.rawValue } }),
        ])

    static let clientRoles = Table(
        "client_roles", "A role a client holds itself; only one that signs in without a person is bound by these.",
        from: .clients,
        [
            Field<ClientRole>.text("client", "the id of the client") { $0.client.rawValue },
            .text("role", "the id of the role") { $0.holding.role.rawValue },
            .text("division", "the id of the division; empty for everywhere") { $0.holding.reach.division?.rawValue },
        ]
    ) { clients, filling in
        for client in clients {
            try filling.add(each: client.roles.map { $0.map { ClientRole(client: client.id, holding: $0) } })
        }
    }

    static let clientRedirects = Table(
        "client_redirects", "An address a sign-in through a client may return to.", from: .clients,
        [
            Field<ClientRedirect>.text("client", "the id of the client") { $0.client.rawValue },
            .text("address", "the address") { $0.address },
        ]
    ) { clients, filling in
        for client in clients {
            for address in client.redirects { try filling.add(ClientRedirect(client: client.id, address: address)) }
        }
    }

    static let clientUsage = Table(
        "client_usage", "How often a client called the API over the stretch asked for; one without a row did not.",
        from: .clientUsage,
        [
            Field<ClientRequests>.text("client", "the id of the client") { $0.client.rawValue },
            .number("requests", "how often") { $0.requests },
        ]
    ) { usage, filling in
        for (client, requests) in usage.requests.sorted(by: { $0.key < $1.key }) {
            try filling.add(ClientRequests(client: client, requests: requests))
        }
    }

    static let apps = Table(
        "apps", "A third party's application that somebody let in.", of: .apps,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_authorized", "whether it is let in now") { $0.isAuthorized },
            .flag("is_pending", "whether it asks for more than it has") { $0.isPending },
        ])

    static let integrations = Table(
        "integrations", "Somebody else's product plugged into the tenant.", of: .integrations,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text("type", "the platform's word for what it is") { $0.type },
            .text("vendor", "who makes it; empty where the platform names nobody", ifKnown: { $0.vendor }),
            .flag("is_enabled", "whether it is switched on") { $0.isEnabled },
            .text(
                "health", "`active`, `inactive`, `failing`, or the platform's own word",
                ifKnown: { ($0.health?.word).said(in: "the health of an integration") }),
            .flag("carries_audits", "whether it sends audit events somewhere; empty if it sends no events") {
                $0.eventStream?.carriesAudits
            },
            .text(
                "stream_account", "the cloud account its events go to; empty if it sends no events",
                ifKnown: { $0.eventStream.map { $0.account.said(in: "the account events go to") } ?? .observed(nil) }),
        ])

    static let dataActions = Table(
        "data_actions", "A call that flows and scripts can make to somewhere outside.", of: .dataActions,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text("address", "what it calls, variables and all; empty if nothing of its own", ifKnown: { $0.address }),
            .number("written_out_secrets", "in how many places a secret is written out in it") {
                $0.writtenOutSecrets.count
            },
        ])
}

private struct ClientRole {
    let client: OAuthClient.ID
    let holding: OAuthClient.Holding
}

private struct ClientRedirect {
    let client: OAuthClient.ID
    let address: String
}

private struct ClientRequests {
    let client: OAuthClient.ID
    let requests: Int
}

extension OAuthClient.GrantType {
    fileprivate var word: String {
        switch self {
        case .clientCredentials: "client credentials"
        case .authorizationCode: "authorization code"
        case .implicit: "implicit"
        case .password: "password"
        case .samlBearer: "saml bearer"
        case .other(let word): word
        }
    }
}

extension Integration.Health {
    fileprivate var word: String {
        switch self {
        case .active: "active"
        case .inactive: "inactive"
        case .failing: "failing"
        case .other(let word): word
        }
    }
}
