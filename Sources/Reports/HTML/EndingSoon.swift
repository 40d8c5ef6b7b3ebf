import Assurance
import ContactCenter
import Engine
import Programme

// What holds today and will not in three months: exceptions, waivers, attestations, each with whose it is.
extension ReportHTML {
    func writeEnding(_ html: inout HTMLWriter) {
        let endings = assessed.endings
        guard !endings.isEmpty else { return }
        html.element("h2", "What ends within 90 days")
        html.element("table", ["class": "ending"]) { html in
            html.columns(of: "Exceptions, waivers and attestations that end soon", "Ends", "What", "Owner", "Then")
            write(endings.filter { $0.isWithin(30, of: assessed.asOf) }, "Within 30 days", to: &html)
            write(endings.filter { !$0.isWithin(30, of: assessed.asOf) }, "Within 90 days", to: &html)
        }
    }

    private func write(_ endings: [Ending], _ title: String, to html: inout HTMLWriter) {
        guard !endings.isEmpty else { return }
        html.element("tbody") { html in
            html.group(title, over: 4)
            for ending in endings {
                html.element("tr") { html in
                    html.element("td", ending.at.iso8601Day)
                    html.element("th", ["scope": "row"], ending.what)
                    html.element("td", ending.owner)
                    html.element("td", ending.then)
                }
            }
        }
    }
}

/// Something that holds for a time, and what is so when it no longer does.
struct Ending {
    let at: Moment
    let what: String
    let owner: String
    let then: String

    func isWithin(_ days: Int, of moment: Moment) -> Bool { at <= moment.advanced(by: .days(days)) }
}

extension Assessed {

    /// What is in force when the tenant was judged and ends within 90 days of that, the next first.
    var endings: [Ending] {
        let all = exceptionEndings + waiverEndings + attestationEndings
        return all.filter { asOf < $0.at && $0.isWithin(90, of: asOf) }.sorted { ($0.at, $0.what) < ($1.at, $1.what) }
    }

    private var exceptionEndings: [Ending] {
        exceptions.filter(\.standing.holds).map { one in
            let exception = one.approved.exception
            return Ending(
                at: exception.end, what: "\(one.approved.id): \(exception.control) in \(exception.scope)",
                owner: exception.owner, then: "\(one.findings.count.of("finding")) open again")
        }
    }

    private var waiverEndings: [Ending] {
        let loose = terms.looseThresholds.map { ($0.what, $0.waiver, "the default is in force again") }
        let waived = terms.waivedControls.map {
            ("\($0.control) set not applicable", $0.waiver, "\($0.control) is judged again")
        }
        return (loose + waived).filter { $0.1.holds(at: asOf) }.map { what, waiver, then in
            Ending(at: waiver.ends, what: what, owner: waiver.owner, then: then)
        }
    }

    private var attestationEndings: [Ending] {
        terms.attestations.filter { $0.recorded <= asOf }.map(\.attestation).map { one in
            let about = one.controls.map(\.rawValue) + one.requirements
            return Ending(
                at: one.validUntil, what: "Attestation for \(about.spelledOut())", owner: one.by.description,
                then: one.controls.isEmpty ? "nobody attests it" : "undetermined unless attested anew")
        }
    }
}
