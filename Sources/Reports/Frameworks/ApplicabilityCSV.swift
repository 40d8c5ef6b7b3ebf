import Assurance
import ContactCenter
import Frameworks
import Programme

/// The statement of applicability for spreadsheets: a row for each requirement.
public struct ApplicabilityCSV: Sendable {
    private let statement: ApplicabilityStatement

    public init(_ statement: ApplicabilityStatement) { self.statement = statement }

    public func bytes() -> [UInt8] {
        let facts = statement.report.assessment?.facts ?? []
        var csv = CSVWriter()
        csv.row(
            facts.map(\.name) + [
                "group", "requirement", "title", "applicable", "why", "owner", "implemented", "derived from",
                "attestations", "exceptions", "evidence",
            ])
        for row in statement.rows { csv.row(facts.map(\.value) + cells(of: row)) }
        return csv.bytes
    }

    private func cells(of row: ApplicabilityStatement.Row) -> [String] {
        let requirement = row.requirement.requirement
        let asOf = statement.report.asOf
        let attested = row.requirement.attestations.map { one in
            "\(one.attestation.id) \(one.standing(at: asOf ?? one.recorded))"
        }
        let evidence = row.requirement.direct.flatMap { $0.judged?.evidence ?? [] }.distinct()
        return [
            requirement.group, requirement.id, requirement.title, row.isApplicable ? "yes" : "no", row.why, row.owner,
            row.isApplicable ? row.implemented : "", derived(row.requirement), attested.joined(separator: "; "),
            row.requirement.exceptions.map { "\($0.approved.id) \($0.standing.inWords)" }.joined(separator: "; "),
            evidence.map(\.inWords).joined(separator: " "),
        ]
    }

    private func derived(_ row: FrameworkReport.Row) -> String {
        row.derived.map { "\($0.label) (\($0.mapping.way))" }.joined(separator: "; ")
    }
}
