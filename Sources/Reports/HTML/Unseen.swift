import Assurance
import ContactCenter
import Engine

// What nobody can say, by what keeps us from seeing it, and what would help.
extension ReportHTML {
    func writeUnseen(_ html: inout HTMLWriter) {
        html.element("h2", "What we cannot see")
        html.element("p", coverage)
        write(assessed.undetermined.needs, "To decide the rest", to: &html)
        write(assessed.seenInPart.needs, "Decided, but seen in part: there may be more to find", to: &html)
        writeAssumed(&html)
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
            html.columns(of: title, title, "How many", "Controls that wait for it")
            for reason in Need.Reason.allCases {
                write(needs.filter { $0.reason == reason }, because: reason, to: &html)
            }
        }
    }

    private func write(_ needs: [Need], because reason: Need.Reason, to html: inout HTMLWriter) {
        guard !needs.isEmpty else { return }
        let controls = needs.flatMap(\.controls).distinct().count
        html.element("tbody") { html in
            html.group("\(reason.inWords): \(controls.of("control"))", over: 3)
            for need in needs {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) { $0.breakable(need.what) }
                    html.element("td", "\(need.controls.count)")
                    html.element("td") { $0.links(to: need.controls) }
                }
            }
        }
    }

    private func writeAssumed(_ html: inout HTMLWriter) {
        let assumed = assessed.judgements.map(\.control.id).filter { guides[$0]?.basis == .assumed }
        guard !assumed.isEmpty else { return }
        html.element("p", ["class": "note"]) { html in
            html.element("span", ["class": "mark"], "assumed")
            html.text(" These verdicts rest on something about the platform that its documentation does not state: ")
            html.links(to: assumed)
            html.text(".")
        }
    }
}
