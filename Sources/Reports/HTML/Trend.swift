import Assurance
import ContactCenter
import History

// Where the tenant is going: a column for each run on record, drawn by hand.
extension ReportHTML {

    /// The picture's measures, in pixels: a phone has room for it.
    private enum Measure {
        static let width = 336
        static let height = 96

        /// Above the columns, for their numbers.
        static let above = 16

        /// Below them, for the days.
        static let below = 22
    }

    func writeTrend(_ html: inout HTMLWriter) {
        guard let trend = past.trend, !trend.runs.isEmpty else { return }
        html.element("h2", "The trend, run by run")
        guard trend.runs.count > 1, let first = trend.runs.first, let last = trend.runs.last else {
            return html.element("p", ["class": "note"], "The first run on record; a trend shows from the second on.")
        }
        html.element("p", ["class": "trend"], Self.sentence(trend, first, last))
        html.element(
            "svg",
            [
                "width": "\(Measure.width)", "height": "\(Measure.above + Measure.height + Measure.below)",
                "role": "img", "aria-label": "Controls not met and undetermined in \(trend.runs.count) runs",
            ]
        ) { html in draw(trend.runs, to: &html) }
        guard Set(trend.runs.map(\.baseline)).count > 1 else { return }
        html.element(
            "p", ["class": "note"],
            "At a dotted line the edition of the controls changed: before and after it other questions were asked.")
    }

    private static func sentence(_ trend: Trend, _ first: RunTally, _ last: RunTally) -> String {
        let shown = trend.recorded > trend.runs.count ? "\(trend.runs.count) of \(trend.recorded)" : "\(trend.recorded)"
        func words(_ run: RunTally) -> String {
            "\(run.count(.notMet)) not met and \(run.count(.undetermined)) undetermined"
        }
        return "From \(words(first)) on \(first.at.iso8601Day) to \(words(last)) on \(last.at.iso8601Day): "
            + "\(shown) runs on record, not met below, undetermined above in a broken outline."
    }

    private func draw(_ runs: [RunTally], to html: inout HTMLWriter) {
        let most = max(runs.map(\.trouble).max() ?? 0, 1)
        let step = Measure.width / runs.count
        for (place, run) in runs.enumerated() {
            let column = Column(x: place * step + 2, width: min(step - 4, 40), most: most)
            if place > 0, runs[place - 1].baseline != run.baseline { html.divide(at: place * step) }
            html.element("g") { html in
                html.element("title", run.caption)
                column.draw(run, isNumbered: runs.count <= 12, to: &html)
            }
        }
        let bottom = Measure.above + Measure.height
        html.day(runs.first, x: 0, y: bottom + 16, "start")
        html.day(runs.last, x: Measure.width, y: bottom + 16, "end")
    }

    /// Where one run's column stands, and how high one control is in it.
    private struct Column {
        let x: Int
        let width: Int

        /// The most that any run has to show.
        let most: Int

        func draw(_ run: RunTally, isNumbered: Bool, to html: inout HTMLWriter) {
            let bottom = Measure.above + Measure.height
            let (unmet, open) = (height(run.count(.notMet)), height(run.count(.undetermined)))
            if unmet > 0 { html.bar("high", x: x, y: bottom - unmet, width: width, height: unmet) }
            if open > 0 { html.bar("undetermined", x: x, y: bottom - unmet - open, width: width, height: open) }
            guard isNumbered else { return }
            html.element(
                "text", ["x": "\(x + width / 2)", "y": "\(bottom - unmet - open - 5)"], "\(run.count(.notMet))")
        }

        /// At least three pixels, so that one of very many is still seen.
        private func height(_ count: Int) -> Int { count == 0 ? 0 : max(count * Measure.height / most, 3) }
    }
}

extension RunTally {

    /// What is not in order, or not known to be.
    fileprivate var trouble: Int { count(.notMet) + count(.undetermined) }

    fileprivate var caption: String {
        "\(at.inWords): \(count(.notMet)) not met, \(count(.undetermined)) undetermined, \(count(.met)) met; "
            + "controls \(baseline)"
    }
}

extension HTMLWriter {
    fileprivate mutating func bar(_ key: String, x: Int, y: Int, width: Int, height: Int) {
        element(
            "rect",
            ["x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)", "class": key], "")
    }

    fileprivate mutating func divide(at x: Int) {
        element("path", ["class": "edition", "d": "M\(x) 4V120"], "")
    }

    fileprivate mutating func day(_ run: RunTally?, x: Int, y: Int, _ anchor: String) {
        element("text", ["x": "\(x)", "y": "\(y)", "class": anchor], run?.at.iso8601Day ?? "")
    }
}
