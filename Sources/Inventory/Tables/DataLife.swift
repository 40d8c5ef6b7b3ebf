import ContactCenter

extension Table {
    static let recordingAccess = Table(
        "recording_settings", "How recordings are handed out, and where they lie.", once: .recordingAccess,
        [
            .number(
                "playback_minutes", "how long a link to listen is good for", ifKnown: { $0.playbackMinutes.map { $0 } }),
            .number(
                "download_minutes", "how long a link to download is good for",
                ifKnown: { $0.downloadMinutes.map { $0 } }),
            .flag(
                "stays_with_site", "whether a recording lies in the region of its site", ifKnown: { $0.staysWithSite }),
            .flag(
                "stops_without_us", "whether recording stops once nobody of ours is left on the line",
                ifKnown: { $0.stopsWithoutUs }),
        ])

    static let bulkJobs = Table(
        "bulk_jobs", "Something done to very many recordings at once.", of: .bulkJobs,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("action", "`export`, `delete`, `archive`, or the platform's own word") { $0.action.word },
            .text("state", "`open`, `done` or `ended`") { $0.state.word },
            .moment("made", "when it was made", ifKnown: { $0.made.map { $0 } }),
            .text("maker", "the id of the person who made it") { $0.maker?.rawValue },
            .flag("takes_sensitive", "whether recordings with card or personal data are among them") {
                $0.takesSensitive
            },
        ])

    static let subjectRequests = Table(
        "subject_requests", "What somebody asked of the data kept about them.", of: .subjectRequests,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("wish", "`copy`, `correction`, `erasure`, or the platform's own word") { $0.wish.word },
            .text("state", "`open`, `done` or `failed`") { $0.state.word },
            .moment("made", "when it was made", ifKnown: { $0.made.map { $0 } }),
        ])
}

extension BulkJob.Action {
    fileprivate var word: String {
        switch self {
        case .export: "export"
        case .delete: "delete"
        case .archive: "archive"
        case .other(let word): word
        }
    }
}

extension BulkJob.State {
    fileprivate var word: String {
        switch self {
        case .open: "open"
        case .done: "done"
        case .ended: "ended"
        }
    }
}

extension SubjectRequest.Wish {
    fileprivate var word: String {
        switch self {
        case .copy: "copy"
        case .correction: "correction"
        case .erasure: "erasure"
        case .other(let word): word
        }
    }
}

extension SubjectRequest.State {
    fileprivate var word: String {
        switch self {
        case .open: "open"
        case .done: "done"
        case .failed: "failed"
        }
    }
}
