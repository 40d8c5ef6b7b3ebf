import Assurance
import ContactCenter
import Engine

// What is otherwise than in the capture before.
extension ReportHTML {

    /// How many of the new findings are told in words.
    private static let told = 5

    func writeChanges(_ html: inout HTMLWriter) {
        guard let changes = assessed.comparison else { return }
        html.element("h2", "What changed since the last reading")
        html.element("p", ["class": "note"]) { html in
            html.text("Against the capture read on \(changes.began.inWords), ")
            html.element("code", ["title": changes.commit], String(changes.commit.prefix(10)))
            html.text(", judged again by the same controls.")
        }
        html.element("dl", ["class": "changes"]) { html in
            write(changes.new.count, "new", of: changes.new, to: &html)
            write(changes.fixed.count, "fixed", of: changes.fixed, to: &html)
            write(changes.still.count, "still failing", of: [], to: &html)
            write(changes.notObserved.count, "not observed", of: changes.notObserved, to: &html)
        }
        writeNew(assessed.worstFirst(changes.new), to: &html)
    }

    private func write(_ count: Int, _ word: String, of findings: [Finding], to html: inout HTMLWriter) {
        html.element("dt") { html in
            html.element("b", "\(count)")
            html.text(" " + word)
        }
        html.element("dd") { $0.links(to: findings.map(\.control.id).distinct()) }
    }

    /// The worst of what is new, one of each control.
    private func writeNew(_ groups: [FindingGroup], to html: inout HTMLWriter) {
        guard !groups.isEmpty else { return }
        html.element("ul", ["class": "new"]) { html in
            for group in groups.prefix(Self.told) {
                guard let worst = group.worst else { continue }
                html.element("li") { html in
                    html.severity(group.severity)
                    html.text(" New: \(named(worst.shortfall.subject)) \(worst.shortfall.predicate)")
                    if group.findings.count > 1 { html.text(", and \(group.findings.count - 1) more") }
                    html.text(". ")
                    html.link(to: group.control.id)
                }
            }
        }
    }
}
