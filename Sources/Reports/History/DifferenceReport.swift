import Assurance
import Capture
import ContactCenter
public import History

/// What became of every finding between two runs, for a terminal or a machine.
public struct DifferenceReport: Sendable {
    private let from: RunRecord
    private let to: RunRecord
    private let findings: [DifferentFinding]

    /// - Parameter findings: In any order.
    public init(from: RunRecord, to: RunRecord, findings: [DifferentFinding]) {
        self.from = from
        self.to = to
        self.findings = findings.sorted {
            ($1.finding.severity, $0.finding.control.rawValue, $0.finding.subject)
                < ($0.finding.severity, $1.finding.control.rawValue, $1.finding.subject)
        }
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.object("from", from.write)
            json.object("to", to.write)
            json.array("findings") { json in
                for row in findings {
                    json.object { json in
                        json.field("id", row.finding.id)
                        json.field("control", row.finding.control.rawValue)
                        json.field("subject", row.finding.subject)
                        json.field("severity", row.finding.severity.rawValue)
                        json.field("difference", row.difference.rawValue)
                    }
                }
            }
        }
        json.endLine()
        return json.bytes
    }

    public func text(_ style: Style) -> String {
        let sections =
            [heading] + FindingDifference.allCases.filter { $0 != .still }.map(section).filter { !$0.isEmpty }
        return sections.map { $0.map(style.render).joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var heading: [Line] {
        let counts = FindingDifference.allCases.map { difference in
            "\(findings.count { $0.difference == difference }) \(difference.words)"
        }
        var lines = [
            Line(
                "From \(from.at.inWords) (\(from.commit.prefix(10))) to \(to.at.inWords) (\(to.commit.prefix(10)))",
                .strong),
            Line(counts.joined(separator: ", ")),
        ]
        if from.baseline != to.baseline {
            lines.append(Line("Judged with other controls: \(from.baseline), then \(to.baseline)", .medium))
        }
        if from.terms != to.terms {
            lines.append(
                Line("Judged under other terms: thresholds, registers or waivers were changed between them", .medium))
        }
        return lines
    }

    private func section(_ difference: FindingDifference) -> [Line] {
        let rows = findings.filter { $0.difference == difference }
        guard !rows.isEmpty else { return [] }
        let shown = rows.prefix(Self.most)
        let rest = rows.count - shown.count
        return [Line(difference.words.prefix(1).uppercased() + difference.words.dropFirst(), .strong)]
            + shown.map(line)
            + (rest > 0 ? [Line("  and \(rest) more; --json has all", .quiet)] : [])
    }

    /// How many findings of one kind a terminal shows.
    private static let most = 20

    private func line(_ row: DifferentFinding) -> Line {
        Line("  \(row.finding.control.rawValue.padded(to: 6))  ")
            .then(row.finding.severity.rawValue.padded(to: 8), row.finding.severity.tone)
            .then("  \(row.finding.subject)")
    }
}

extension FindingDifference {

    /// As a sentence has it.
    var words: String { self == .notObserved ? "not observed" : rawValue }
}
