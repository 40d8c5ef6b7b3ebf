public import Assurance
import Capture
public import ContactCenter
public import Engine

/// The report for machines: `report.json`.
///
/// Byte for byte the same for the same capture, controls and settings, wherever the capture lies; what changed since the
/// one before is apart, in ``ComparisonJSON``. People are in it by id and never by name, so that it can be kept after a
/// person was erased.
public struct ReportJSON: Sendable {
    private let assessed: Assessed
    private let guides: [Control.ID: Guide]
    private let tool: String

    /// - Parameter tool: The program that judges, with its version: `linewarden 0.1.0`.
    public init(_ assessed: Assessed, guides: [Control.ID: Guide], tool: String) {
        self.assessed = assessed
        self.guides = guides
        self.tool = tool
    }

    public func bytes() -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.object("assessment", AssessmentJSON(assessed, tool: tool).write)
            json.object("counts", writeCounts)
            json.array("judgements") { json in
                for judgement in assessed.judgements { json.object { write(judgement, to: &$0) } }
            }
            json.array("findings", FindingsJSON(assessed, guides: guides).write)
            json.array("exceptions") { json in for one in assessed.exceptions { json.object(one.write) } }
        }
        json.endLine()
        return json.bytes
    }

    private func writeCounts(_ json: inout JSONWriter) {
        json.field("controls", assessed.judgements.count)
        json.field("met", assessed.met)
        json.field("notMet", assessed.notMet)
        json.field("undetermined", assessed.undetermined.count)
        json.field("notApplicable", assessed.notApplicable)
        json.field("exhibits", assessed.exhibits)
        json.object("findings") { json in
            for severity in Severity.allCases.reversed() { json.field(severity.rawValue, assessed.count(of: severity)) }
        }
        json.field("accepted", assessed.findings.count { $0.acceptance != nil })
    }

    private func write(_ judgement: Judgement, to json: inout JSONWriter) {
        let control = judgement.control
        json.field("control", control.id.rawValue)
        json.field("label", control.label)
        json.field("title", control.title)
        json.field("severity", control.severity.rawValue)
        json.field("basis", ifPresent: guides[control.id]?.basis.rawValue)
        json.field("ownControlSHA256", ifPresent: control.ownSHA256)
        judgement.verdict.write(&json)
        if judgement.isMetAgainstOwnThreshold { json.field("metAgainstOwnThreshold", true) }
        json.array("gaps") { json in for gap in judgement.verdict.allGaps { json.object(gap.write) } }
        json.array("thresholds") { json in
            for effect in judgement.effects(under: assessed.terms) {
                json.object { json in
                    json.field("name", effect.parameter.name)
                    json.field("value", effect.value)
                }
            }
        }
        json.array("satisfies") { json in for citation in control.satisfies { json.object(citation.write) } }
    }
}

extension Assessed {

    /// How many open findings are that bad; accepted ones are counted apart.
    func count(of severity: Severity) -> Int { findings.count { $0.acceptance == nil && $0.severity == severity } }
}

extension Verdict {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("verdict", VerdictWord(self).key)
        if let examined { json.field("examined", examined) }
        if case .notApplicable(let because) = self { json.field("because", because) }
        guard case .exhibit(let exhibit) = self else { return }
        json.array("rows") { json in
            for row in exhibit.rows {
                json.object { json in
                    json.field("label", row.label)
                    json.field("count", row.count)
                }
            }
        }
        if let list = exhibit.list { list.write(&json) }
    }
}

extension Exhibit.List {

    /// Every line, by the names of its columns.
    fileprivate func write(_ json: inout JSONWriter) {
        json.array("list") { json in
            for line in lines {
                json.object { json in for (column, cell) in zip(columns, line) { json.field(column, cell) } }
            }
        }
    }
}

extension Gap {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("fact", fact.name)
        absence.write(&json)
        json.field("says", absence.because)
    }
}

extension Citation {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("framework", framework.id)
        json.field("name", framework.name)
        json.field("clause", clause)
    }
}
