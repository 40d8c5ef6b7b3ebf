import Assurance
import ContactCenter
import Engine

// The small parts every section of the report is put together from.
extension HTMLWriter {

    /// The head of a table; each cell is read out with the cells below it.
    ///
    /// - Parameter caption: What the table holds, for those who have it read out.
    mutating func columns(of caption: String, _ titles: String...) { columns(of: caption, titles) }

    mutating func columns(of caption: String, _ titles: [String]) {
        element("caption", caption)
        element("thead") { html in
            html.element("tr") { html in for title in titles { html.element("th", ["scope": "col"], title) } }
        }
    }

    /// A row that names the rows below it.
    mutating func group(_ title: String, over columns: Int) {
        element("tr", ["class": "group"]) { html in
            html.element("th", ["scope": "rowgroup", "colspan": "\(columns)"], title)
        }
    }

    /// A term and what is said of it; nothing where nothing is.
    mutating func term(_ name: String, _ text: String) {
        guard !text.isEmpty else { return }
        element("dt", name)
        element("dd", text)
    }

    /// A term and what our own texts say of it.
    mutating func term(_ name: String, prose: String) {
        element("dt", name)
        element("dd") { $0.prose(prose) }
    }

    /// A control's id that leads to what is said of it.
    mutating func link(to control: Control.ID) {
        element("a", ["href": "#\(control)"], control.rawValue)
    }

    mutating func links(to controls: [Control.ID]) {
        for (place, control) in controls.enumerated() {
            if place > 0 { text(", ") }
            link(to: control)
        }
    }

    mutating func verdict(of judgement: Judgement) {
        element("span", ["class": "v \(VerdictWord(judgement.verdict).key)"], judgement.verdictInWords)
    }

    mutating func severity(_ severity: Severity) {
        element("span", ["class": "s \(severity.rawValue)"], severity.rawValue)
    }
}
