import Assurance
import Capture
import ContactCenter
import Engine
import Programme

// What was decided, on what terms, and what it rests on.
extension ReportHTML {
    func writeCoverage(_ html: inout HTMLWriter) {
        let open = assessed.undetermined
        html.element("h2", "What could be decided")
        html.element("p", coverage)
        write(open.needs, "To decide the rest", to: &html)
        write(assessed.seenInPart.needs, "Decided, but seen in part: there may be more to find", to: &html)
        let assumed = assessed.judgements.map(\.control.id).filter { guides[$0]?.basis == .assumed }
        guard !assumed.isEmpty else { return }
        html.element("p", ["class": "note"]) { html in
            html.element("span", ["class": "mark"], "assumed")
            html.text(" These verdicts rest on something about the platform that its documentation does not state: ")
            html.links(to: assumed)
            html.text(".")
        }
    }

    private var coverage: String {
        let total = assessed.judgements.count
        let left = assessed.terms.notAssessed.sorted().map(\.rawValue)
        let without = left.isEmpty ? "" : " Left out by the tenant's own choice: \(left.spelledOut())."
        return "\(assessed.decided) of \(total.of("control")) came to an answer." + without
    }

    private func write(_ needs: [Need], _ title: String, to html: inout HTMLWriter) {
        guard !needs.isEmpty else { return }
        html.element("table", ["class": "needs"]) { html in
            html.columns(title, "Controls that wait for it")
            html.element("tbody") { html in
                for need in needs {
                    html.element("tr") { html in
                        html.element("td") { $0.breakable(need.what) }
                        html.element("td") { $0.links(to: need.controls) }
                    }
                }
            }
        }
    }

    /// Where less than the standard is accepted: by whom, why, and until when.
    func writeAccepted(_ html: inout HTMLWriter) {
        let loose = assessed.effects.filter { $0.waiver != nil }
        let waived = assessed.terms.waivedControls
        let awaited = assessed.terms.looseThresholds.filter { $0.waiver.approval == .awaited }
        guard !loose.isEmpty || !waived.isEmpty || !awaited.isEmpty || !assessed.exceptions.isEmpty else { return }
        html.element("h2", "What the tenant accepts")
        writeAcceptedCount(&html)
        html.element("table", ["class": "accepted"]) { html in
            html.columns("What", "Why", "Wanted by", "Agreed by", "Until")
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
