import Assurance
import Engine
import Frameworks

// The controls by the clauses they answer to.
extension ReportHTML {
    func writeMatrix(_ html: inout HTMLWriter) {
        html.element("h1", ["id": "frameworks"], "Controls by framework")
        html.element(
            "p", ["class": "lede"],
            """
            A control that is met is evidence for a clause. It does not fulfil the clause by itself, and a clause that \
            no control here answers to is not listed. Titles are in our words, or the publisher's where it gave them to \
            everybody.
            """)
        for section in assessed.matrix { write(section, to: &html) }
    }

    private func write(_ section: MatrixSection, to html: inout HTMLWriter) {
        let short = section.clauses.count { $0.judgements.contains { !$0.verdict.shortfalls.isEmpty } }
        html.element("h2", section.framework.name)
        html.element(
            "p", ["class": "note"],
            "Edition \(section.edition). \(section.clauses.count.of("clause")) with a control, "
                + "\(short) with a control that is not met.")
        html.element("table", ["class": "matrix"]) { html in
            html.columns(
                of: "Controls by clause of \(section.framework.name)", "Clause", "What it is about", "Controls")
            html.element("tbody") { html in for clause in section.clauses { write(clause, to: &html) } }
        }
    }

    private func write(_ clause: MatrixSection.Clause, to html: inout HTMLWriter) {
        html.open("tr")
        html.element("th", ["scope": "row"], clause.requirement.id)
        html.element("td", clause.requirement.title)
        html.element("td") { html in
            html.element("ul") { html in
                for judgement in clause.judgements {
                    html.open("li")
                    html.link(to: judgement.control.id)
                    html.text(" ")
                    html.verdict(of: judgement)
                    let found = judgement.verdict.shortfalls.count
                    if found > 0 { html.text(" \(found)") }
                }
            }
        }
    }
}
