import Assurance
import Capture
public import Engine
import Frameworks

/// The control matrix for spreadsheets: a row for each clause and each control that answers to it.
///
/// A clause that no control answers to is not in it. Columns: framework, edition, clause, clause title in our words,
/// control with its version, its claim, its verdict, how many findings, how many of them accepted for a time, how many
/// gaps, whether the capture was simulated, whether the control is the baseline's or the tenant's own, and which part of
/// the tenant was judged.
public struct MatrixCSV: Sendable {
    private let assessed: Assessed

    public init(_ assessed: Assessed) { self.assessed = assessed }

    public func bytes() -> [UInt8] {
        let accepted = Dictionary(grouping: assessed.accepted, by: \.control.id).mapValues(\.count)
        var csv = CSVWriter()
        csv.row([
            "framework", "edition", "clause", "clause title", "control", "title", "verdict", "findings",
            "accepted", "gaps", "simulated", "whose judgement", "scope",
        ])
        for section in assessed.matrix {
            for clause in section.clauses {
                for judgement in clause.judgements {
                    let count = accepted[judgement.control.id] ?? 0
                    csv.row(cells(judgement, clause.requirement, section, accepted: count))
                }
            }
        }
        return csv.bytes
    }

    private func cells(
        _ judgement: Judgement, _ clause: Requirement, _ section: MatrixSection, accepted: Int
    ) -> [String] {
        [
            section.framework.name, section.edition, clause.id, clause.title, judgement.control.label,
            judgement.control.title, judgement.verdictInWords, "\(judgement.verdict.shortfalls.count)",
            "\(accepted)", "\(judgement.verdict.allGaps.count)", assessed.manifest.isSimulated ? "simulated" : "",
            judgement.control.ownSHA256 == nil ? "baseline" : "the tenant's own",
            assessed.scope,
        ]
    }
}
