public import Assurance
public import ContactCenter

/// Which requirement is served by which control, page and test, and with what the others come, as `docs/coverage.md` tells
/// it.
public struct CoverageDocument: Sendable {
    private let rows: [String]
    private let served: [Control.ID: [String]]
    private let suites: [Control.ID: String]
    private let controls: [Control]
    private let words: Words

    /// What is said of rows that no control serves.
    public struct Words: Sendable {
        let requirements: [String: Word]
        let undecided: [Control.ID: Word]

        /// - Parameters:
        ///   - requirements: By the row's id.
        ///   - undecided: By the id a control of the platform's list of ideas would have.
        public init(requirements: [String: Word], undecided: [Control.ID: Word]) {
            self.requirements = requirements
            self.undecided = undecided
        }
    }

    /// With what a row comes that no control serves, and where that is.
    public struct Word: Sendable {
        let kind: String
        let says: String

        /// The page that shows it, below `docs/`; nil where it is not there yet.
        let page: String?

        public init(_ kind: String, _ says: String, page: String?) {
            self.kind = kind
            self.says = says
            self.page = page
        }

        var cell: String { "**\(kind)**: \(says) " + (page.map { "([here](\($0)))" } ?? "(not there yet)") }
    }

    /// - Parameters:
    ///   - rows: The ids of all requirements, in their order.
    ///   - served: The rows each control answers to.
    ///   - suites: The suite that specifies each control.
    public init(
        rows: [String], controls: [Control], served: [Control.ID: [String]], suites: [Control.ID: String], words: Words
    ) {
        self.rows = rows
        self.controls = controls
        self.served = served
        self.suites = suites
        self.words = words
    }

    public var text: String {
        [
            "# Coverage of the requirements\n", Markdown.wrapped(introduction), counts, table, otherwise, undecided,
            "<!-- written by `linewarden controls write-docs` from coverage-{ids,rows,tests,words}.json -->\n",
        ].joined(separator: "\n")
    }

    private var introduction: String {
        """
        Each row of the requirements table by its id, with the controls that answer to it, their pages and the suite \
        that specifies each. That a control answers to a row does not mean that it answers to all of it. A row no control \
        serves says with what it comes instead.
        """
    }

    private var without: [String] { rows.filter { controls(serving: $0).isEmpty } }

    private var counts: String {
        let idle = controls.filter { (served[$0.id] ?? []).isEmpty }.map(\.id.rawValue)
        let here = without.count { words.requirements[$0]?.page != nil }
        return Markdown.table(
            ["", "count"],
            [
                ["requirements", "\(rows.count)"],
                ["served by at least one control", "\(rows.count - without.count)"],
                ["served by something else that is there", "\(here)"],
                ["served by nothing yet", "\(without.count - here)"], ["controls", "\(controls.count)"],
                ["controls that no row asks for (\(idle.joined(separator: ", ")))", "\(idle.count)"],
            ])
    }

    private var table: String {
        Markdown.table(
            ["row", "controls and their pages", "tests"],
            rows.filter { !controls(serving: $0).isEmpty }.map { row in
                let own = controls(serving: row)
                return [
                    row, own.map { "[\($0.id)](controls/\($0.id).md)" }.joined(separator: " "),
                    own.compactMap { suites[$0.id] }.joined(separator: "; "),
                ]
            })
    }

    private var otherwise: String {
        "## Rows that no control serves\n\n" + Markdown.wrapped(kinds) + "\n"
            + Markdown.table(["row", "comes with"], without.map { [$0, words.requirements[$0]?.cell ?? ""] })
    }

    private var kinds: String {
        """
        An *exhibit* is shown without a verdict; an *attestation* is a person's word with a document and an end; *drift* \
        compares readings; a *drill* is walked and timed; the *watch* looks at events as they come; a *service* runs by \
        itself; the *programme* is people's work that is kept track of.
        """
    }

    private var undecided: String {
        let listed = Set(controls.map(\.id))
        let rest = words.undecided.filter { !listed.contains($0.key) }.sorted { $0.key < $1.key }
        return "## What no capture of Genesys Cloud decides\n\n"
            + Markdown.wrapped(
                """
                Control ideas of the platform's list without a control of that number, and why. The number a control of \
                theirs would have is kept free.
                """) + "\n" + Markdown.table(["idea", "comes with"], rest.map { [$0.key.rawValue, $0.value.cell] })
    }

    private func controls(serving row: String) -> [Control] {
        controls.filter { served[$0.id]?.contains(row) ?? false }
    }
}
