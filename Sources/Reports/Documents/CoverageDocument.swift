public import Assurance
public import ContactCenter

/// Which requirement is served by which control, page and test, as `docs/coverage.md` tells it.
///
/// A row nothing serves stays empty.
public struct CoverageDocument: Sendable {
    private let rows: [String]
    private let served: [Control.ID: [String]]
    private let suites: [Control.ID: String]
    private let controls: [Control]

    /// - Parameters:
    ///   - rows: The ids of all requirements, in their order.
    ///   - served: The rows each control answers to.
    ///   - suites: The suite that specifies each control.
    public init(
        rows: [String], controls: [Control], served: [Control.ID: [String]], suites: [Control.ID: String]
    ) {
        self.rows = rows
        self.controls = controls
        self.served = served
        self.suites = suites
    }

    public var text: String {
        [
            "# Coverage of the requirements\n", Markdown.wrapped(introduction), counts, table,
            "<!-- written by `linewarden controls write-docs` from coverage-{ids,rows,tests}.json -->\n",
        ].joined(separator: "\n")
    }

    private var introduction: String {
        """
        Each row of the requirements table by its id, with the controls that answer to it, their pages and the suite \
        that specifies each. That a control answers to a row does not mean that it answers to all of it. An empty row is \
        one that no control serves yet.
        """
    }

    private var counts: String {
        let answered = rows.filter { !controls(serving: $0).isEmpty }.count
        let idle = controls.filter { (served[$0.id] ?? []).isEmpty }.map(\.id.rawValue)
        return Markdown.table(
            ["", "count"],
            [
                ["requirements", "\(rows.count)"], ["served by at least one control", "\(answered)"],
                ["empty", "\(rows.count - answered)"], ["controls", "\(controls.count)"],
                ["controls that no row asks for (\(idle.joined(separator: ", ")))", "\(idle.count)"],
            ])
    }

    private var table: String {
        Markdown.table(
            ["row", "controls and their pages", "tests"],
            rows.map { row in
                let own = controls(serving: row)
                return [
                    row, own.map { "[\($0.id)](controls/\($0.id).md)" }.joined(separator: " "),
                    own.compactMap { suites[$0.id] }.joined(separator: "; "),
                ]
            })
    }

    private func controls(serving row: String) -> [Control] {
        controls.filter { served[$0.id]?.contains(row) ?? false }
    }
}
