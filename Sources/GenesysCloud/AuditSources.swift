import Capture
public import ContactCenter

/// Where the audit log tells of changes to something: the service, and the types of what it changes.
public struct AuditSource: Hashable, Sendable {
    public let service: String
    public let entities: Set<String>
}

extension GenesysCloud {

    /// Where the audit log tells of changes to what a control reads.
    ///
    /// - Returns: nil where it tells of them nowhere we know of, or where time alone changes the answer: then nobody can
    ///   say that nothing changed.
    public static func auditSources(of facts: [FactKind]) -> [AuditSource]? {
        guard !facts.contains(Fact.asOf.kind) else { return nil }
        var entities: [String: Set<String>] = [:]
        for kind in facts.flatMap({ sources[$0] ?? [] }) {
            guard let source = auditSources[kind] else { return nil }
            for one in source { entities[one.service, default: []].formUnion(one.entities) }
        }
        guard !entities.isEmpty else { return nil }
        return entities.sorted { $0.key < $1.key }.map { AuditSource(service: $0.key, entities: $0.value) }
    }

    /// Whether an entry of the audit log tells of a change to something some control reads.
    public static func isChange(_ event: AuditEvent) -> Bool {
        !tellsOfReading(event) && (tracked[event.service]?.contains(event.entity.type) ?? false)
    }

    /// Whether it is about somebody who looked at something, and changed nothing.
    static func tellsOfReading(_ event: AuditEvent) -> Bool { readings.contains(event.action) }

    private static let tracked: [String: Set<String>] = auditSources.values.joined().reduce(into: [:]) {
        $0[$1.service, default: []].formUnion($1.entities)
    }

    /// The actions that change nothing.
    private static let readings: Set<String> = [
        "Authenticate", "AuthenticationFailed", "Debug", "Download", "Export", "GetAllResults", "Read", "SingleLogout",
        "SingleLogoutFailed", "View",
    ]

    /// By kind.
    ///
    /// Names are those of the SDK's enumerations of version 269; which of them tells of which setting is read
    /// from the names and from two published service mappings, and assumed.
    private static let auditSources: [Kind: [AuditSource]] = [
        .roles: [permissions("Role", "Policy")],
        .roleSettings: [permissions("RoleSettings")],
        .grants: [
            permissions("Role", "Policy"), AuditSource(service: "Groups", entities: ["DirectoryGroup", "Team"]),
        ],
        .people: [AuditSource(service: "Directory", entities: ["User"])],
        .groups: [AuditSource(service: "Groups", entities: ["DirectoryGroup", "SkillGroup", "Team"])],
        .partners: [permissions("OrganizationAuthorizationTrust")],
        .partnerPeople: [permissions("OrganizationAuthorizationTrust", "OrganizationAuthorizationUserTrust")],
        .authenticationSettings: [permissions("AuthOrganization")],
        .idleTimeout: [permissions("AuthOrganization")],
        .nativeSignIn: [permissions("AuthOrganization", "IdentityProvider")],
        .identityProviders: [permissions("IdentityProvider")],
        .oauthClients: [permissions("OAuthClient", "Role", "Policy")],
        .appAuthorizations: [permissions("OAuthClientAuthorization")],
        .integrations: [AuditSource(service: "Integrations", entities: ["Integration", "Credential"])],
        .integrationTypes: [],
        .storedCredentials: [AuditSource(service: "Integrations", entities: ["Credential"])],
        .triggers: [
            AuditSource(service: "Triggers", entities: ["Trigger"]),
            AuditSource(service: "ProcessAutomation", entities: ["Trigger"]),
        ],
        .dataActions: [AuditSource(service: "Integrations", entities: ["Action", "ActionDraft"])],
        .trunkBaseSettings: [AuditSource(service: "Telephony", entities: ["TrunkBase"])],
        .trunks: [AuditSource(service: "Telephony", entities: ["Trunk", "TrunkBase"])],
        .recordingKeyConfigurations: [AuditSource(service: "Quality", entities: ["RecordingKeyConfig"])],
        .recordingKeyRotation: [AuditSource(service: "Quality", entities: ["RecordingKeyConfig"])],
        .recordingKeys: [AuditSource(service: "Quality", entities: ["RecordingKey"])],
        .interactionRetention: [AuditSource(service: "Quality", entities: ["RecordingSettings"])],
        .webDeployments: [AuditSource(service: "WebDeployments", entities: ["Deployment"])],
        .webConfigurations: [
            AuditSource(service: "WebDeployments", entities: ["Configuration", "ConfigurationVersion"])
        ],
    ]

    private static func permissions(_ entities: String...) -> AuditSource {
        AuditSource(service: "PeoplePermissions", entities: Set(entities))
    }
}
