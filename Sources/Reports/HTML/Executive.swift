import Assurance
import Capture
import ContactCenter
import Engine

// The first page: for whoever answers for the tenant.
extension ReportHTML {
    func writeExecutive(_ html: inout HTMLWriter) {
        html.element("section", ["id": "posture", "class": "first"]) { html in
            html.element("span", ["id": "board"], "")
            html.element("p", ["class": "over"], tenant)
            html.element("h1", headline + ".")
            html.element("p", ["class": "scope"], "Judged on \(assessed.scope).")
            html.element("p", ["class": "lede"], lede)
            writeFigures(&html)
            html.element("div", ["class": "pair"]) { html in
                html.element("div") { writePicture(&$0) }
                html.element("div") { html in
                    writeSeverities(&html)
                    writeTrend(&html)
                }
            }
            writeChanges(&html)
            writeWorst(&html)
            writeCauses(&html)
            writeEnding(&html)
            writeAccepted(&html)
            writeUnseen(&html)
        }
    }

    private var lede: String {
        let manifest = assessed.manifest
        let met = assessed.judgements.filter(\.isMetAgainstOwnThreshold).count
        return
            "Read from \(manifest.platform) on \(manifest.began.inWords), \(manifest.began.age(at: now)) before this "
            + "page was written. \(assessed.decided) of \(assessed.judgements.count.of("control")) came to an answer; what could not "
            + "be read counts as undetermined, never as met."
            + (met > 0
                ? " Of those met, \(met) \(met == 1 ? "is" : "are") met against the tenant's own threshold only." : "")
    }

    private func writeFigures(_ html: inout HTMLWriter) {
        let figures: [(VerdictWord, Int)] = [
            (.notMet, assessed.notMet), (.undetermined, assessed.undetermined.count), (.met, assessed.met),
            (.notApplicable, assessed.notApplicable), (.evidence, assessed.exhibits),
        ]
        html.element("dl", ["class": "figures"]) { html in
            for (word, count) in figures {
                html.element("div", ["class": word.key]) { html in
                    html.element("dt", word.rawValue)
                    html.element("dd", "\(count)")
                }
            }
        }
    }

    /// What could happen is what each control says of itself, in a contact center's words.
    private func writeWorst(_ html: inout HTMLWriter) {
        let groups = assessed.worstFirst
        guard !groups.isEmpty else { return }
        html.element("h2", "The worst risks")
        html.element("table", ["class": "worst"]) { html in
            html.columns(of: "The worst risks, by control", "What should be so", "What could happen", "What was found")
            html.element("tbody") { html in for group in groups.prefix(6) { write(group, to: &html) } }
        }
        let rest = groups.dropFirst(6)
        guard !rest.isEmpty else { return }
        html.element("p", ["class": "note"]) { html in
            html.text("Not met besides: ")
            html.links(to: rest.map(\.control.id))
            html.text(".")
        }
    }

    private func write(_ group: FindingGroup, to html: inout HTMLWriter) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) { html in
                html.link(to: group.control.id)
                html.element("span", ["class": "claim"], group.control.title)
            }
            html.element("td") { $0.prose(group.control.why) }
            html.element("td") { html in
                html.severity(group.severity)
                html.text(" \(group.subjects.counted)")
                guard let worst = group.worst else { return html.text(".") }
                html.text(group.findings.count > 1 ? ", such as: " : ": ")
                html.text("\(named(worst.shortfall.subject)) \(worst.shortfall.predicate).")
            }
        }
    }

    private func writeCauses(_ html: inout HTMLWriter) {
        let causes = assessed.rootCauses()
        guard !causes.isEmpty else { return }
        html.element("h2", "The changes that close most")
        html.element("ol", ["class": "causes"]) { html in
            for cause in causes {
                html.element("li") { html in
                    html.element("b", "Change \(cause.named(naming))")
                    html.text(
                        ": closes \(cause.findings.count.of("finding")), the worst \(cause.severity.rawValue), of ")
                    html.links(to: cause.controls)
                    html.text(".")
                }
            }
        }
    }
}
