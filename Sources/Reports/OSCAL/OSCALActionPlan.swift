import Assurance
import Capture
import ContactCenter
import Engine
import Programme

/// What is open, and what is accepted for a time, as an OSCAL plan of action and milestones.
///
/// An item for each control with open findings and for each exception in force, by lasting ids: the plan of the next run
/// has the same items. It sets no dates of its own; whoever answers for the tenant does.
public struct OSCALActionPlan: Sendable {
    private let run: OSCALRun

    public init(_ run: OSCALRun) { self.run = run }

    /// nil where nothing falls short: OSCAL has no plan without items.
    public func bytes() -> [UInt8]? {
        let risks = run.risks
        guard !risks.isEmpty else { return nil }
        return run.document(
            "plan-of-action-and-milestones", "Plan of action for \(run.tenantName.oscalProse)", isLasting: true
        ) { json in
            json.object("system-id") { json in
                json.field("identifier-type", "http://ietf.org/rfc/rfc4122")
                json.field("id", run.tenantID)
            }
            json.object("local-definitions") { json in
                run.writeComponents(&json)
                json.list("inventory-items", written: run.shared.inventory)
            }
            json.list("observations", written: run.shared.observations)
            json.list("risks", written: run.shared.risks)
            json.list("poam-items", risks) { json, risk in writeItem(risk, to: &json) }
            run.writeBackMatter(&json)
        }
    }

    private func writeItem(_ risk: OSCALRisk, to json: inout JSONWriter) {
        json.field("uuid", run.ids.lasting("oscal/poam-item/\(risk.name)"))
        json.field("title", risk.title.oscalProse)
        json.field("description", risk.control.remedyProse)
        json.properties(
            [OSCALProperty("control", risk.control.label), OSCALProperty("findings", "\(risk.findings.count)")]
                + risk.control.satisfies.distinct().map {
                    OSCALProperty("requirement", $0.clause, kind: $0.framework.id.oscalToken)
                })
        json.references(
            "related-observations", "observation-uuid", to: risk.findings.map { run.observationID(of: $0) })
        json.references("related-risks", "risk-uuid", to: [run.id(of: risk)])
        json.field(
            "remarks",
            ifPresent: risk.exception.map { "\($0.id), agreed by \($0.approver): \($0.exception.reason)".oscalProse })
    }
}
