import Assurance
import ContactCenter
import Engine
import Programme

// The findings of one control, a row each. What all of them share is said once, above.
extension ReportHTML {

    /// The most rows one control has, as many as anybody reads; the rest is in the report for machines.
    static let mostRows = 100

    func write(_ findings: [Finding], to html: inout HTMLWriter) {
        guard !findings.isEmpty else { return }
        let shared = Shared(findings)
        write(shared, to: &html)
        html.element("table", ["class": "findings"]) { html in
            html.columns(of: "Findings of \(findings.first?.control.label ?? "")", shared.columns)
            html.element("tbody") { html in
                for finding in findings.prefix(Self.mostRows) { write(finding, besides: shared, to: &html) }
            }
        }
        let rest = findings.count - Self.mostRows
        guard rest > 0 else { return }
        html.element("p", ["class": "note"], "\(rest) more \(rest == 1 ? "is" : "are") in report.json.")
    }

    /// What several findings of one control have in common.
    private struct Shared {
        let seen: String?
        let expected: String?
        let evidence: [Evidence]

        init(_ findings: [Finding]) {
            let others = findings.dropFirst()
            let first = others.isEmpty ? nil : findings.first
            seen = first.flatMap { one in
                others.allSatisfy { $0.shortfall.seen == one.shortfall.seen } ? one.shortfall.seen : nil
            }
            expected = first.flatMap { one in
                others.allSatisfy { $0.shortfall.expected == one.shortfall.expected } ? one.shortfall.expected : nil
            }
            evidence = first?.evidence.filter { part in others.allSatisfy { $0.evidence.contains(part) } } ?? []
        }

        var columns: [String] {
            ["What falls short"] + (seen == nil ? ["Seen"] : []) + (expected == nil ? ["Expected"] : []) + ["Evidence"]
        }
    }

    private func write(_ shared: Shared, to html: inout HTMLWriter) {
        html.element("dl", ["class": "facts shared"]) { html in
            if let seen = shared.seen { html.term("Seen of each", seen) }
            if let expected = shared.expected { html.term("Expected of each", expected) }
            guard !shared.evidence.isEmpty else { return }
            html.element("dt", "Evidence for each")
            html.element("dd", ["class": "proof"]) { html in
                for evidence in shared.evidence { write(evidence, to: &html) }
            }
        }
    }

    private func write(_ finding: Finding, besides shared: Shared, to html: inout HTMLWriter) {
        html.open("tr")
        html.element("th", ["scope": "row"]) { html in
            html.element("b", named(finding.shortfall.subject))
            html.text(" \(finding.shortfall.predicate)")
            html.element("small") { writeMarks(of: finding, to: &$0) }
        }
        if shared.seen == nil {
            html.open("td", ["class": "seen"])
            html.breakable(finding.shortfall.seen)
        }
        if shared.expected == nil {
            html.open("td", ["class": "expected"])
            html.breakable(finding.shortfall.expected)
        }
        html.open("td", ["class": "proof"])
        for evidence in finding.evidence where !shared.evidence.contains(evidence) { write(evidence, to: &html) }
    }

    private func writeMarks(of finding: Finding, to html: inout HTMLWriter) {
        let subject = finding.shortfall.subject
        if finding.severity != finding.control.severity { html.severity(finding.severity) }
        if let acceptance = finding.acceptance {
            html.element("span", ["class": "mark"], "accepted until \(acceptance.exception.end.iso8601Day)")
        }
        if newIDs.contains(finding.id) { html.element("span", ["class": "mark"], "new") }
        html.breakable(subject.path)
        if finding.cause != subject { html.text("; clears with \(finding.cause.kind.noun) \(naming(finding.cause))") }
    }

    private func write(_ evidence: Evidence, to html: inout HTMLWriter) {
        html.element("code", ["title": "SHA-256 \(evidence.sha256), document \(evidence.document)"]) { html in
            html.breakable(evidence.file)
            html.element("i", String(evidence.sha256.prefix(10)))
        }
    }
}
