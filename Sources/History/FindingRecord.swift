public import Assurance
public import Capture
public import ContactCenter

/// A finding whose state a run changed.
public struct FindingRecord: Hashable, Sendable {

    /// The finding's id, the same in every run.
    public var id: String
    public var control: Control.ID

    /// What it is on: `person/3fa85f64-…`.
    public var subject: String
    public var severity: Severity
    public var change: FindingChange

    /// SHA-256 of the manifest of the capture that shows it.
    public var manifest: String

    /// The documents it rests on in this run; none for one that is gone.
    public var evidence: [Document]

    /// A document of a capture.
    public struct Document: Hashable, Sendable {
        public var file: String
        public var sha256: String
        public var document: String

        public init(file: String, sha256: String, document: String) {
            self.file = file
            self.sha256 = sha256
            self.document = document
        }
    }

    public init(
        id: String, control: Control.ID, subject: String, severity: Severity, change: FindingChange, manifest: String,
        evidence: [Document] = []
    ) {
        self.id = id
        self.control = control
        self.subject = subject
        self.severity = severity
        self.change = change
        self.manifest = manifest
        self.evidence = evidence
    }
}

extension FindingRecord {
    public func write(_ json: inout JSONWriter) {
        json.field("change", change.rawValue)
        json.field("control", control.rawValue)
        if !evidence.isEmpty {
            json.array("evidence") { json in for document in evidence { json.object(document.write) } }
        }
        json.field("id", id)
        json.field("manifestSHA256", manifest)
        json.field("severity", severity.rawValue)
        json.field("subject", subject)
    }

    public init(json: JSON) throws(RecordError) {
        var evidence: [Document] = []
        if let documents = json["evidence"] {
            for document in documents.elements { evidence.append(try Document(json: document)) }
        }
        self.init(
            id: try json.text("id"), control: Control.ID(try json.text("control")), subject: try json.text("subject"),
            severity: try json.word("severity"), change: try json.word("change"),
            manifest: try json.text("manifestSHA256"), evidence: evidence)
    }
}

extension FindingRecord.Document {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("document", document)
        json.field("file", file)
        json.field("sha256", sha256)
    }

    fileprivate init(json: JSON) throws(RecordError) {
        self.init(
            file: try json.text("file"), sha256: try json.text("sha256"), document: try json.text("document"))
    }
}
