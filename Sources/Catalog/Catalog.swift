public import Assurance

/// The controls of this release, in reading order.
///
/// Being listed is being active.
public enum Catalog {

    /// Grows when a control comes, goes, or judges differently.
    public static let version = "2026.12"

    public static let controls: [Control] =
        identity + authentication + access + integrations + cryptography + data + logging + channels + configuration

    private static let identity: [Control] = [
        .everybodyIsOnRecord, .dormantPeopleAreSuspended, .partnersPeopleAreApproved,
    ]

    private static let authentication: [Control] = [
        .passwordsNeedASecondFactor, .signInGoesThroughTheIdentityProvider, .identityProvidersAreSound,
        .passwordsAreHardToGuess, .idleSessionsEnd, .signingOutEndsEverySession, .onlyNamedNetworksComeIn,
        .onlyApprovedPagesEmbedThePlatform,
    ]

    private static let access: [Control] = [
        .workIsSpreadOverDivisions, .nobodyInactiveHoldsARole, .administratorsAreFew, .grantingStaysInItsDivision,
        .partnersAreLetInNarrowly, .maskedRecordingsStayClosed,
    ]

    private static let integrations: [Control] = [
        .clientsSignInSafely, .integrationsAreNotAdministrators, .tokensAreShortLived, .redirectsStayWithUs,
        .clientsAreInUse, .appsAreApproved, .integrationsComeFromApprovedSuppliers, .dataActionsCallApprovedHosts,
        .auditEventsReachOurAccount,
    ]

    private static let cryptography: [Control] = [
        .signallingIsEncrypted, .mediaIsEncrypted, .trunksKnowTheirCallers, .diagnosticsAreOff, .edgesAreUpToDate,
        .voicesStayInApprovedRegions, .recordingKeysAreOursAndWork, .recordingKeysRotate, .recordingLinksLiveBriefly,
    ]

    private static let data: [Control] = [
        .recordingsAreDeletedInTime, .bulkJobsAreApproved, .interactionDataIsDeletedInTime,
        .transcriptsLeaveOutCardData, .speechAnalyticsIsOnRecord, .cardNumbersAreMaskedInMessages,
        .flowHistoriesAreOff, .peopleGetAnswersInTime, .callsAreRecordedWithConsent, .recordingsAreKeptAsRulesAsk,
    ]

    private static let logging: [Control] = [.theAuditLogCoversWhatMatters, .theLimitLetsUsKeepUp]

    private static let channels: [Control] = [
        .messengersStayOnOurPages, .cobrowsingIsMasked, .messagesLeaveToApprovedHosts, .mailProvesWhereItIsFrom,
        .campaignsSpareThoseWhoSaidNo, .assistantsAreApproved, .botsAreApproved, .knowledgeIsOnRecord,
        .flowsAreReleased,
    ]

    private static let configuration: [Control] = [.configurationIsCapturedWhole]
}
