import Capture
public import ContactCenter
public import Recovery

extension GenesysCloud {

    /// What an entry of the audit log says was changed; empty where it tells of nothing we keep, or of what failed.
    ///
    /// Source: shapes observed on a live organisation: a role's member is named in `entity.name` as
    /// `{userId}--{roleId}--{orgId}`, a group's in `newValues` of `individuals`, checked 2026-11-22.
    public static func toldChanges(of event: AuditEvent) -> [ToldChange] {
        guard event.status != .failure, !tellsOfReading(event) else { return [] }
        if let membership = event.membership { return [membership] }
        let own = toldKinds.compactMap { service, entity, kind -> ToldChange? in
            guard service == event.service, entity == event.entity.type else { return nil }
            let object = kind.layout == .setting ? kind.name : event.entity.id
            return object.map { ToldChange(kind.name, $0, event.toldWhat, fields: event.properties) }
        }
        return own + event.lostGrants + event.members
    }

    /// The services whose entries tell of changes to a kind; empty where none is known to.
    public static func tellingServices(of kind: String) -> [String] {
        let services = toldKinds.filter { $0.kind.name == kind }.map(\.service) + (toldBesides[kind] ?? [])
        return Set(services).sorted()
    }

    /// What the audit log calls an object: a grant goes by who holds which role, and goes with either of them.
    public static func toldObjects(of kind: String, _ id: String) -> [String] {
        guard kind == Kind.grants.name else { return [id] }
        let parts = id.split(separator: "--", maxSplits: 2)
        guard parts.count == 3 else { return [id] }
        return ["\(parts[0])--\(parts[1])", String(parts[0]), String(parts[1])]
    }

    /// Which kind an entity type is, service by service.
    ///
    /// Names are those of the SDK's enumerations of version 269; which of them tells of which setting is read from the
    /// names and from two published service mappings, and assumed.
    private static let toldKinds: [(service: String, entity: String, kind: Kind)] = [
        ("PeoplePermissions", "Role", .roles),
        ("PeoplePermissions", "RoleSettings", .roleSettings), ("PeoplePermissions", "Policy", .accessPolicies),
        ("PeoplePermissions", "OrganizationAuthorizationTrust", .partners),
        ("PeoplePermissions", "OrganizationAuthorizationUserTrust", .partnerPeople),
        ("PeoplePermissions", "AuthOrganization", .authenticationSettings),
        ("PeoplePermissions", "AuthOrganization", .idleTimeout),
        ("PeoplePermissions", "AuthOrganization", .nativeSignIn),
        ("PeoplePermissions", "IdentityProvider", .identityProviders),
        ("PeoplePermissions", "IdentityProvider", .nativeSignIn),
        ("PeoplePermissions", "OAuthClient", .oauthClients),
        ("PeoplePermissions", "OAuthClientAuthorization", .appAuthorizations),
        ("Directory", "User", .people), ("Directory", "Organization", .organization),
        ("Groups", "DirectoryGroup", .groups), ("Groups", "SkillGroup", .groups), ("Groups", "Team", .groups),
        ("Integrations", "Integration", .integrations), ("Integrations", "Action", .dataActions),
        ("Integrations", "Credential", .storedCredentials),
        ("Triggers", "Trigger", .triggers), ("ProcessAutomation", "Trigger", .triggers),
        ("Telephony", "TrunkBase", .trunkBaseSettings), ("Telephony", "Trunk", .trunks),
        ("Telephony", "Site", .sites), ("Telephony", "Edge", .edges),
        ("Telephony", "IVR", .ivrs), ("Telephony", "ScheduleGroup", .scheduleGroups),
        ("ContactCenter", "Queue", .queues), ("ContactCenter", "WrapupCode", .wrapUpCodes),
        ("Routing", "RoutingSkill", .skills), ("Routing", "RoutingLanguage", .languages),
        ("Architect", "Prompt", .prompts), ("Datatables", "Schema", .dataTables), ("Locations", "Location", .locations),
        ("Quality", "RecordingKeyConfig", .recordingKeyConfigurations),
        ("Quality", "RecordingKeyConfig", .recordingKeyRotation), ("Quality", "RecordingKey", .recordingKeys),
        ("Quality", "RecordingSettings", .recordingSettings),
        ("Quality", "RecordingSettings", .interactionRetention),
        ("WebDeployments", "Deployment", .webDeployments), ("WebDeployments", "Configuration", .webConfigurations),
        ("Architect", "Flow", .flows), ("Outbound", "Campaign", .campaigns),
        ("Outbound", "ContactList", .contactLists), ("GDPR", "GdprRequest", .privacyRequests),
        ("Knowledge", "KnowledgeBase", .knowledgeBases),
    ]

    /// The services that tell of a kind by the way, in entries about something else.
    private static let toldBesides = ["grants": ["PeoplePermissions", "Directory"], "people": ["Groups"]]
}

extension AuditEvent {
    fileprivate var toldWhat: ToldChange.What {
        switch action {
        case "Create": .added
        case "Delete": .removed
        default: .changed
        }
    }

    /// The properties it names, but for the one the platform counts up each time; nil where it names none.
    fileprivate var properties: Set<String>? {
        let properties = Set(changes.map(\.property)).subtracting(["version", ""])
        return properties.isEmpty ? nil : properties
    }

    /// That somebody was given a role, or lost it.
    fileprivate var membership: ToldChange? {
        guard entity.type == "Role", let parts = entity.name?.split(separator: "--"), parts.count == 3 else {
            return nil
        }
        let object = "\(parts[0])--\(parts[1])"
        switch action {
        case "MemberAdd": return ToldChange(Kind.grants.name, object, .added)
        case "MemberRemove": return ToldChange(Kind.grants.name, object, .removed)
        case "MemberUpdate": return ToldChange(Kind.grants.name, object, .changed)
        default: return nil
        }
    }

    /// The grants that go with a role or a person.
    fileprivate var lostGrants: [ToldChange] {
        guard action == "Delete", entity.type == "Role" || entity.type == "User", let id = entity.id else { return [] }
        return [ToldChange(Kind.grants.name, id, .removed)]
    }

    /// The people who joined or left a group: which of the two, the entries do not say.
    fileprivate var members: [ToldChange] {
        guard entity.type == "DirectoryGroup" else { return [] }
        let told = changes.filter { ["individuals", "group-membership"].contains($0.property) }
        let people = told.flatMap { $0.old + $0.new }.compactMap { value in
            if case .text(let id) = value { id } else { nil }
        }
        return Set(people).sorted().map { ToldChange(Kind.people.name, $0, .changed, fields: ["groups"]) }
    }
}
