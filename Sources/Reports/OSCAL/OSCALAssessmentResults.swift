import Assurance
import Capture
import ContactCenter
import Engine

/// The run as OSCAL assessment results.
///
/// A finding for each control that came to *met*, *not met* or *undetermined*, about the objective of that control in our
/// own catalog and of no framework: that our control is satisfied does not say that a clause is. What is undetermined is
/// *not satisfied* for *other* reasons, and says what is missing. What does not apply, and what is evidence only, is an
/// observation without a finding.
public struct OSCALAssessmentResults: Sendable {
    private let run: OSCALRun

    public init(_ run: OSCALRun) { self.run = run }

    public func bytes() -> [UInt8] {
        run.document("assessment-results", "Assessment of \(run.tenantName.oscalProse)", isLasting: false) { json in
            json.object("import-ap") { $0.field("href", "#\(run.controlsID)") }
            json.array("results") { $0.object(writeResult) }
            run.writeBackMatter(&json)
        }
    }

    private func writeResult(_ json: inout JSONWriter) {
        let assessed = run.assessed
        json.field("uuid", run.ids.once("oscal/result"))
        json.field("title", "\(run.tenantName), read \(assessed.manifest.began.inWords)".oscalProse)
        json.field("description", description.oscalProse)
        json.field("start", assessed.manifest.began.iso8601)
        json.field("end", max(assessed.manifest.ended, assessed.manifest.began).iso8601)
        json.object("local-definitions") { json in
            run.writeComponents(&json)
            json.list("inventory-items", written: run.shared.inventory)
        }
        json.object("reviewed-controls", writeReviewed)
        json.array("observations") { json in
            for judgement in assessed.judgements { json.object { run.write(judgement, to: &$0) } }
            if !assessed.findings.isEmpty { json.verbatim(run.shared.observations) }
        }
        json.list("risks", written: run.shared.risks)
        writeFindings(&json)
    }

    private var description: String {
        let assessed = run.assessed
        return
            "Judged on \(assessed.scope). \(assessed.judgements.count.of("control")): \(assessed.notMet) not met, \(assessed.undetermined.count) "
            + "undetermined, \(assessed.met) met, \(assessed.notApplicable) not applicable, \(assessed.exhibits) evidence "
            + "only. Undetermined is never met."
    }

    private func writeReviewed(_ json: inout JSONWriter) {
        let waived = run.assessed.judgements.filter(\.isNotApplicable).map(\.control)
        let reviewed = run.assessed.judgements.filter { !$0.isNotApplicable }.map(\.control)
        json.array("control-selections") { json in
            json.object { json in
                json.list("include-controls", reviewed) { json, control in json.field("control-id", control.oscalID) }
                json.list("exclude-controls", waived) { json, control in json.field("control-id", control.oscalID) }
            }
        }
    }

    private func writeFindings(_ json: inout JSONWriter) {
        let found = Dictionary(grouping: run.assessed.findings, by: \.control.id)
        let following = Dictionary(grouping: run.risks, by: \.control.id)
        let decided = run.assessed.judgements.filter { OSCALStatus(of: $0) != nil }
        json.list("findings", decided) { json, judgement in
            let control = judgement.control
            json.field("uuid", run.ids.once("oscal/finding/\(control.id)"))
            json.field("title", "\(control.label) \(control.title)".oscalProse)
            json.field("description", judgement.outcome.oscalProse)
            json.properties(
                control.satisfies.distinct().map {
                    OSCALProperty("requirement", $0.clause, kind: $0.framework.id.oscalToken)
                })
            json.object("target") { write(judgement, to: &$0) }
            json.references(
                "related-observations", "observation-uuid",
                to: [run.observationID(of: control)] + (found[control.id] ?? []).map { run.observationID(of: $0) })
            json.references("related-risks", "risk-uuid", to: (following[control.id] ?? []).map { run.id(of: $0) })
        }
    }

    private func write(_ judgement: Judgement, to json: inout JSONWriter) {
        json.field("type", "objective-id")
        json.field("target-id", judgement.control.oscalObjectiveID)
        guard let status = OSCALStatus(of: judgement) else { return }
        json.object("status") { json in
            json.field("state", status.state)
            json.field("reason", status.reason)
            json.field("remarks", ifPresent: status.remarks)
        }
    }
}

/// What a verdict is in OSCAL, which knows two states.
private struct OSCALStatus {
    let state: String
    let reason: String
    let remarks: String?

    /// nil where neither state would be true: what does not apply, and evidence without a verdict.
    init?(of judgement: Judgement) {
        switch judgement.verdict {
        case .met:
            (state, reason) = ("satisfied", "pass")
            remarks =
                judgement.isMetAgainstOwnThreshold
                ? "Met against the tenant's own threshold, which is looser than the cited standard's." : nil
        case .notMet:
            (state, reason) = ("not-satisfied", "fail")
            remarks = judgement.gapsInWords.map { "There may be more. " + $0 }
        case .undetermined:
            (state, reason) = ("not-satisfied", "other")
            remarks = "Undetermined: not observed, so neither met nor not met. " + (judgement.gapsInWords ?? "")
        case .notApplicable, .exhibit: return nil
        }
    }
}

extension Judgement {
    var isNotApplicable: Bool { if case .notApplicable = verdict { true } else { false } }
}

extension Control {

    /// Its id in our own catalog.
    var oscalID: String { id.rawValue.oscalToken }
    var oscalObjectiveID: String { oscalID + "_obj" }
}
