import Assurance
import Capture
import ContactCenter
public import Engine
import Programme

/// The run as JUnit XML: for pipelines that stop at a test that fails.
///
/// A test case for each control, a suite for each family. *Not met* is a failure, accepted findings included. *Undetermined*
/// is an error, because pipelines let a skipped test pass; it is skipped only where the tenant lists the control under
/// `not-assessed:`. What does not apply, and what is evidence only, is skipped. So the pipeline ends as the program's exit
/// code does.
public struct JUnitXML: Sendable {
    private let assessed: Assessed
    private let tool: String

    /// The most findings one failure names; the rest is in `findings.json`.
    static let mostFindings = 100

    /// - Parameter tool: The program that judges, with its version: `linewarden 0.1.0`.
    public init(_ assessed: Assessed, tool: String) {
        self.assessed = assessed
        self.tool = tool
    }

    public func bytes() -> [UInt8] {
        // What is escaped in HTML is escaped in XML.
        var xml = HTMLWriter()
        xml.element("testsuites", attributes(named: suiteName, of: assessed.judgements)) { xml in
            let found = Dictionary(grouping: assessed.findings, by: \.control.id)
            for family in assessed.families { write(family, found, to: &xml) }
        }
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + xml.bytes + [0x0A]
    }

    private var suiteName: String {
        (assessed.manifest.isSimulated ? "SIMULATED: " : "") + "\(tool), controls \(assessed.baseline), "
            + "\(assessed.manifest.platform) \(assessed.manifest.organization)"
            + (assessed.part.map { ", part \($0.scope.name) alone" } ?? "")
    }

    private func attributes(named name: String, of judgements: [Judgement]) -> HTMLWriter.Attributes {
        let outcomes = judgements.map(outcome)
        func count(_ outcome: Outcome) -> String { "\(outcomes.count { $0 == outcome })" }
        return [
            "name": name, "tests": "\(judgements.count)", "failures": count(.failure), "errors": count(.error),
            "skipped": count(.skipped),
        ]
    }

    private enum Outcome { case passed, failure, error, skipped }

    private func outcome(of judgement: Judgement) -> Outcome {
        switch judgement.verdict {
        case .met: .passed
        case .notMet: .failure
        case .undetermined: assessed.terms.notAssessed.contains(judgement.control.id) ? .skipped : .error
        case .notApplicable, .exhibit: .skipped
        }
    }

    private func write(_ family: Family, _ found: [Control.ID: [Finding]], to xml: inout HTMLWriter) {
        xml.element("testsuite", attributes(named: family.name, of: family.judgements)) { xml in
            for judgement in family.judgements {
                let control = judgement.control
                xml.element(
                    "testcase", ["classname": family.name, "name": "\(control.label) \(control.title)"]
                ) { xml in write(judgement, found[control.id] ?? [], to: &xml) }
            }
        }
    }

    private func write(_ judgement: Judgement, _ findings: [Finding], to xml: inout HTMLWriter) {
        let message = judgement.outcome
        switch outcome(of: judgement) {
        case .passed: break
        case .failure:
            let kind: HTMLWriter.Attributes = ["message": message, "type": judgement.worst.rawValue]
            xml.element("failure", kind) { xml in write(findings, remedy: judgement.control.remedy, to: &xml) }
        case .error:
            let kind: HTMLWriter.Attributes = ["message": message, "type": "undetermined"]
            xml.element("error", kind) { xml in
                xml.lines(judgement.verdict.allGaps.map(\.description))
            }
        case .skipped:
            let gaps = judgement.verdict.allGaps.map(\.description)
            xml.element("skipped", ["message": ([message] + gaps).joined(separator: " ")], "")
        }
    }

    private func write(_ findings: [Finding], remedy: String, to xml: inout HTMLWriter) {
        xml.lines(
            findings.prefix(Self.mostFindings).map { finding in
                let accepted =
                    finding.acceptance.map { " (accepted until \($0.exception.end.iso8601Day), \($0.id))" } ?? ""
                return "\(finding.shortfall.subject.path) \(finding.shortfall.predicate)\(accepted)"
            })
        let rest = findings.count - Self.mostFindings
        xml.lines((rest > 0 ? ["and \(rest) more in findings.json"] : []) + [remedy])
    }
}

extension HTMLWriter {

    /// A line each.
    fileprivate mutating func lines(_ lines: [String]) {
        for line in lines {
            text(line)
            lineBreak()
        }
    }
}
