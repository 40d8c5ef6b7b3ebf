public import Capture

extension GenesysCloud {

    /// Every call a collection makes, in the order it makes them: what later calls need the ids of comes first.
    public static let listings: [Listing] = [
        .organization, .permissions, .divisions, .partners, .roles, .roleSettings, .authorizationSettings,
        .accessPolicies, .people, .groups, .grants, .roleHolders, .partnerPeople, .trustors,
        .authenticationSettings, .idleTimeout, .nativeSignIn, .identityProviders, .oauthClients, .oauthScopes,
        .appAuthorizations, .clientUsage, .integrations, .integrationTypes, .dataActions, .actionContracts,
        .actionCertificates,
        .storedCredentials, .triggers, .trunkBaseSettings, .trunks, .sites, .edges, .expiredEdges,
        .certificateAuthorities, .recordingKeyConfigurations, .recordingKeyRotation, .recordingKeys,
        .recordingSettings, .recordingJobs, .retentionPolicies, .interactionRetention, .transcription,
        .maskingRules, .speechAnalytics, .executionData, .privacyRequests, .auditServices, .limits,
        .webDeployments, .webConfigurations, .messagingChannels, .openMessaging, .mailDomains, .outboundSettings,
        .dncLists, .contactLists, .callableTimeSets, .callAnalysisSets, .scripts, .campaigns, .assistants, .guides,
        .flows, .emergencyGroups, .knowledgeBases, .queues,
        .skills, .languages, .wrapUpCodes, .schedules, .scheduleGroups, .ivrs, .prompts, .dataTables, .locations,
    ]

    /// The calls of a profile.
    public static func listings(for profile: Manifest.Profile) -> [Listing] {
        listings.filter { listing in
            switch profile {
            case .controls: listing.profile == .controls
            case .configuration: listing.profile != .all
            case .all: true
            }
        }
    }

    /// The calls that read a kind, as a manifest names them.
    public static func routes(of kind: Kind) -> Set<String> {
        Set(listings.lazy.filter { $0.kind == kind }.map(\.route))
    }

    /// The permissions one of our clients needs, sorted: what its role holds, and nothing else.
    public static func permissions(of reader: Reader, for profile: Manifest.Profile = .controls) -> [String] {
        let asked = listings(for: profile).filter { $0.reader == reader }.flatMap(\.needs.asked)
        return Set(asked).sorted()
    }
}
