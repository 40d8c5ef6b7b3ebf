import Assurance
import Capture
import ContactCenter
import Engine
import Programme

/// What follows from findings of one control that stand alike: nobody accepts them, or one exception does.
///
/// An accepted one is *deviation-approved* until it ends; its control is not satisfied all the same.
struct OSCALRisk {
    let control: Control
    let findings: [Finding]

    /// nil for what is open.
    let exception: ApprovedException?

    /// Part of an id: `ACC-03`, `ACC-03/EX-0123456789`.
    var name: String { exception.map { "\(control.id)/\($0.id)" } ?? control.id.rawValue }

    var title: String {
        exception.map { "Accepted until \($0.exception.end.iso8601Day): \(control.label) \(control.title)" }
            ?? "Not met: \(control.label) \(control.title)"
    }

    var severity: Severity { findings.map(\.severity).max() ?? control.severity }
}

extension Assessed {

    /// The worst first, what is accepted after what is open.
    var oscalRisks: [OSCALRisk] {
        worstFirst.map { OSCALRisk(control: $0.control, findings: $0.findings, exception: nil) }
            + worstFirst(accepted).flatMap { group in
                let byException = Dictionary(grouping: group.findings) { $0.acceptance?.id ?? "" }
                return byException.sorted { $0.key < $1.key }.map { _, findings in
                    OSCALRisk(control: group.control, findings: findings, exception: findings.first?.acceptance)
                }
            }
    }
}

extension OSCALRun {
    func id(of risk: OSCALRisk) -> String { ids.lasting("oscal/risk/\(risk.name)") }

    func write(_ risk: OSCALRisk, to json: inout JSONWriter) {
        let control = risk.control
        json.field("uuid", id(of: risk))
        json.field("title", risk.title.oscalProse)
        json.field("description", "\(risk.findings.map(\.shortfall.subject).counted) fall short of the control.")
        json.field("statement", control.whyProse)
        json.properties(properties(of: risk))
        json.field("status", risk.exception == nil ? "open" : "deviation-approved")
        writeCharacterization(risk, to: &json)
        writeCompensation(risk, to: &json)
        json.field("deadline", ifPresent: risk.exception?.exception.end.iso8601)
        json.list("remediations", [control.remedyProse]) { json, remedy in
            json.field("uuid", ids.lasting("oscal/remediation/\(risk.name)"))
            json.field("lifecycle", "recommendation")
            json.field("title", "What puts it right")
            json.field("description", remedy)
        }
        if let approved = risk.exception { json.object("risk-log") { writeLog(of: approved, risk, to: &$0) } }
        json.references("related-observations", "observation-uuid", to: risk.findings.map { observationID(of: $0) })
    }

    private func properties(of risk: OSCALRisk) -> [OSCALProperty] {
        let lapsed = assessed.exceptions.filter { one in
            one.approved.exception.control == risk.control.id && !one.standing.holds && !one.findings.isEmpty
        }
        return [OSCALProperty("control", risk.control.label), OSCALProperty("severity", risk.severity.rawValue)]
            + (risk.exception.map { [OSCALProperty("accepted", $0.id, in: OSCALProperty.nist)] }
                ?? lapsed.map { OSCALProperty("exception", "\($0.approved.id) \($0.standing.inWords)") })
    }

    private func writeCharacterization(_ risk: OSCALRisk, to json: inout JSONWriter) {
        json.list("characterizations", [risk.severity]) { json, severity in
            json.object("origin") { writeActor(toolID, to: &$0) }
            json.list("facets", [severity]) { json, severity in
                json.field("name", "severity")
                json.field("system", OSCALProperty.namespace)
                json.field("value", severity.rawValue)
            }
        }
    }

    private func writeCompensation(_ risk: OSCALRisk, to json: inout JSONWriter) {
        guard let control = risk.exception?.exception.compensating else { return }
        json.list("mitigating-factors", [control]) { json, control in
            json.field("uuid", ids.lasting("oscal/mitigation/\(risk.name)"))
            json.field("description", "Control \(control) makes up for it: once that is not met, the exception lapses.")
        }
    }

    /// Who asked, who agreed: by the ids the configuration has for them.
    private func writeLog(of approved: ApprovedException, _ risk: OSCALRisk, to json: inout JSONWriter) {
        let exception = approved.exception
        let asked =
            "Asked for by \(exception.requester), for \(exception.owner), in \(exception.scope): \(exception.reason)"
        let entries = [
            (type: "dr-submission", at: exception.asked, says: asked, status: "deviation-requested"),
            (
                type: "dr-approved", at: approved.approved, says: "Approved by \(approved.approver)",
                status: "deviation-approved"
            ),
        ]
        json.list("entries", entries) { json, entry in
            json.field("uuid", ids.lasting("oscal/risk-log/\(risk.name)/\(entry.type)"))
            json.field("title", approved.id)
            json.field("description", entry.says.oscalProse)
            json.field("start", entry.at.iso8601)
            json.properties([OSCALProperty("type", entry.type, in: OSCALProperty.nist)])
            json.field("status-change", entry.status)
        }
    }
}
