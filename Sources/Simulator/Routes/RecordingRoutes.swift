/// Recordings: keys, retention, what is blanked.
extension RouteTable {
    static let recordingRoutes = [
        Route(
            .get, "/api/v2/recording/keyconfigurations", needs: .any("recording:encryptionKey:view"),
            serves: .counted(of: .recordingKeyConfigurations)),
        Route(
            .get, "/api/v2/recording/recordingkeys/rotationschedule", needs: .any("recording:encryptionKey:view"),
            serves: .setting("recording-key-rotation")),
        Route(
            .get, "/api/v2/recording/recordingkeys", needs: .any("recording:encryptionKey:view"),
            serves: .pages(of: .recordingKeys)),
        Route(.get, "/api/v2/recording/settings", serves: .setting("recording-settings")),
        Route(
            .get, "/api/v2/recording/jobs", needs: .all("recording:job:view"), serves: .pages(of: .recordingJobs)),
        Route(
            .get, "/api/v2/recording/mediaretentionpolicies", needs: .any("recording:retentionPolicy:view"),
            serves: .pages(of: .retentionPolicies)),
        Route(
            .get, "/api/v2/analytics/dataretention/settings", needs: .any("analytics:dataRetention:view"),
            serves: .setting("interaction-retention")),
        Route(
            .get, "/api/v2/routing/settings/transcription", needs: .any("routing:transcriptionSettings:view"),
            serves: .setting("transcription")),
        Route(
            .get, "/api/v2/dataprivacy/maskingrules", needs: .all("dataprivacy:maskingrule:view"),
            serves: .whole(of: .maskingRules)),
    ]
}
