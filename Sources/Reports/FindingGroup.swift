import Assurance
import ContactCenter
import Engine

/// What one control found, together.
struct FindingGroup {
    let control: Control
    let findings: [Finding]

    var severity: Severity { findings.map(\.severity).max() ?? control.severity }

    var subjects: [Subject] { findings.map(\.shortfall.subject) }

    /// The one to speak of: the first of the worst.
    var worst: Finding? { findings.first { $0.severity == severity } }
}

extension Assessed {

    /// The open findings by control, the worst first, then the most.
    var worstFirst: [FindingGroup] { worstFirst(open) }

    /// Some findings by control, the worst first, then the most.
    func worstFirst(_ findings: [Finding]) -> [FindingGroup] {
        let byControl = Dictionary(grouping: findings, by: \.control.id)
        let groups = judgements.compactMap { judgement in
            byControl[judgement.control.id].map { FindingGroup(control: judgement.control, findings: $0) }
        }
        return groups.enumerated().sorted { one, other in
            (one.element.severity, one.element.findings.count, other.offset)
                > (other.element.severity, other.element.findings.count, one.offset)
        }.map(\.element)
    }
}

extension RootCause {

    /// `role Master Admin`, `the tenant's settings`.
    func named(_ naming: Naming) -> String {
        subject.kind == .tenant ? "the tenant's settings" : "\(subject.kind.noun) \(naming(subject))"
    }

    /// The controls it would satisfy in part or whole, each once.
    var controls: [Control.ID] { findings.map(\.control.id).distinct() }
}
