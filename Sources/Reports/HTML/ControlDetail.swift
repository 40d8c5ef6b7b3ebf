import Assurance
import ContactCenter
import Engine

// Each control with all that is known of it: for whoever puts it right, and takes it back where that was wrong.
extension ReportHTML {
    func writeControls(_ html: inout HTMLWriter) {
        html.element("section", ["id": "engineer"]) { html in
            html.element("h1", "For the engineer")
            html.element(
                "p", ["class": "lede"],
                "Every control: what was found, where to click or what to call to put it right, how to take that back, "
                    + "and which document of the capture shows it.")
            writeFilter(&html)
            let found = Dictionary(grouping: assessed.findings, by: \.control.id)
            for family in assessed.families {
                html.element("h2", family.name)
                for judgement in family.judgements {
                    write(judgement, found[judgement.control.id] ?? [], to: &html)
                }
            }
        }
    }

    /// Works without a script; on paper everything is shown.
    private func writeFilter(_ html: inout HTMLWriter) {
        html.element("fieldset", ["class": "filter"]) { html in
            html.element("legend", "Show")
            for (value, words) in [("all", "all"), ("notMet", "not met"), ("undetermined", "undetermined")] {
                html.element("label") { html in
                    html.open("input", Self.choice(value))
                    html.text(words)
                }
            }
        }
    }

    private static func choice(_ value: String) -> HTMLWriter.Attributes {
        value == "all"
            ? ["type": "radio", "name": "show", "value": value, "checked": ""]
            : ["type": "radio", "name": "show", "value": value]
    }

    private func write(_ judgement: Judgement, _ findings: [Finding], to html: inout HTMLWriter) {
        let control = judgement.control
        html.element("article", ["id": control.id.rawValue, "class": VerdictWord(judgement.verdict).key]) { html in
            html.element("p", ["class": "over"]) { html in
                html.element("code", control.label)
                html.verdict(of: judgement)
                if !judgement.verdict.shortfalls.isEmpty { html.severity(judgement.worst) }
                if control.ownSHA256 != nil { html.element("span", ["class": "mark"], "the tenant's own") }
                if guides[control.id]?.basis == .assumed { html.element("span", ["class": "mark"], "assumed") }
            }
            html.element("h3", control.title)
            html.element("p", ["class": "outcome"], judgement.outcome)
            html.element("dl", ["class": "facts"]) { writeFacts(of: judgement, to: &$0) }
            if case .exhibit(let exhibit) = judgement.verdict { write(exhibit, to: &html) }
            write(findings, to: &html)
        }
    }

    private func writeFacts(of judgement: Judgement, to html: inout HTMLWriter) {
        let control = judgement.control
        let fallsShort = !judgement.verdict.shortfalls.isEmpty
        html.term("Why it matters", prose: control.why)
        if fallsShort { html.term("What puts it right", prose: control.remedy) }
        if let guide = guides[control.id] { write(guide, withCall: fallsShort, to: &html) }
        html.term(
            "Whose judgement", control.ownSHA256.map { "the tenant's own, from a file with SHA-256 \($0)" } ?? "")
        html.term("Judged by", judgement.effects(under: assessed.terms).map(\.inWords).joined(separator: "; "))
        html.term("Not known", judgement.verdict.allGaps.map(\.description).joined(separator: "; "))
        html.term("Answers to", control.satisfies.inWords)
    }

    private func write(_ guide: Guide, withCall: Bool, to html: inout HTMLWriter) {
        html.term("Where", guide.menu)
        if withCall, !guide.call.isEmpty {
            html.element("dt", "Call")
            html.element("dd") { $0.element("code") { $0.breakable(guide.callAlone) } }
        }
        if withCall { html.term("To take it back", guide.undo) }
        if !guide.caveats.isEmpty { html.term("Know first", prose: guide.caveats) }
        html.term("Rests on", "\(guide.basis.rawValue): \(guide.source)")
    }

    private func write(_ exhibit: Exhibit, to html: inout HTMLWriter) {
        if !exhibit.rows.isEmpty { write(exhibit.rows, to: &html) }
        if let list = exhibit.list { write(list, to: &html) }
    }

    private func write(_ rows: [Exhibit.Row], to html: inout HTMLWriter) {
        html.element("table", ["class": "rows"]) { html in
            html.columns(of: "Evidence without a verdict", "What", "How many")
            html.element("tbody") { html in
                for row in rows {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], row.label)
                        html.element("td", "\(row.count)")
                    }
                }
            }
        }
    }

    /// As many lines as anybody reads; all are in the report for machines.
    private func write(_ list: Exhibit.List, to html: inout HTMLWriter) {
        html.element("table", ["class": "list"]) { html in
            html.columns(of: "What was counted, one by one", list.columns)
            html.element("tbody") { html in
                for line in list.lines.prefix(Self.mostRows) {
                    html.open("tr")
                    for cell in line {
                        html.open("td")
                        html.breakable(cell)
                    }
                }
            }
        }
        let rest = list.lines.count - Self.mostRows
        guard rest > 0 else { return }
        html.element("p", ["class": "note"], "\(rest) more \(rest == 1 ? "is" : "are") in report.json.")
    }
}

extension [Citation] {

    /// `ISO/IEC 27001:2022 A.8.2, A.5.18; NIST CSF 2.0 PR.AA-05`.
    fileprivate var inWords: String {
        map(\.framework).distinct().map { framework in
            let clauses = filter { $0.framework == framework }.map(\.clause)
            return "\(framework.name) \(clauses.joined(separator: ", "))"
        }.joined(separator: "; ")
    }
}

extension Judgement {

    /// What came out, in one sentence.
    var outcome: String {
        switch verdict {
        case .met(0): "There is nothing that could fall short."
        case .met(1): "In order."
        case .met(let examined): "All \(examined) that were looked at are in order."
        case .notMet(let shortfalls, let examined, _) where max(examined, shortfalls.count) > 1:
            "\(shortfalls.count) of \(max(examined, shortfalls.count)) looked at "
                + (shortfalls.count == 1 ? "falls short." : "fall short.")
        case .notMet: "Falls short."
        case .notApplicable(let because): "Does not apply: \(because)."
        case .undetermined(_, 0): "Nobody can say: what decides it was not read."
        case .undetermined(_, let soFar): "Nobody can say: \(soFar) looked at and in order, the rest not known."
        case .exhibit: "Evidence as asked for, without a verdict."
        }
    }
}
