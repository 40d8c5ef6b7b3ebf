public import Capture
public import ContactCenter

/// What the report of one source comes to, beside those of all others.
public struct ScanDocuments: Sendable {
    public private(set) var documents: [(kind: Kind, id: String, config: [UInt8])] = []

    /// - Parameters:
    ///   - name: What the source is called; a report of the same name is replaced.
    ///   - moment: When the report was made.
    ///   - earlier: The capture that holds the others' reports.
    public init(
        of report: ScanReport, source name: String, cadenceDays: Int, made moment: Moment, file: String,
        sha256: String, beside earlier: Capture
    ) throws(CaptureError) {
        let id = Self.id(of: name)
        try keepOthers(than: id, of: earlier)
        add(.scanSources, id) { json in
            json.field("id", id)
            json.field("name", name)
            json.field("cadenceDays", cadenceDays)
            json.field("taken", moment.iso8601)
            json.field("form", report.form.rawValue)
            json.field("file", file)
            json.field("sha256", sha256)
        }
        for finding in Set(report.findings).sorted(by: { $0.key < $1.key }) { add(finding, of: id) }
        var seen: Set<String> = []
        documents = documents.filter { seen.insert("\($0.kind.name) \($0.id)").inserted }
    }

    /// Everything of these kinds in a capture, as it goes along into the next.
    public init(carrying earlier: Capture) throws(CaptureError) { try keepOthers(than: nil, of: earlier) }

    /// What the manifest says of them.
    public var records: [Manifest.KindRecord] {
        Scans.kinds.map { kind in
            Manifest.KindRecord(
                kind.name, documents: documents.count { $0.kind == kind }, isSuppliedByHand: true)
        }
    }

    private static func id(of name: String) -> String {
        String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }

    private mutating func keepOthers(than id: String?, of earlier: Capture) throws(CaptureError) {
        var others: [(kind: Kind, id: String, config: [UInt8])] = []
        try earlier.each(.scanSources) { document in
            if document.id != id { others.append((.scanSources, document.id, document.config.canonical())) }
        }
        try earlier.each(.scanFindings) { document in
            if id == nil || document["source"]?.string != id {
                others.append((.scanFindings, document.id, document.config.canonical()))
            }
        }
        documents += others
    }

    private mutating func add(_ finding: ScanFinding, of source: String) {
        let id = "\(source)/\(finding.key)"
        add(.scanFindings, id) { json in
            json.field("id", id)
            json.field("source", source)
            json.field("rule", finding.rule)
            json.field("title", ifPresent: finding.title)
            json.field("level", finding.level.rawValue)
            json.field("status", finding.status.rawValue)
        }
    }

    private mutating func add(_ kind: Kind, _ id: String, _ body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.object(body)
        documents.append((kind, id, (try? JSON(writer.bytes))?.canonical() ?? writer.bytes))
    }
}
