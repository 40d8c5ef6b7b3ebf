import Capture
import ContactCenter

/// The settings there is one of, written whole.
extension RouteTable {
    static let settingWrites = [
        Route(
            .put, "/api/v2/tokens/timeout", needs: .any("directory:organization:admin"),
            serves: .setting(
                "idle-timeout",
                Form(
                    """
                    idleTokenTimeoutSeconds:whole enableIdleTokenTimeout:flag inactivityTimeoutUnit:Minutes|Hours \
                    inactivityTimeoutGroupsEnabled:flag inactivityTimeoutGroupBundles:objects
                    """), .signInRules)),
        Route(
            .put, "/api/v2/identityproviders/purecloud", needs: .any("sso:provider:add", "sso:provider:edit"),
            serves: .setting("native-sign-in", Form("name disabled:flag"), .identityProvider)),
        Route(
            .put, "/api/v2/authorization/roles/settings",
            needs: .any("directory:organization:admin", "authorization:settings:edit"),
            serves: .setting(
                "role-settings", Form("backfillEnabled:flag authorizationGrantDivisionAware:flag"), .roleSettings)),
        Route(
            .patch, "/api/v2/authorization/settings",
            needs: .any("directory:organization:admin", "authorization:settings:edit"),
            serves: .setting(
                "authorization-settings", Form("analysisEnabled:flag analysisDays:whole"), nil, isWhole: false)),
        Route(
            .put, "/api/v2/recording/settings",
            needs: .any(
                "recording:settings:editScreenRecordings", "recording:settings:editRegionalStorage",
                "recording:settings:editUrlExpiration", "recording:settings:editConferenceRecording",
                "recording:settings:editHierarchyAccessControl"),
            serves: .setting(
                "recording-settings",
                Form(
                    """
                    maxSimultaneousStreams:whole maxConfigurableScreenRecordingStreams:whole \
                    regionalRecordingStorageEnabled:flag recordingPlaybackUrlTtl:whole \
                    recordingBatchDownloadUrlTtl:whole stopRecordingWhenOnlyExternalParticipants:flag
                    """), .recordingSettings)),
        Route(
            .put, "/api/v2/recording/recordingkeys/rotationschedule", needs: .any("recording:encryptionKey:edit"),
            serves: .setting(
                "recording-key-rotation", Form("name period!:DISABLED|DAILY|WEEKLY|MONTHLY|YEARLY"), .recordingKey)),
        Route(
            .post, "/api/v2/recording/recordingkeys", needs: .any("recording:encryptionKey:edit"),
            serves: .newRecordingKey),
        Route(
            .put, "/api/v2/routing/settings/transcription", needs: .any("routing:transcriptionSettings:edit"),
            serves: .setting(
                "transcription",
                Form(
                    """
                    transcription!:Disabled|EnabledGlobally|EnabledQueueFlow transcriptionConfidenceThreshold!:whole \
                    lowLatencyTranscriptionEnabled:flag contentSearchEnabled:flag pciDssRedactionEnabled:flag \
                    piiRedactionEnabled:flag
                    """), .transcription)),
        Route(
            .put, "/api/v2/speechandtextanalytics/settings", needs: .all("speechAndTextAnalytics:settings:edit"),
            serves: .speechAnalytics),
        Route(
            .put, "/api/v2/analytics/dataretention/settings", needs: .any("analytics:dataRetention:edit"),
            serves: .setting("interaction-retention", Form("retentionDays!:whole"), .reporting)),
        Route(
            .patch, "/api/v2/settings/executiondata", needs: .any("settings:executiondata:edit"),
            serves: .setting("execution-data", Form("enabled!:flag"), nil, isWhole: false) { edit, _ in
                edit.after["modifiedBy"] = nil
                edit.after.set("modifiedByClient", reference: edit.inquiry.client)
            }),
    ]
}

extension Serving {

    /// The program is sent by its id and read as something that has one.
    fileprivate static let speechAnalytics = setting(
        "speech-analytics",
        Form("defaultProgramId expectedDialects:texts textAnalyticsEnabled:flag agentEmpathyEnabled:flag"),
        .speechAnalytics
    ) { edit, _ in
        edit.after["defaultProgramId"] = nil
        edit.after["defaultProgram"] = nil
        guard let id = edit.asked["defaultProgramId"]?.string else { return }
        var program = Members()
        program.set("id", id)
        program.set("selfUri", "/api/v2/speechandtextanalytics/programs/\(id)")
        edit.after.set("defaultProgram", program)
    }

    /// A new key for recordings of the kind there is.
    fileprivate static let newRecordingKey = Serving("recording-keys", changes: true) { inquiry throws(Refusal) in
        try inquiry.reception.change { tenant throws(Refusal) in
            let last = tenant.documents(.recordingKeys)
                .max { ($0["createDate"]?.string ?? "") < ($1["createDate"]?.string ?? "") }
            let id = inquiry.newID(&tenant)
            var key = Members(last)
            key["user"] = nil
            key.set("id", id)
            key.set("keydataSummary", String(id.prefix(8)))
            key.set("createDate", inquiry.now.iso8601)
            key.set("selfUri", "/api/v2/recording/recordingkeys/\(id)")
            tenant.put(key.json, at: .one(.recordingKeys, id: id))
            inquiry.tell(.recordingKey, "Rotate", .init(id: id, name: ""))
            return Answer(key.json.canonical())
        }
    }
}
