public import Capture
public import ContactCenter

extension GenesysCloud {

    /// The kinds each fact is translated from, those it cannot do without first.
    ///
    /// A fact that comes from the manifest alone has none; a fact that is not here is none of this platform's.
    public static let sources: [FactKind: [Kind]] = Dictionary(
        uniqueKeysWithValues: [
            people, access, signIn, programs, communications, recordings, channels, automation, platform,
        ]
        .joined())

    private typealias Source = (FactKind, [Kind])

    private static let people: [Source] = [
        (Fact.people.kind, [.people]),
        (Fact.groups.kind, [.groups]),
        (Fact.partnerPeople.kind, [.partnerPeople]),
    ]

    private static let access: [Source] = [
        (Fact.roles.kind, [.roles]),
        (Fact.grants.kind, [.grants, .people, .groups, .oauthClients]),
        (Fact.divisions.kind, [.divisions]),
        (Fact.partners.kind, [.partners]),
        (Fact.trustors.kind, [.trustors]),
        (Fact.grantingRules.kind, [.roleSettings]),
        (Fact.accessPolicies.kind, [.accessPolicies]),
        (Fact.usageAnalysis.kind, [.authorizationSettings]),
    ]

    private static let signIn: [Source] = [
        (Fact.signInRules.kind, [.authenticationSettings]),
        (Fact.identityProviders.kind, [.identityProviders]),
        (Fact.passwordSignIn.kind, [.nativeSignIn]),
        (Fact.idleTimeout.kind, [.idleTimeout]),
    ]

    private static let programs: [Source] = [
        (Fact.clients.kind, [.oauthClients]),
        (Fact.ownClients.kind, []),
        (Fact.clientScopes.kind, [.oauthScopes]),
        (Fact.clientUsage.kind, [.clientUsage]),
        (Fact.integrations.kind, [.integrations, .integrationTypes]),
        (Fact.apps.kind, [.appAuthorizations]),
        (Fact.dataActions.kind, [.dataActions]),
        (Fact.actionCertificates.kind, [.actionCertificates]),
        (Fact.storedCredentials.kind, [.storedCredentials]),
        (Fact.triggers.kind, [.triggers]),
    ]

    private static let communications: [Source] = [
        (Fact.trunks.kind, [.trunks]),
        (Fact.trunkSettings.kind, [.trunkBaseSettings]),
        (Fact.edges.kind, [.edges]),
        (Fact.expiredEdges.kind, [.expiredEdges]),
        (Fact.certificateAuthorities.kind, [.certificateAuthorities]),
        (Fact.sites.kind, [.sites]),
    ]

    private static let recordings: [Source] = [
        (Fact.keyConfigurations.kind, [.recordingKeyConfigurations]),
        (Fact.keyRotation.kind, [.recordingKeyRotation]),
        (Fact.recordingKeys.kind, [.recordingKeys]),
        (Fact.recordingAccess.kind, [.recordingSettings]),
        (Fact.bulkJobs.kind, [.recordingJobs]),
        (Fact.retentionPolicies.kind, [.retentionPolicies]),
        (Fact.interactionRetention.kind, [.interactionRetention]),
        (Fact.transcription.kind, [.transcription]),
        (Fact.maskingRules.kind, [.maskingRules]),
        (Fact.speechAnalytics.kind, [.speechAnalytics]),
        (Fact.flowHistories.kind, [.executionData]),
        (Fact.subjectRequests.kind, [.privacyRequests]),
    ]

    private static let channels: [Source] = [
        (Fact.webDeployments.kind, [.webDeployments]),
        (Fact.webConfigurations.kind, [.webConfigurations]),
        (Fact.messagingChannels.kind, [.messagingChannels, .openMessaging]),
        (Fact.mailDomains.kind, [.mailDomains]),
        (Fact.callingHours.kind, [.outboundSettings]),
        (Fact.doNotCallLists.kind, [.dncLists]),
        (Fact.campaigns.kind, [.campaigns]),
    ]

    private static let automation: [Source] = [
        (Fact.assistants.kind, [.assistants]),
        (Fact.instructions.kind, [.guides]),
        (Fact.flows.kind, [.flows]),
        (Fact.prompts.kind, [.prompts]),
        (Fact.knowledgeBases.kind, [.knowledgeBases]),
    ]

    private static let platform: [Source] = [
        (Fact.asOf.kind, []),
        (Fact.features.kind, [.organization]),
        (Fact.auditCoverage.kind, [.auditServices]),
        (Fact.limits.kind, [.limits]),
        (Fact.collection.kind, []),
    ]
}
