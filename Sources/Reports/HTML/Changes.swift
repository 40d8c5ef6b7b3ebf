import Assurance
import ContactCenter
import Engine

// What is otherwise than in the capture before.
extension ReportHTML {
    func writeChanges(_ html: inout HTMLWriter) {
        guard let changes = assessed.comparison else { return }
        html.element("h2", "What changed")
        html.element("p", ["class": "note"]) { html in
            html.text("Against capture ")
            html.element("code", ["title": changes.commit], String(changes.commit.prefix(10)))
            html.text(", judged again by the same controls.")
        }
        html.element("dl", ["class": "changes"]) { html in
            write(changes.new.count, "new", of: changes.new, to: &html)
            write(changes.fixed.count, "fixed", of: changes.fixed, to: &html)
            write(changes.still.count, "still failing", of: [], to: &html)
            write(changes.notObserved.count, "not observed", of: changes.notObserved, to: &html)
        }
    }

    private func write(_ count: Int, _ word: String, of findings: [Finding], to html: inout HTMLWriter) {
        html.element("dt") { html in
            html.element("b", "\(count)")
            html.text(" " + word)
        }
        html.element("dd") { $0.links(to: findings.map(\.control.id).distinct()) }
    }
}
