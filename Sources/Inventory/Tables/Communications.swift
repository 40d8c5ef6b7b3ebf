import ContactCenter

extension Table {
    static let trunks = Table(
        "trunks", "A line to the outside world or to a set of phones.", of: .trunks,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text("kind", "`external`, `phone`, `edge`, or the platform's own word") { $0.kind.word },
            .flag("in_service", "whether it is in service", ifKnown: { $0.isInService }),
            .text(
                "settings", "the id of its trunk settings",
                ifKnown: { ($0.settings?.rawValue).said(in: "the settings of a trunk") }),
        ])

    static let trunkSettings = Table(
        "trunk_settings", "What a set of trunks has in common.", of: .trunkSettings,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text("kind", "as for trunks") { $0.kind.word },
            .text(
                "signalling", "how calls sent are signalled: `tls`, `tcp`, `udp`, or the platform's own word",
                ifKnown: { $0.signalling.map { $0.word } }),
            .flag("demands_credentials", "whether callers must sign in", ifKnown: { $0.demandsCredentials }),
        ])

    static let trunkCiphers = Table(
        "trunk_ciphers", "A media cipher that trunk settings offer; without a row, media is not encrypted.",
        from: .trunkSettings,
        [
            Field<TrunkEntry>.text("settings", "the id of the trunk settings") { $0.settings.rawValue },
            .text("cipher", "in the platform's words") { $0.entry },
        ]
    ) { all, filling in
        for one in all {
            try filling.add(each: one.mediaCiphers.map { $0.map { TrunkEntry(settings: one.id, entry: $0) } })
        }
    }

    static let trunkCallers = Table(
        "trunk_callers", "A network calls may come from; without a row, from any.", from: .trunkSettings,
        [
            Field<TrunkEntry>.text("settings", "the id of the trunk settings") { $0.settings.rawValue },
            .text("network", "in CIDR notation") { $0.entry },
        ]
    ) { all, filling in
        for one in all {
            try filling.add(each: one.callersAllowed.map { $0.map { TrunkEntry(settings: one.id, entry: $0) } })
        }
    }

    static let webDeployments = Table(
        "web_deployments", "A messenger put on web pages.", of: .webDeployments,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_active", "whether it is in use") { $0.isActive },
            .flag(
                "limits_domains", "whether only named domains may show it", ifKnown: { $0.domains.map { $0 != nil } }),
            .text("configuration", "the id of its configuration") { $0.configuration?.rawValue },
        ])

    static let webDeploymentDomains = Table(
        "web_deployment_domains", "A domain whose pages may show a messenger.", from: .webDeployments,
        [
            Field<DeploymentDomain>.text("deployment", "the id of the deployment") { $0.deployment.rawValue },
            .text("domain", "the domain") { $0.domain },
        ]
    ) { deployments, filling in
        for one in deployments {
            let domains = one.domains.map { $0 ?? [] }
            try filling.add(each: domains.map { $0.map { DeploymentDomain(deployment: one.id, domain: $0) } })
        }
    }

    static let webConfigurations = Table(
        "web_configurations", "What a messenger on a web page lets its visitors and agents do.", of: .webConfigurations,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag(
                "authenticates_visitors", "whether visitors can prove who they are",
                ifKnown: { $0.authenticatesVisitors }),
            .number("upload_types", "how many file types visitors may send", ifKnown: { $0.uploads.map { $0.count } }),
            .flag("cobrowses", "whether agents can look at the page", ifKnown: { $0.cobrowsing.map { $0 != nil } }),
            .number(
                "cobrowsing_masks", "how many fields are hidden from them; empty if they cannot look",
                ifKnown: { $0.cobrowsing.map { $0?.masks.count } }),
        ])

    static let messagingChannels = Table(
        "messaging_channels", "A way for customers to write in.", of: .messagingChannels,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text("type", "the platform's word for it: `open`, `whatsapp`") { $0.type },
            .flag("is_active", "whether it is in use") { $0.isActive },
            .text("webhook", "where agents' messages go, for one of the tenant's own", ifKnown: { $0.webhook }),
        ])
}

private struct TrunkEntry {
    let settings: TrunkSettings.ID
    let entry: String
}

private struct DeploymentDomain {
    let deployment: WebDeployment.ID
    let domain: String
}

extension Trunk.Kind {
    fileprivate var word: String {
        switch self {
        case .external: "external"
        case .phone: "phone"
        case .edge: "edge"
        case .other(let word): word
        }
    }
}

extension TrunkSettings.Signalling {
    fileprivate var word: String {
        switch self {
        case .udp: "udp"
        case .tcp: "tcp"
        case .tls: "tls"
        case .other(let word): word
        }
    }
}
