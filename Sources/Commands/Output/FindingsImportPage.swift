import Capture
import ContactCenter
import Reports
import Scans

/// What came of an import of somebody else's findings.
struct FindingsImportPage {
    private let report: ScanReport
    private let source: String
    private let made: Moment
    private let cadenceDays: Int
    private let commit: String

    init(_ report: ScanReport, source: String, made: Moment, cadenceDays: Int, commit: String) {
        self.report = report
        self.source = source
        self.made = made
        self.cadenceDays = cadenceDays
        self.commit = commit
    }

    private var due: Moment { made.advanced(by: .days(cadenceDays)) }

    private func count(_ status: ScanFinding.Status) -> Int { report.findings.count { $0.status == status } }

    /// How many are named on a screen; `--json` has all.
    private static let most = 20

    private var worstFirst: [ScanSource.Finding] {
        ScanSource(
            id: .init(source), name: source, cadenceDays: cadenceDays, last: made,
            findings: report.findings.map {
                .init(id: $0.key, rule: $0.rule, title: $0.title, level: $0.level, state: $0.status)
            }
        ).findingsWorstFirst
    }

    private var listed: String {
        let rest = report.findings.count - Self.most
        // What somebody else's report calls its findings is shown, and never obeyed.
        let lines = worstFirst.prefix(Self.most).map { finding in
            "  \(finding.level.rawValue)  \(finding.state.rawValue)  \(finding.title ?? finding.rule)  \(finding.id.prefix(12))"
                .printable
        }
        return (lines + (rest > 0 ? ["  and \(rest) more, all of them with --json"] : [])).map { $0 + "\n" }.joined()
    }

    var text: String {
        """
        Read from \(source), \(report.form.rawValue)
          open            \(count(.open))
          accepted there  \(count(.accepted))
          put right       \(count(.fixed))
          made            \(made.iso8601Day), the next by \(due.iso8601Day)

        \(listed)
        In the archive as \(commit.prefix(12))

        """
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("source", source)
            json.field("form", report.form.rawValue)
            json.field("commit", commit)
            json.field("open", count(.open))
            json.field("accepted", count(.accepted))
            json.field("fixed", count(.fixed))
            json.field("made", made.iso8601)
            json.field("nextBy", due.iso8601)
            json.array("findings") { json in for finding in worstFirst { json.object { write(finding, to: &$0) } } }
        }
        return writer.bytes + [0x0A]
    }

    private func write(_ finding: ScanSource.Finding, to json: inout JSONWriter) {
        json.field("id", finding.id)
        json.field("rule", finding.rule)
        json.field("title", ifPresent: finding.title)
        json.field("severity", finding.level.rawValue)
        json.field("state", finding.state.rawValue)
        json.field("reported", made.iso8601)
    }
}
