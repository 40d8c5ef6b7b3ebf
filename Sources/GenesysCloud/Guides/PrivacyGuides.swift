import Assurance
import ContactCenter

extension GenesysCloud {
    static let privacyGuides: [Guide] = [
        Guide(
            "DAT-03",
            fields: [
                "RecordingJob.state", "RecordingJobsQuery.action", "RecordingJob.dateCreated", "RecordingJob.user",
                "RecordingJobsQuery.includeRecordingsWithSensitiveData",
            ],
            menu: "not looked up: go by the call",
            call: "DELETE /api/v2/recording/jobs/{jobId}",
            caveats: """
                A job is cancelled while it waits; what it exported or deleted by then stays so. Jobs to archive are \
                not asked. Which recordings a job picked is sealed, for the question may name people.
                """,
            basis: .specification,
            source: described("GET /api/v2/recording/jobs, RecordingJob, RecordingJobsQuery")),
        Guide(
            "DAT-06",
            fields: [
                "SpeechTextAnalyticsSettingsResponse.textAnalyticsEnabled",
                "SpeechTextAnalyticsSettingsResponse.agentEmpathyEnabled",
                "SpeechTextAnalyticsSettingsResponse.expectedDialects",
            ],
            menu: "not looked up: go by the call",
            call: "PUT /api/v2/speechandtextanalytics/settings",
            caveats: """
                Whether the ratings are used to judge employees, and whether they were told, no field says: attest it.
                """,
            basis: .specification,
            source: described("GET /api/v2/speechandtextanalytics/settings")),
        Guide(
            "DAT-08",
            fields: ["ExecutionDataGlobalSettingsResponse.enabled"],
            menu: "not looked up: go by the call",
            call: "PATCH /api/v2/settings/executiondata",
            caveats: """
                The setting is the tenant's; what a single flow keeps beyond it is not seen here. Switching it off \
                deletes nothing that was kept before.
                """,
            basis: .assumed,
            source: described("GET /api/v2/settings/executiondata, ExecutionDataGlobalSettingsResponse")),
        Guide(
            "DAT-09",
            fields: ["GDPRRequest.requestType", "GDPRRequest.status", "GDPRRequest.createdDate"],
            menu: "not looked up: go by the call",
            call: "GET /api/v2/gdpr/requests",
            caveats: """
                Counted from when the request was made on the platform: the person may have asked you earlier. \
                Requests you answer by other means are not here. Who asked is sealed, and the address of the answer, \
                which opens it, is kept as a keyed hash.
                """,
            basis: .specification,
            source: described("GET /api/v2/gdpr/requests, GDPRRequest")),
        Guide(
            "DAT-12",
            fields: ["RecordingSettings.stopRecordingWhenOnlyExternalParticipants"],
            menu: "not looked up: go by the call",
            call: "PUT /api/v2/recording/settings",
            caveats: """
                No legal advice. Rules are from a table of ours whose citations were not opened one by one, each with \
                how sure we are; one that is less than certain is never met. Whether an announcement comes before the \
                recording stands in flows, which are not read, so whoever is named has to have heard it.
                """,
            basis: .assumed,
            source: described("RecordingSettings; the table of consent rules as of 2026-11-22")),
        Guide(
            "DAT-13",
            fields: ["Policy.enabled", "DeleteRetention.days", "PolicyActions.alwaysDelete"],
            menu: "Admin > Quality > Policies",
            call: "PUT /api/v2/recording/mediaretentionpolicies/{policyId}",
            caveats: """
                No legal advice. Rules are from a table of ours with a citation each; which of them is for which \
                calls, only you can say. Where the length of a month or year is in doubt, the policy is given it.
                """,
            basis: .assumed,
            source: described("Policy; the table of retention rules as of 2026-11-22")),
    ]
}
