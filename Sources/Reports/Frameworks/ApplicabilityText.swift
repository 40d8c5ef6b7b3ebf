import Assurance
import Frameworks
import Programme

/// The statement of applicability for people to read.
public struct ApplicabilityText: Sendable {
    private let statement: ApplicabilityStatement

    public init(_ statement: ApplicabilityStatement) { self.statement = statement }

    public var text: String {
        let words = RequirementText(asOf: statement.report.asOf)
        var lines = head
        var group = ""
        for row in statement.rows {
            let requirement = row.requirement.requirement
            if requirement.group != group {
                group = requirement.group
                lines += ["", group]
            }
            lines.append(words.title(of: requirement))
            lines += decision(row).map(words.indented)
            lines += row.isApplicable ? words.lines(of: row.requirement) : []
        }
        return lines.map { $0.printable + "\n" }.joined()
    }

    private var head: [String] {
        let catalogue = statement.report.coverage.catalogue
        let facts = (statement.report.assessment?.facts ?? []) + catalogue.facts
        let count = statement.rows.count
        return ["Statement of applicability, \(catalogue.title)"]
            + FactLines(facts).lines
            + [
                "",
                "\(count.of("requirement")): \(statement.applicable) applicable, \(count - statement.applicable) not; "
                    + "\(statement.undecided) taken as applicable because nobody decided",
                "That a check is met is evidence. Whether a requirement is fulfilled is for people to say.",
            ]
    }

    private func decision(_ row: ApplicabilityStatement.Row) -> [String] {
        guard row.isApplicable else { return ["not applicable: \(row.why)", "owner: \(row.owner)"] }
        let implemented = row.decision?.implemented ?? "not said"
        return ["applicable: \(row.why)", "owner: \(row.owner)", "implemented: \(implemented)"]
    }
}
