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

    public static func edgeGroup(_ group: EdgeGroup) -> Subject {
        Subject(.edgeGroup, group.id.rawValue, name: group.name)
    }
    public static func edge(_ edge: Edge) -> Subject { Subject(.edge, edge.id.rawValue, name: edge.name) }
    public static func prompt(_ prompt: Prompt) -> Subject {
        Subject(.prompt, prompt.id.rawValue, name: prompt.name)
    }
    public static func authority(_ authority: CertificateAuthority) -> Subject {
        Subject(.certificateAuthority, authority.id.rawValue, name: authority.name)
    }
    public static func site(_ site: Site) -> Subject { Subject(.site, site.id.rawValue, name: site.name) }

    public static func key(_ configuration: KeyConfiguration) -> Subject {
        Subject(.key, configuration.id.rawValue, name: "Recording key configuration")
    }
    public static func policy(_ policy: RetentionPolicy) -> Subject {
        Subject(.policy, policy.id.rawValue, name: policy.name)
    }
    public static func job(_ job: BulkJob) -> Subject { Subject(.job, job.id.rawValue, name: "A bulk job") }
    public static func request(_ request: SubjectRequest) -> Subject {
        Subject(.request, request.id.rawValue, name: "A request about personal data")
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
    public static func mailDomain(_ domain: MailDomain) -> Subject {
        Subject(.mailDomain, domain.id.rawValue, name: domain.id.rawValue)
    }
    public static func campaign(_ campaign: Campaign) -> Subject {
        Subject(.campaign, campaign.id.rawValue, name: campaign.name)
    }

    public static func assistant(_ assistant: Assistant) -> Subject {
        Subject(.assistant, assistant.id.rawValue, name: assistant.name)
    }
    public static func instructions(_ instructions: Instructions) -> Subject {
        Subject(.instructions, instructions.id.rawValue, name: instructions.name)
    }
    public static func flow(_ flow: Flow) -> Subject { Subject(.flow, flow.id.rawValue, name: flow.name) }
}
