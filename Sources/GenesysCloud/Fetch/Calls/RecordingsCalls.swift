import Capture

extension Listing {

    /// Source: `GET /api/v2/recording/keyconfigurations`, API description of July 2026.
    static let recordingKeyConfigurations = Listing(
        .recordingKeyConfigurations, "/api/v2/recording/keyconfigurations", paging: .entities,
        needs: .any(["recording:encryptionKey:view"]))

    /// Source: `GET /api/v2/recording/recordingkeys/rotationschedule`, API description of July 2026.
    static let recordingKeyRotation = Listing(
        .recordingKeyRotation, "/api/v2/recording/recordingkeys/rotationschedule", paging: .document,
        needs: .any(["recording:encryptionKey:view"]))

    /// Source: `GET /api/v2/recording/recordingkeys`, API description of July 2026.
    static let recordingKeys = Listing(
        .recordingKeys, "/api/v2/recording/recordingkeys", paging: .pages(size: 100),
        needs: .any(["recording:encryptionKey:view"]))

    /// Source: `GET /api/v2/recording/settings`, API description of July 2026.
    static let recordingSettings = Listing(
        .recordingSettings, "/api/v2/recording/settings", paging: .document, needs: .none)

    /// How many there are comes only when asked for.
    ///
    /// Source: `GET /api/v2/recording/jobs`, API description of July 2026.
    static let recordingJobs = Listing(
        .recordingJobs, "/api/v2/recording/jobs", query: [Parameter("includeTotal", "true")],
        paging: .pages(size: 100), needs: .all(["recording:job:view"]))

    /// Source: `GET /api/v2/recording/mediaretentionpolicies`, API description of July 2026.
    ///
    /// Its twin for other platforms, `/recording/crossplatform/mediaretentionpolicies`, needs a permission nobody can
    /// grant.
    static let retentionPolicies = Listing(
        .retentionPolicies, "/api/v2/recording/mediaretentionpolicies", paging: .pages(size: 100),
        needs: .any(["recording:retentionPolicy:view"]))

    /// Source: `GET /api/v2/analytics/dataretention/settings`, API description of July 2026.
    static let interactionRetention = Listing(
        .interactionRetention, "/api/v2/analytics/dataretention/settings", paging: .document,
        needs: .any(["analytics:dataRetention:view"]))

    /// Source: `GET /api/v2/routing/settings/transcription`, API description of July 2026.
    static let transcription = Listing(
        .transcription, "/api/v2/routing/settings/transcription", paging: .document,
        needs: .any(["routing:transcriptionSettings:view"]))

    /// Source: `GET /api/v2/dataprivacy/maskingrules`, API description of July 2026.
    static let maskingRules = Listing(
        .maskingRules, "/api/v2/dataprivacy/maskingrules", paging: .entities,
        needs: .all(["dataprivacy:maskingrule:view"]))
}
