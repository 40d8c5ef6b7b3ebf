import Assurance
import Capture
import ContactCenter
import Engine
import Programme

// On what terms it was decided, and what it rests on.
extension ReportHTML {

    /// Where less than the standard is accepted: by whom, why, and until when.
    func writeAccepted(_ html: inout HTMLWriter) {
        let loose = assessed.effects.filter { $0.waiver != nil }
        let waived = assessed.terms.waivedControls
        let awaited = assessed.terms.looseThresholds.filter { $0.waiver.approval == .awaited }
        guard !loose.isEmpty || !waived.isEmpty || !awaited.isEmpty || !assessed.exceptions.isEmpty else { return }
        html.element("h2", "What the tenant accepts")
        writeAcceptedCount(&html)
        html.element("table", ["class": "accepted"]) { html in
            html.columns(of: "What the tenant accepts", "What", "Why", "Wanted by", "Agreed by", "Until")
            html.element("tbody") { html in
                for effect in loose { if let waiver = effect.waiver { write(waiver, effect.inWords, to: &html) } }
                for (control, waiver) in waived { write(waiver, "\(control) set not applicable", to: &html) }
                for (what, waiver) in awaited { write(waiver, what, to: &html) }
                for one in assessed.exceptions { write(one, to: &html) }
            }
        }
    }

    private func writeAcceptedCount(_ html: inout HTMLWriter) {
        guard !assessed.accepted.isEmpty else { return }
        let count = assessed.accepted.count
        html.element(
            "p", ["class": "note"],
            "\(count.of("finding")) \(count == 1 ? "is" : "are") accepted for a time. They are counted apart, and no "
                + "control is met by them.")
    }

    private func write(_ one: Acceptances.Applied, to html: inout HTMLWriter) {
        let exception = one.approved.exception
        html.element("tr") { html in
            html.element(
                "th", ["scope": "row"],
                "\(one.approved.id): \(exception.control) in \(exception.scope), \(one.findings.count.of("finding"))")
            let agreed = "\(one.approved.approver), signed \(one.approved.approved.iso8601Day)"
            for cell in [exception.reason, exception.owner, agreed, one.standing.inWords] { html.element("td", cell) }
        }
    }

    private func write(_ waiver: Waiver, _ what: String, to html: inout HTMLWriter) {
        let left = now < waiver.ends ? "\(now.age(at: waiver.ends)) left" : "ended"
        html.element("tr") { html in
            html.element("th", ["scope": "row"], what)
            for cell in [
                waiver.reason, waiver.owner, "\(waiver.approver) (\(waiver.approvalInWords))",
                "\(waiver.ends.iso8601Day) (\(left))",
            ] {
                html.element("td", cell)
            }
        }
    }

    func writeProvenance(_ html: inout HTMLWriter) {
        let manifest = assessed.manifest
        html.element("h2", "Where this comes from")
        html.element("dl", ["class": "facts"]) { html in
            html.term("Scope", assessed.scope)
            html.term("Organisation", "\(tenant), \(manifest.organization) on \(manifest.platform)")
            html.term("Capture", assessed.commit.map { "commit \($0)" } ?? "a folder, not the archive")
            html.term("Manifest SHA-256", assessed.manifestHash)
            html.term("Collected", "\(manifest.began.inWords) to \(manifest.ended.inWords) by \(manifest.tool)")
            html.term("Judged", "as of \(assessed.asOf.inWords) by controls \(assessed.baseline) in \(tool)")
            html.term("Written", now.inWords)
        }
    }
}

extension Effect {

    /// `idle-seconds 3600 seconds, standard 900`.
    var inWords: String {
        let limit = parameter.bound.map { "the cited standard allows \($0)" } ?? "our default is \(parameter.default)"
        return "\(parameter.name) \(value) \(parameter.unit.rawValue)"
            + (value == parameter.default ? "" : "; \(limit)")
    }
}
