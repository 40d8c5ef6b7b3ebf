public import Assurance
import CTemplates
import Capture
public import ContactCenter
public import Engine
public import History
import Mustache

/// The report for people: one HTML file that needs nothing else, opens from a mail and prints.
///
/// First what a board wants to know, then what an auditor needs to make the verdicts again and to follow them from clause to
/// evidence, then each control with what an engineer needs to put it right.
public struct ReportHTML: Sendable {
    let assessed: Assessed
    let naming: Naming
    let guides: [Control.ID: Guide]
    let now: Moment
    let tool: String
    let past: Past
    let evidence: ReadEvidence?

    /// What is on record of the tenant.
    public struct Past: Sendable {
        let record: RunOnRecord?
        let trend: Trend?

        /// - Parameters:
        ///   - record: nil where a capture was judged again and nothing recorded.
        ///   - trend: nil where there is no record, or it is of another part of the tenant.
        public init(record: RunOnRecord? = nil, trend: Trend? = nil) {
            self.record = record
            self.trend = trend
        }
    }

    /// The ids of the findings the capture before did not have.
    let newIDs: Set<String>

    /// - Parameters:
    ///   - now: When it is written, to say how old the capture is.
    ///   - tool: The program that judges, with its version: `linewarden 0.1.0`.
    ///   - past: Empty where nothing is on record.
    ///   - evidence: The files of the capture; nil where they are not at hand, and no verdict names those it rests on.
    public init(
        _ assessed: Assessed, naming: Naming, guides: [Control.ID: Guide], at now: Moment, tool: String,
        past: Past = Past(), evidence: ReadEvidence? = nil
    ) {
        self.assessed = assessed
        self.naming = naming
        self.guides = guides
        self.now = now
        self.tool = tool
        self.past = past
        self.evidence = evidence
        newIDs = Set(assessed.comparison?.new.map(\.id) ?? [])
    }

    public func bytes() -> [UInt8] { Array(Self.page.render(shell).utf8) }

    /// Everything inside the page.
    private var content: String {
        var html = HTMLWriter()
        writeExecutive(&html)
        writeAuditor(&html)
        writeControls(&html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    private var shell: Shell {
        Shell(
            title: "\(tenant): \(headline)".printable, isSimulated: assessed.manifest.isSimulated,
            stamp: "\(tenant), read \(assessed.manifest.began.inWords), controls \(assessed.baseline), \(tool)"
                .printable,
            record: record, content: content)
    }

    private var record: String {
        if assessed.part != nil { return "About a part of the tenant; what is on record is about the whole" }
        guard let record = past.record else { return "Judged again; nothing was recorded" }
        return [record.belief, record.missed].compactMap(\.self).joined(separator: ". ")
    }

    /// What the page around the content shows.
    private struct Shell {
        let title: String
        let isSimulated: Bool
        let stamp: String
        let record: String
        let content: String
    }

    private static let page: MustacheTemplate = {
        let file = lw_report_template()
        let text = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        do {
            return try MustacheTemplate(string: text)
        } catch {
            preconditionFailure("the page's template does not read: \(error)")
        }
    }()
}

extension ReportHTML {
    var tenant: String { assessed.manifest.organizationName ?? assessed.manifest.organization }

    /// The posture in one sentence.
    var headline: String {
        let total = assessed.judgements.count
        let open = assessed.undetermined.count
        if assessed.notMet > 0 {
            let critical = assessed.worstFirst(assessed.findings).count { $0.severity == .critical }
            return "\(assessed.notMet) of \(total.of("control")) \(assessed.notMet == 1 ? "is" : "are") not met, "
                + (critical == 0 ? "none of them critical" : "\(critical) of them critical")
        }
        if open > 0 { return "No control was found unmet, and \(open) of \(total) could not be decided" }
        return "Nothing falls short in \(total == 1 ? "the one control" : "any of the \(total) controls")"
    }

    /// The name a subject goes by, with what it is where the name alone does not say.
    func named(_ subject: Subject) -> String {
        subject.kind == .tenant ? "The tenant" : naming(subject)
    }
}
