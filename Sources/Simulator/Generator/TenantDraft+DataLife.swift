import Capture
import ContactCenter

extension TenantDraft {

    /// How recordings are handed out, and what is done to many of them at once.
    mutating func addRecordingAccess(_ draw: inout Draw) {
        let isLoose = plants("CRY-10")
        add(
            TenantLayout.recordingSettings,
            """
            {
              "maxSimultaneousStreams": 20, "maxConfigurableScreenRecordingStreams": 100,
              "regionalRecordingStorageEnabled": \(posture == .poor),
              "stopRecordingWhenOnlyExternalParticipants": \(!plants("DAT-12")),
              "recordingPlaybackUrlTtl": \(isLoose ? 60 : 10), "recordingBatchDownloadUrlTtl": 10
            }
            """)
        if isLoose { plant("CRY-10", .tenant, "Links to recordings are good for an hour") }
        addJobs(&draw)
        addLaw()
    }

    /// What the customer lists of the law, and where the tenant is not as it asks.
    private mutating func addLaw() {
        let counsel = "Counsel"
        registers["recording-jurisdictions"] = ["DE", "US-CA"].map { "\($0) by \(counsel)" }
        registers["retention-rules"] = ["regf-1006.100 for Complaints by \(counsel)"]
        if plants("DAT-12") {
            for place in ["DE", "US-CA"] {
                plant("DAT-12", Subject(.jurisdiction, place), "Recording goes on when only outsiders are left")
            }
        }
        if plants("DAT-13") {
            registers["retention-rules"]?.append("glba-disposal for Archive by \(counsel)")
            plant("DAT-13", Subject(.legalRule, "glba-disposal"), "The policy Archive keeps for ten years, not two")
        }
    }

    /// A job on recordings, and what is wrong with it.
    private struct DraftJob {
        let action: String
        var state = "FULFILLED"
        var age = 10
        var takesSensitive = false
        var weakness: String?
    }

    private mutating func addJobs(_ draw: inout Draw) {
        let approved = draw.uuid()
        registers["bulk-jobs"] = [approved]
        add(DraftJob(action: "EXPORT"), id: approved, &draw)
        var all = [
            DraftJob(action: "ARCHIVE", age: 3), DraftJob(action: "DELETE", state: "CANCELLED", age: 4),
            // Done long ago: whoever looked then has seen it.
            DraftJob(action: "EXPORT", age: 90),
        ]
        if plants("DAT-03") {
            all += [
                DraftJob(
                    action: "EXPORT", age: 2, takesSensitive: true,
                    weakness: "It exported recordings with card data and is on no list"),
                DraftJob(action: "DELETE", state: "PENDING", age: 60, weakness: "It is about to delete recordings"),
            ]
        }
        for job in all { add(job, id: draw.uuid(), &draw) }
    }

    private mutating func add(_ job: DraftJob, id: String, _ draw: inout Draw) {
        let author = draw.one(of: administrators).id
        add(
            TenantLayout.recordingJobs, id: id,
            """
            {
              "id": "\(id)", "state": "\(job.state)", "dateCreated": "\(daysAgo(job.age))",
              "user": {"id": "\(author)", "selfUri": "/api/v2/users/\(author)"},
              "recordingJobsQuery": {
                "action": "\(job.action)", "actionAge": 0, "includeScreenRecordings": true,
                "includeRecordingsWithSensitiveData": \(job.takesSensitive),
                "conversationQuery": {"interval": "\(daysAgo(400))/\(daysAgo(job.age))"}
              },
              "totalConversations": 900, "totalRecordings": 1000, "totalSkippedRecordings": 0,
              "totalFailedRecordings": 0, "totalProcessedRecordings": 1000, "percentProgress": 100,
              "selfUri": "/api/v2/recording/jobs/\(id)"
            }
            """)
        if let weakness = job.weakness { plant("DAT-03", Subject(.job, id), weakness) }
    }
}

extension TenantDraft {

    /// What machines make of conversations, what flows keep, and what people asked of the data kept on them.
    mutating func addDataLife() {
        var draw = chance("data life")
        addRecordingAccess(&draw)
        let id = draw.uuid()
        add(
            TenantLayout.speechAnalytics,
            """
            {
              "defaultProgram": {"id": "\(id)", "selfUri": "/api/v2/speechandtextanalytics/programs/\(id)"},
              "expectedDialects": ["en-US", "de-DE"], "textAnalyticsEnabled": true,
              "agentEmpathyEnabled": \(posture != .sound)
            }
            """)
        addHistory(&draw)
        addRequests(&draw)
    }

    private mutating func addHistory(_ draw: inout Draw) {
        let (id, author) = (draw.uuid(), administrators[0].id)
        add(
            TenantLayout.executionData,
            """
            {
              "id": "\(id)", "name": "execution data", "enabled": \(plants("DAT-08")),
              "modifiedBy": {"id": "\(author)", "selfUri": "/api/v2/users/\(author)"},
              "dateModified": "\(daysAgo(70))", "selfUri": "/api/v2/settings/executiondata"
            }
            """)
        if plants("DAT-08") { plant("DAT-08", .tenant, "What flows ran with is kept") }
    }

    private mutating func addRequests(_ draw: inout Draw) {
        addRequest("GDPR_EXPORT", "COMPLETED", age: 200, &draw)
        addRequest("GDPR_DELETE", "SEARCHING", age: 12, &draw)
        guard plants("DAT-09") else { return }
        let late = addRequest("GDPR_EXPORT", "SEARCHING", age: 45, &draw)
        plant("DAT-09", Subject(.request, late), "It stands still since 45 days")
        let failed = addRequest("GDPR_DELETE", "ERROR", age: 5, &draw)
        plant("DAT-09", Subject(.request, failed), "The platform says it failed")
    }

    @discardableResult
    private mutating func addRequest(_ type: String, _ status: String, age: Int, _ draw: inout Draw) -> String {
        let (id, author) = (draw.uuid(), draw.one(of: administrators))
        let person = draw.one(of: InventedNames.given) + " " + draw.one(of: InventedNames.family)
        let results = status == "COMPLETED" ? #""resultsUrl": "https://results.example/fake-results-\#(id)","# : ""
        add(
            TenantLayout.privacyRequests, id: id,
            """
            {
              "id": "\(id)", "name": "\(person)", "requestType": "\(type)", "status": "\(status)",
              "createdDate": "\(daysAgo(age))", \(results)
              "createdBy": {
                "id": "\(author.id)", "name": "\(author.name)", "selfUri": "/api/v2/users/\(author.id)"
              },
              "subject": {"name": "\(person)", "phoneNumbers": ["+49305550\(draw.number(1000..<9999))"]},
              "selfUri": "/api/v2/gdpr/requests/\(id)"
            }
            """)
        return id
    }
}
