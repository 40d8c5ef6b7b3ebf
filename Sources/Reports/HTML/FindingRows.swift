import Assurance
import ContactCenter
import Engine

// The findings of one control, a row each.
extension ReportHTML {

    /// The most rows one control has; the rest is in the report for machines.
    static let mostRows = 500

    func write(_ findings: [Finding], to html: inout HTMLWriter) {
        guard let first = findings.first else { return }
        let shared = findings.count > 1 && findings.allSatisfy { $0.shortfall.expected == first.shortfall.expected }
        if shared { html.element("p", ["class": "outcome"], "Expected of each: \(first.shortfall.expected).") }
        html.element("table", ["class": shared ? "findings shared" : "findings"]) { html in
            if shared {
                html.columns("What falls short", "Seen", "Evidence")
            } else {
                html.columns("What falls short", "Seen", "Expected", "Evidence")
            }
            html.element("tbody") { html in
                for finding in findings.prefix(Self.mostRows) { write(finding, withExpected: !shared, to: &html) }
            }
        }
        let rest = findings.count - Self.mostRows
        guard rest > 0 else { return }
        html.element("p", ["class": "note"], "\(rest) more \(rest == 1 ? "is" : "are") in report.json.")
    }

    private func write(_ finding: Finding, withExpected: Bool, to html: inout HTMLWriter) {
        let shortfall = finding.shortfall
        html.open("tr")
        html.element("th", ["scope": "row"]) { html in
            html.element("b", named(shortfall.subject))
            html.text(" \(shortfall.predicate)")
            html.element("small") { html in
                if finding.severity != finding.control.severity { html.severity(finding.severity) }
                if newIDs.contains(finding.id) { html.element("span", ["class": "mark"], "new") }
                html.breakable(shortfall.subject.path)
                if finding.cause != shortfall.subject {
                    html.text("; clears with \(finding.cause.kind.noun) \(naming(finding.cause))")
                }
            }
        }
        html.open("td")
        html.breakable(shortfall.seen)
        if withExpected {
            html.open("td")
            html.breakable(shortfall.expected)
        }
        html.open("td")
        for evidence in finding.evidence { write(evidence, to: &html) }
    }

    private func write(_ evidence: Evidence, to html: inout HTMLWriter) {
        html.element("code", ["title": "SHA-256 \(evidence.sha256), document \(evidence.document)"]) { html in
            html.breakable(evidence.file)
            html.element("i", String(evidence.sha256.prefix(10)))
        }
    }
}
