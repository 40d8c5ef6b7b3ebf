import Assurance
import ContactCenter
import Engine

// The picture of the posture, drawn by hand: a square for each control, and a bar for each severity.
extension ReportHTML {

    /// Dark is trouble, pale is met, a broken outline is what nobody knows: it reads in black and white too.
    func writePicture(_ html: inout HTMLWriter) {
        html.element("h2", "The posture, control by control")
        html.element("div", ["class": "families"]) { html in
            for family in assessed.families {
                html.element("p", family.name)
                write(family, to: &html)
            }
        }
        html.element("ul", ["class": "legend"]) { html in
            for (key, words) in [
                ("critical", "not met: critical"), ("high", "high"), ("medium", "medium"), ("low", "low"),
                ("undetermined", "undetermined"), ("met", "met"), ("own", "against own threshold"),
                ("notApplicable", "not applicable"), ("exhibit", "evidence only"),
            ] where isInPicture(key) {
                html.element("li") { html in
                    html.element("svg", ["width": "14", "height": "14", "aria-hidden": "true"]) {
                        $0.square(key, x: 0, y: 0, side: 14)
                    }
                    html.text(words)
                }
            }
        }
    }

    private func isInPicture(_ key: String) -> Bool { assessed.judgements.contains { $0.picture == key } }

    /// Nine squares a row, so that it fits a phone.
    private func write(_ family: Family, to html: inout HTMLWriter) {
        let count = family.judgements.count
        let size = (width: min(count, 9) * 34 - 2, height: (count + 8) / 9 * 34 - 2)
        html.element(
            "svg",
            [
                "width": "\(size.width)", "height": "\(size.height)", "role": "group", "aria-label": family.name,
            ]
        ) { html in
            for (place, judgement) in family.judgements.enumerated() {
                html.element("a", ["href": "#\(judgement.control.id)"]) { html in
                    html.element("title", judgement.caption)
                    html.square(judgement.picture, x: place % 9 * 34, y: place / 9 * 34, side: 32)
                    html.element(
                        "text",
                        ["x": "\(place % 9 * 34 + 16)", "y": "\(place / 9 * 34 + 21)", "class": judgement.picture],
                        judgement.control.id.number)
                }
            }
        }
    }

    func writeSeverities(_ html: inout HTMLWriter) {
        let counts = Severity.allCases.reversed().map { ($0, assessed.count(of: $0)) }
        let most = max(counts.map(\.1).max() ?? 0, 1)
        html.element("h2", "Findings by severity")
        html.element("table", ["class": "bars"]) { html in
            html.element("caption", "Open findings by severity")
            for (severity, count) in counts {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], severity.rawValue)
                    html.element("td", "\(count)")
                    html.element("td") { html in
                        html.element("svg", ["width": "100%", "height": "12", "aria-hidden": "true"]) { html in
                            let share = count == 0 ? 0 : max(count * 1000 / most, 8)
                            html.element(
                                "rect",
                                ["width": "\(share / 10).\(share % 10)%", "height": "12", "class": severity.rawValue],
                                "")
                        }
                    }
                }
            }
        }
    }
}

extension HTMLWriter {
    fileprivate mutating func square(_ key: String, x: Int, y: Int, side: Int) {
        element(
            "rect",
            [
                "x": "\(x).5", "y": "\(y).5", "width": "\(side - 1)", "height": "\(side - 1)", "rx": "3", "class": key,
            ], "")
    }
}

extension Judgement {

    /// How it is drawn.
    fileprivate var picture: String {
        if isMetAgainstOwnThreshold { return "own" }
        return verdict.shortfalls.isEmpty ? VerdictWord(verdict).key : worst.rawValue
    }

    /// Of its findings, else its own.
    var worst: Severity { verdict.shortfalls.map { $0.severity ?? control.severity }.max() ?? control.severity }

    fileprivate var caption: String {
        let found = verdict.shortfalls.count
        return "\(control.id) \(control.title): \(verdictInWords)"
            + (found > 0 ? ", \(worst.rawValue), \(found.of("finding"))" : "")
    }
}
