import Capture
import ContactCenter
import GenesysCloud

/// Answers as the platform gives them, on their way into a capture.
struct Answers {
    private var builder = CaptureBuilder()
    private var records: [Manifest.KindRecord] = []
    var client = "0c4f3d2e-0000-4000-8000-000000000001"

    /// What moves by itself and lies in the state half.
    static let volatile: Set = [
        "selfUri", "version", "dateCreated", "dateModified", "createdBy", "modifiedBy", "memberCount", "userCount",
        "objectCounts", "connectedStatus", "reportedState", "inService", "dateLastLogin", "lastTokenIssued",
        "lastUpdated", "lastError", "datePublished",
    ]

    static let began = Moment(iso8601: "2026-11-24T08:00:00Z") ?? Moment(milliseconds: 0)

    /// Adds a kind with its documents, as read whole or as the absences have it.
    func with(_ kind: Kind, _ documents: String..., absences: [Absence] = [], isRecorded: Bool = true) -> Answers {
        var answers = self
        for text in documents {
            let document = JSON(literal: text)
            let volatile = kind == .clientUsage ? ["interval", "row"] : Self.volatile
            answers.builder.add(kind, id: document["id"]?.string ?? kind.name, document, volatile: volatile)
        }
        if isRecorded {
            answers.records.append(Manifest.KindRecord(kind.name, documents: documents.count, absences: absences))
        }
        return answers
    }

    func readBy(_ client: String) -> Answers {
        var answers = self
        answers.client = client
        return answers
    }

    var capture: Capture {
        let manifest = Manifest(
            platform: "genesys-cloud", organization: "d1b7c6a4", isSimulated: false,
            clients: client.split(separator: ",").map(String.init),
            began: Self.began, ended: Self.began, tool: "linewarden test", kinds: records)
        return Capture(manifest: manifest, files: builder.files())
    }

    func translated() throws(CaptureError) -> TenantSnapshot { try GenesysCloud.translate(capture) }
}

extension Reading {

    /// What a field that was left out is called, if this is one.
    var leftOut: String? {
        if case .absent(.leftOut(let field)) = self { field } else { nil }
    }

    var isObserved: Bool {
        if case .observed = self { true } else { false }
    }
}

func moment(_ text: String) throws -> Moment {
    struct NoMoment: Error {}
    guard let moment = Moment(iso8601: text) else { throw NoMoment() }
    return moment
}
