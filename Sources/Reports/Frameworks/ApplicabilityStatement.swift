import Assurance
import Frameworks
public import Programme

/// The statement of applicability: every requirement of ISO/IEC 27001:2022, whether it applies and why, whose it is, how
/// it is implemented, and what shows it.
public struct ApplicabilityStatement: Sendable {
    let report: FrameworkReport
    let rows: [Row]

    struct Row: Sendable {
        let requirement: FrameworkReport.Row

        /// Nil where nobody recorded one: then it is taken as applicable.
        let decision: Applicability?

        var isApplicable: Bool { decision?.isApplicable ?? true }

        var why: String { decision?.reason ?? (decision == nil ? "nobody decided, so it is taken to be" : "not said") }

        var owner: String { decision?.owner ?? "not named" }

        /// In the customer's words, then by what the checks made for it said.
        var implemented: String {
            let checks = VerdictWord.allCases.compactMap { word in
                let labels = requirement.direct.filter { $0.judged.map { VerdictWord($0.judgement.verdict) } == word }
                    .map(\.label).distinct()
                return labels.isEmpty ? nil : "\(word.rawValue): \(labels.joined(separator: ", "))"
            }
            let said = [decision?.implemented].compactMap(\.self) + checks
            return said.isEmpty ? "not said, and no check is made for it" : said.joined(separator: "; ")
        }
    }

    /// - Parameters:
    ///   - report: Of ISO/IEC 27001:2022, whole.
    ///   - decisions: By the requirement's id.
    public init(_ report: FrameworkReport, _ decisions: [String: Applicability]) {
        self.report = report
        rows = report.rows.map { Row(requirement: $0, decision: decisions[$0.requirement.id]) }
    }

    var applicable: Int { rows.count { $0.isApplicable } }

    var undecided: Int { rows.count { $0.decision == nil } }
}
