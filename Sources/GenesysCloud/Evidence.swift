public import Capture
public import ContactCenter

extension GenesysCloud {

    /// The documents in which something a finding speaks of stands.
    ///
    /// What is no document of its own, such as a network on the allowlist, stands in the settings that the control
    /// reads.
    ///
    /// - Parameter facts: What the control reads.
    public static func documents(of subject: Subject, reading facts: [FactKind]) -> [(kind: Kind, id: String)] {
        if subject.kind == .configuration { return [place(ofPath: subject.id)].compactMap(\.self) }
        if let kinds = documentKinds[subject.kind] { return kinds.map { ($0, subject.id) } }
        return facts.flatMap { sources[$0] ?? [] }.filter { $0.layout == .setting }.map { ($0, $0.name) }
    }

    /// The one division that something lies in; nil where it lies in none or in several, as the grants of a client do.
    ///
    /// Source: `division` of `User`, `Queue`, `Flow` and their like, API description of July 2026.
    public static func division(of document: JSON) -> Division.ID? {
        document["division"]?["id"]?.string.map { Division.ID($0) }
    }

    /// Where the object of a path such as `roles/3fa85f64-…` stands.
    ///
    /// The audit log names a grant without its division: no document goes by that.
    private static func place(ofPath path: String) -> (kind: Kind, id: String)? {
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        guard let kind = kinds.first(where: { $0.name == parts.first }) else { return nil }
        let id = parts.count == 1 ? kind.name : parts[1]
        let isGrant = kind != .grants || id.split(separator: "--").count == 3
        return isGrant ? (kind, id) : nil
    }

    private static let documentKinds: [Subject.Kind: [Kind]] = [
        .person: [.people, .partnerPeople],
        .role: [.roles],
        .division: [.divisions],
        .group: [.groups],
        .client: [.oauthClients],
        .app: [.appAuthorizations],
        .integration: [.integrations],
        .action: [.dataActions],
        .credential: [.storedCredentials],
        .certificate: [.actionCertificates],
        .trigger: [.triggers],
        .trunk: [.trunks],
        .trunkSettings: [.trunkBaseSettings],
        .key: [.recordingKeyConfigurations],
        .policy: [.retentionPolicies],
        .rule: [.maskingRules],
        .provider: [.identityProviders],
        .deployment: [.webDeployments],
        .webConfiguration: [.webConfigurations],
        .channel: [.messagingChannels, .openMessaging],
        .partner: [.partners],
        .limit: [.limits],
        .edge: [.edges, .expiredEdges],
        .certificateAuthority: [.certificateAuthorities],
        .site: [.sites],
        .job: [.recordingJobs],
        .request: [.privacyRequests],
        .mailDomain: [.mailDomains],
        .campaign: [.campaigns],
        .assistant: [.assistants],
        .instructions: [.guides],
        .flow: [.flows, .flowExports],
    ]
}
