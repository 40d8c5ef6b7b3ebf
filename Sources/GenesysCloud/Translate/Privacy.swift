import Capture
import ContactCenter

extension Capture {

    /// What machines make of what people say and write.
    ///
    /// Source: `GET /api/v2/speechandtextanalytics/settings`, checked 2026-11-29.
    func speechAnalytics() throws(CaptureError) -> Reading<SpeechAnalytics> {
        try fact(.speechAnalytics) { document in
            .observed(
                SpeechAnalytics(
                    readsText: document["textAnalyticsEnabled"].reading(
                        of: "SpeechTextAnalyticsSettingsResponse.textAnalyticsEnabled", \.boolean),
                    ratesEmpathy: document["agentEmpathyEnabled"].reading(
                        of: "SpeechTextAnalyticsSettingsResponse.agentEmpathyEnabled", \.boolean),
                    dialects: document["expectedDialects"].reading(
                        of: "SpeechTextAnalyticsSettingsResponse.expectedDialects", \.strings)))
        }
    }

    /// Whether flows keep what they ran with.
    ///
    /// Source: `GET /api/v2/settings/executiondata`, checked 2026-11-29.
    func flowHistories() throws(CaptureError) -> Reading<Bool> {
        try fact(.executionData) { document in
            document["enabled"].reading(of: "ExecutionDataGlobalSettingsResponse.enabled", \.boolean)
        }
    }

    /// What people asked of the data kept on them; whoever they are stays sealed.
    ///
    /// A state we do not know counts as open.
    ///
    /// Source: `GET /api/v2/gdpr/requests`, checked 2026-11-29.
    func subjectRequests() throws(CaptureError) -> Reading<[SubjectRequest]> {
        try list(.privacyRequests) { document, flaws in
            if document["status"]?.string == nil { flaws.leftOut("GDPRRequest.status") }
            return SubjectRequest(
                id: SubjectRequest.ID(document.id), wish: SubjectRequest.Wish(document["requestType"]?.string),
                made: document["createdDate"].reading(of: "GDPRRequest.createdDate", \.time),
                state: SubjectRequest.State(document["status"]?.string))
        }
    }
}

extension SubjectRequest.Wish {
    fileprivate init(_ word: String?) {
        switch word {
        case "GDPR_EXPORT": self = .copy
        case "GDPR_UPDATE": self = .correction
        case "GDPR_DELETE": self = .erasure
        default: self = .other(word ?? "not given")
        }
    }
}

extension SubjectRequest.State {
    fileprivate init(_ word: String?) {
        switch word {
        case "COMPLETED": self = .done
        case "ERROR": self = .failed
        default: self = .open
        }
    }
}
