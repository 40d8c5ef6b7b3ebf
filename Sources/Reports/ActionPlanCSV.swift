import Assurance
import ContactCenter
public import Engine
import Programme

/// The action plan: a row for each finding, with empty cells for whoever decides what is done about it.
///
/// Filled in, `linewarden exceptions add --plan` reads it back: a row that says until when a finding is accepted asks for
/// an exception. People's names are put in: it is made to be worked with.
public struct ActionPlanCSV: Sendable {
    private let assessed: Assessed
    private let naming: Naming

    public enum Column: String, CaseIterable, Sendable {
        case finding, control, severity, subject, name
        case wrong = "what is wrong"
        case remedy = "what puts it right"
        case state
        case owner
        case action = "planned action"
        case due = "due date"
        case until = "accept until"
        case reason
        case compensating = "compensating control"

        /// What is read back.
        public static let needed: [Column] = [.control, .subject, .owner, .until, .reason, .compensating]
    }

    public init(_ assessed: Assessed, naming: Naming) {
        self.assessed = assessed
        self.naming = naming
    }

    /// The worst first, what is accepted after what is open.
    public func bytes() -> [UInt8] {
        var csv = CSVWriter()
        csv.row(Column.allCases.map(\.rawValue))
        for group in assessed.worstFirst(assessed.open) + assessed.worstFirst(assessed.accepted) {
            for finding in group.findings { csv.row(Column.allCases.map { cell($0, of: finding) }) }
        }
        return csv.bytes
    }

    /// A cell as it was before it was kept from being taken for a formula.
    public static func read(_ cell: String) -> String {
        let text =
            cell.first == "'" && cell.dropFirst().first.map { "=+-@".contains($0) } == true
            ? cell.dropFirst() : cell[...]
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private func cell(_ column: Column, of finding: Finding) -> String {
        let subject = finding.shortfall.subject
        switch column {
        case .finding: return finding.id
        case .control: return finding.control.id.rawValue
        case .severity: return finding.severity.rawValue
        case .subject: return subject.path
        case .name: return naming(subject)
        case .wrong: return finding.shortfall.predicate
        case .remedy: return finding.control.remedy
        case .state:
            return finding.acceptance.map { "accepted until \($0.exception.end.iso8601Day) (\($0.id))" } ?? "open"
        case .owner: return finding.acceptance?.exception.owner ?? ""
        case .reason: return finding.acceptance?.exception.reason ?? ""
        case .compensating: return finding.acceptance?.exception.compensating?.rawValue ?? ""
        case .action, .due, .until: return ""
        }
    }
}
