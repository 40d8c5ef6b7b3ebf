public import Assurance
import ContactCenter
public import Frameworks

/// One requirement, explained offline: what it became, and what checks touch it.
public struct RequirementPage: Sendable {
    private let report: FrameworkReport
    private let row: FrameworkReport.Row
    private let successors: [(requirement: Citation, relation: Relation)]

    /// - Returns: nil where the framework has no such requirement.
    public init?(_ requirement: String, of coverage: Coverage, by controls: [Control], in library: Library) {
        report = FrameworkReport(coverage, by: controls, in: library)
        guard let row = report.rows.first(where: { $0.requirement.id == requirement }) else { return nil }
        self.row = row
        successors = library.successors(of: Citation(coverage.framework, requirement))
    }

    public var text: String {
        let words = RequirementText(asOf: nil)
        let became = successors.map { words.indented("became \($0.requirement), which it \($0.relation.inWords)") }
        let lines = [report.coverage.catalogue.title, words.title(of: row.requirement)] + became + words.lines(of: row)
        return lines.map { $0.printable + "\n" }.joined()
    }
}
