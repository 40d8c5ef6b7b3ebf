import Capture
import ContactCenter

extension Capture {

    /// How recordings are handed out, and where they lie.
    ///
    /// Source: `GET /api/v2/recording/settings`, checked 2026-11-29.
    func recordingAccess() throws(CaptureError) -> Reading<RecordingAccess> {
        try fact(.recordingSettings) { document in
            .observed(
                RecordingAccess(
                    playbackMinutes: document["recordingPlaybackUrlTtl"].reading(
                        of: "RecordingSettings.recordingPlaybackUrlTtl", \.integer),
                    downloadMinutes: document["recordingBatchDownloadUrlTtl"].reading(
                        of: "RecordingSettings.recordingBatchDownloadUrlTtl", \.integer),
                    staysWithSite: document["regionalRecordingStorageEnabled"].reading(
                        of: "RecordingSettings.regionalRecordingStorageEnabled", \.boolean),
                    stopsWithoutUs: document["stopRecordingWhenOnlyExternalParticipants"].reading(
                        of: "RecordingSettings.stopRecordingWhenOnlyExternalParticipants", \.boolean)))
        }
    }

    /// What is done to very many recordings at once.
    ///
    /// A job whose state we do not know counts as at work. Whether sensitive recordings are among them is no where
    /// the platform leaves it out: that is the default the description gives.
    ///
    /// Source: `GET /api/v2/recording/jobs`, checked 2026-11-29.
    func bulkJobs() throws(CaptureError) -> Reading<[BulkJob]> {
        try list(.recordingJobs) { document, flaws in
            let action = document.at("recordingJobsQuery", "action")?.string
            if action == nil { flaws.leftOut("RecordingJobsQuery.action") }
            return BulkJob(
                id: BulkJob.ID(document.id), action: BulkJob.Action(action ?? "not given"),
                state: BulkJob.State(document["state"]?.string),
                made: document["dateCreated"].reading(of: "RecordingJob.dateCreated", \.time),
                maker: document.at("user", "id")?.string.map { Person.ID($0) },
                takesSensitive: document.at("recordingJobsQuery", "includeRecordingsWithSensitiveData")?.boolean
                    ?? false
            )
        }
    }
}

extension BulkJob.Action {
    fileprivate init(_ word: String) {
        switch word {
        case "EXPORT": self = .export
        case "DELETE": self = .delete
        case "ARCHIVE": self = .archive
        default: self = .other(word)
        }
    }
}

extension BulkJob.State {
    fileprivate init(_ word: String?) {
        switch word {
        case "FULFILLED": self = .done
        case "CANCELLED", "FAILED": self = .ended
        default: self = .open
        }
    }
}
