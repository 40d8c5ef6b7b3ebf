public import Assurance

/// The controls of this release, in reading order.
///
/// Being listed is being active.
public enum Catalog {

    /// Grows when a control comes, goes, or judges differently.
    public static let version = "2026.18"

    public static let controls: [Control] =
        identity + authentication + access + integrations + cryptography + data + logging + channels + configuration

    private static let identity: [Control] = [
        .everybodyIsOnRecord, .dormantPeopleAreSuspended, .partnersPeopleAreApproved,
        .peopleAreKnownToTheIdentityProvider, .bothListsAreJoined, .moversAreLookedAt,
    ]

    private static let authentication: [Control] = [
        .passwordsNeedASecondFactor, .signInGoesThroughTheIdentityProvider, .identityProvidersAreSound,
        .passwordsAreHardToGuess, .idleSessionsEnd, .signingOutEndsEverySession, .onlyNamedNetworksComeIn,
        .onlyApprovedPagesEmbedThePlatform, .dangerousActionsAreGuarded, .commitmentsAreOnRecord,
        .secondFactorsAreStrong, .devicesAreManaged,
        .nobodyComesInPastTheProvider, .breakGlassAccountsAreTested, .theProviderDemandsASecondFactor,
        .sensitiveDeedsFollowAStrongFactor,
    ]

    private static let access: [Control] = [
        .workIsSpreadOverDivisions, .nobodyInactiveHoldsARole, .administratorsAreFew, .rolesHoldWhatIsUsed,
        .defaultRolesAreCurrent, .dutiesAreKeptApart, .grantingStaysInItsDivision, .powerfulGroupsAreInSafeHands,
        .partnersAreLetInNarrowly,
        .organizationsWeWorkIn, .maskedRecordingsStayClosed, .recordingsAreKeptByApprovedRoles,
        .rightsFollowTheJob,
    ]

    private static let integrations: [Control] = [
        .clientsSignInSafely, .integrationsAreNotAdministrators, .clientsAskForKnownScopes, .tokensAreShortLived,
        .redirectsStayWithUs, .clientsAreInUse, .clientsAreLookedAfter, .appsAreApproved,
        .integrationsComeFromApprovedSuppliers, .storedCredentialsAreRenewed, .dataActionsCallApprovedHosts,
        .actionCertificatesAreReplacedInTime, .auditEventsReachOurAccount, .triggersAreReviewed,
        .programsAreRegistered, .flowsHoldNoSecrets,
    ]

    private static let cryptography: [Control] = [
        .signallingIsEncrypted, .mediaIsEncrypted, .trunksKnowTheirCallers, .diagnosticsAreOff, .edgesAreUpToDate,
        .voicesStayInApprovedRegions, .recordingKeysAreOursAndWork, .recordingKeysRotate, .recordingLinksLiveBriefly,
    ]

    private static let data: [Control] = [
        .recordingsAreDeletedInTime, .bulkJobsAreApproved, .interactionDataIsDeletedInTime,
        .transcriptsLeaveOutCardData, .speechAnalyticsIsOnRecord, .cardNumbersAreMaskedInMessages,
        .flowHistoriesAreOff, .peopleGetAnswersInTime, .callsAreRecordedWithConsent, .recordingsAreKeptAsRulesAsk,
        .callersHearOfRecording, .callersAreVerified, .verificationsAreOnRecord,
    ]

    private static let logging: [Control] = [
        .theAuditLogCoversWhatMatters, .theLimitLetsUsKeepUp, .canariesAreSeen,
    ]

    private static let channels: [Control] = [
        .messengersStayOnOurPages, .cobrowsingIsMasked, .messagesLeaveToApprovedHosts, .mailProvesWhereItIsFrom,
        .campaignsSpareThoseWhoSaidNo, .assistantsAreApproved, .botsAreApproved, .knowledgeIsOnRecord,
        .flowsAreReleased, .botsSayWhatTheyAre,
    ]

    private static let configuration: [Control] = [
        .configurationIsCapturedWhole, .nothingDriftsUnapproved, .restoresAreDrilled, .scansAreMadeInTime,
        .scansStandBesideOurs, .sensitiveChangesHaveATicket,
    ]
}
