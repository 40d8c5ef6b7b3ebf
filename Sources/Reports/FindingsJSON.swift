public import Assurance
import Capture
public import ContactCenter
public import Engine

/// The findings alone, as one array: what other tools take in.
///
/// Each stands for itself: it says what is wrong, on what, why it matters, what was seen, what puts it right, and which
/// document shows it. People are in it by id.
public struct FindingsJSON: Sendable {
    private let assessed: Assessed
    private let guides: [Control.ID: Guide]

    public init(_ assessed: Assessed, guides: [Control.ID: Guide]) {
        self.assessed = assessed
        self.guides = guides
    }

    public func bytes() -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.array(write)
        json.endLine()
        return json.bytes
    }

    /// The elements of the array.
    func write(_ json: inout JSONWriter) {
        for finding in assessed.findings { json.object { write(finding, to: &$0) } }
    }

    private func write(_ finding: Finding, to json: inout JSONWriter) {
        let shortfall = finding.shortfall
        json.field("id", finding.id)
        if assessed.manifest.isSimulated { json.field("simulated", true) }
        json.field("control", finding.control.id.rawValue)
        json.field("ownControlSHA256", ifPresent: finding.control.ownSHA256)
        json.field("subject", shortfall.subject.path)
        json.field("subjectName", ifPresent: shortfall.subject.clearName)
        json.field("severity", finding.severity.rawValue)
        json.field("predicate", shortfall.predicate)
        json.field("seen", shortfall.seen)
        json.field("expected", shortfall.expected)
        json.field("why", finding.control.why)
        json.field("remedy", finding.control.remedy)
        let guide = guides[finding.control.id]
        if let guide { json.object("fix", guide.writeFix) }
        json.array("evidence") { json in for evidence in finding.evidence { json.object(evidence.write) } }
        json.field("cause", finding.cause.path)
        if let acceptance = finding.acceptance { json.object("accepted", acceptance.writeAcceptance) }
        json.field("basis", ifPresent: guide?.basis.rawValue)
    }
}

extension Guide {
    fileprivate func writeFix(_ json: inout JSONWriter) {
        json.field("menu", menu)
        json.field("call", call)
    }
}

extension Evidence {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("file", file)
        json.field("sha256", sha256)
        json.field("document", document)
    }
}
