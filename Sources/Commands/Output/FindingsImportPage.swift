import Capture
import ContactCenter
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

    var text: String {
        """
        Read from \(source), \(report.form.rawValue)
          open            \(count(.open))
          accepted there  \(count(.accepted))
          put right       \(count(.fixed))
          made            \(made.iso8601Day), the next by \(due.iso8601Day)

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
        }
        return writer.bytes + [0x0A]
    }
}
