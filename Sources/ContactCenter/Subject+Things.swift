// What a report calls the things of a tenant: kind, id, and the name people gave it.

extension Subject {
    public static func group(_ id: Group.ID) -> Subject { Subject(.group, id.rawValue) }
    public static func group(_ group: Group) -> Subject { Subject(.group, group.id.rawValue, name: group.name) }
    public static func role(_ role: Role) -> Subject { Subject(.role, role.id.rawValue, name: role.name) }
    public static func role(_ id: Role.ID) -> Subject { Subject(.role, id.rawValue) }
    public static func division(_ division: Division) -> Subject {
        Subject(.division, division.id.rawValue, name: division.name)
    }
    public static func partner(_ partner: Partner) -> Subject {
        Subject(.partner, partner.id.rawValue, name: partner.name)
    }
    public static func provider(_ provider: IdentityProvider) -> Subject {
        Subject(.provider, provider.id.rawValue, name: provider.name)
    }

    public static func client(_ client: OAuthClient) -> Subject {
        Subject(.client, client.id.rawValue, name: client.name)
    }
    public static func app(_ app: AuthorizedApp) -> Subject { Subject(.app, app.id.rawValue, name: app.name) }
    public static func integration(_ integration: Integration) -> Subject {
        Subject(.integration, integration.id.rawValue, name: integration.name)
    }
    public static func action(_ action: DataAction) -> Subject {
        Subject(.action, action.id.rawValue, name: action.name)
    }
    public static func credential(_ credential: StoredCredential) -> Subject {
        Subject(.credential, credential.id.rawValue, name: credential.name)
    }
    public static func certificate(_ certificate: ActionCertificate) -> Subject {
        Subject(.certificate, certificate.id.rawValue, name: "Client certificate")
    }
    public static func trigger(_ trigger: Trigger) -> Subject {
        Subject(.trigger, trigger.id.rawValue, name: trigger.name)
    }

    public static func trunk(_ trunk: Trunk) -> Subject { Subject(.trunk, trunk.id.rawValue, name: trunk.name) }
    public static func trunkSettings(_ settings: TrunkSettings) -> Subject {
        Subject(.trunkSettings, settings.id.rawValue, name: settings.name)
    }

    public static func key(_ configuration: KeyConfiguration) -> Subject {
        Subject(.key, configuration.id.rawValue, name: "Recording key configuration")
    }
    public static func policy(_ policy: RetentionPolicy) -> Subject {
        Subject(.policy, policy.id.rawValue, name: policy.name)
    }

    public static func deployment(_ deployment: WebDeployment) -> Subject {
        Subject(.deployment, deployment.id.rawValue, name: deployment.name)
    }
    public static func webConfiguration(_ configuration: WebConfiguration) -> Subject {
        Subject(.webConfiguration, configuration.id.rawValue, name: configuration.name)
    }
    public static func channel(_ channel: MessagingChannel) -> Subject {
        Subject(.channel, channel.id.rawValue, name: channel.name)
    }
}
