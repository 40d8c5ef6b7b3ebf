import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Recordings in bulk, and what people ask of their data")
struct PrivacyTests {

    @Test func `recording settings are minutes and a switch`() throws {
        let document = """
            {"recordingPlaybackUrlTtl":60,"recordingBatchDownloadUrlTtl":5,"regionalRecordingStorageEnabled":true}
            """
        let access = try #require(
            try Answers().with(.recordingSettings, document).translated()[.recordingAccess].value)
        #expect(access.playbackMinutes == .observed(60))
        #expect(access.downloadMinutes == .observed(5))
        #expect(access.staysWithSite == .observed(true))
        let bare = try #require(try Answers().with(.recordingSettings, "{}").translated()[.recordingAccess].value)
        #expect(bare.playbackMinutes.leftOut == "RecordingSettings.recordingPlaybackUrlTtl")
    }

    @Test(
        arguments: [
            ("FULFILLED", BulkJob.State.done), ("PENDING", .open), ("READY", .open), ("PROCESSING", .open),
            ("CANCELLED", .ended), ("FAILED", .ended), ("NOVEL", .open),
        ])
    func `a job is at work unless the platform says otherwise`(word: String, state: BulkJob.State) throws {
        #expect(try job(#""state":"\#(word)","recordingJobsQuery":{"action":"DELETE"}"#)?.state == state)
    }

    @Test(
        arguments: [
            ("EXPORT", BulkJob.Action.export), ("DELETE", .delete), ("ARCHIVE", .archive), ("MOVE", .other("MOVE")),
        ])
    func `a job does what it was asked`(word: String, action: BulkJob.Action) throws {
        let job = try job(
            #""recordingJobsQuery":{"action":"\#(word)","includeRecordingsWithSensitiveData":true},"user":{"id":"p"}"#)
        #expect(job?.action == action)
        #expect(job?.maker == "p")
        #expect(job?.takesSensitive == true)
        #expect(job?.made.leftOut == "RecordingJob.dateCreated")
    }

    @Test func `a job without an action makes the list partial`() throws {
        let reading = try Answers().with(.recordingJobs, #"{"id":"j","state":"READY"}"#).translated()[.bulkJobs]
        #expect(reading.absences == [.leftOut(field: "RecordingJobsQuery.action")])
    }

    private func job(_ members: String) throws -> BulkJob? {
        try Answers().with(.recordingJobs, "{\"id\":\"j\",\(members)}").translated()[.bulkJobs].value?.first
    }

    @Test func `analytics settings and flow histories are what their switches say`() throws {
        let analytics = try Answers().with(
            .speechAnalytics, #"{"textAnalyticsEnabled":true,"expectedDialects":["en-US"]}"#
        ).translated()[.speechAnalytics].value
        #expect(analytics?.readsText == .observed(true))
        #expect(analytics?.dialects == .observed(["en-US"]))
        #expect(analytics?.ratesEmpathy.leftOut == "SpeechTextAnalyticsSettingsResponse.agentEmpathyEnabled")
        #expect(
            try Answers().with(.executionData, #"{"enabled":true}"#).translated()[.flowHistories] == .observed(true))
        #expect(
            try Answers().with(.executionData, "{}").translated()[.flowHistories].leftOut
                == "ExecutionDataGlobalSettingsResponse.enabled")
    }

    @Test(
        arguments: [
            ("COMPLETED", SubjectRequest.State.done), ("ERROR", .failed), ("INITIATED", .open), ("FINALIZING", .open),
            ("NOVEL", .open),
        ])
    func `a request is open unless the platform says otherwise`(word: String, state: SubjectRequest.State) throws {
        let document =
            #"{"id":"r","status":"\#(word)","requestType":"GDPR_DELETE","createdDate":"2026-10-01T00:00:00Z"}"#
        let request = try #require(
            try Answers().with(.privacyRequests, document).translated()[.subjectRequests].value?.first)
        #expect(request.state == state)
        #expect(request.wish == .erasure)
        #expect(request.made == .observed(try moment("2026-10-01T00:00:00Z")))
    }

    @Test func `a request without a status makes the list partial`() throws {
        let reading = try Answers().with(.privacyRequests, #"{"id":"r"}"#).translated()[.subjectRequests]
        #expect(reading.absences == [.leftOut(field: "GDPRRequest.status")])
    }
}
