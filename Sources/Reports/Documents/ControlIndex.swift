public import Assurance
import ContactCenter

/// The list of all control pages, family by family: `docs/controls/README.md`.
public struct ControlIndex: Sendable {
    private let controls: [Control]
    private let baseline: String

    /// - Parameter baseline: The edition of the controls: `2026.11`.
    public init(_ controls: [Control], baseline: String) {
        self.controls = controls
        self.baseline = baseline
    }

    public var text: String {
        let introduction = """
            The \(controls.count) controls of edition \(baseline). An id is never used again; the version behind it grows \
            when the judgement changes. Severity is that of the worst a control can find; a finding may be milder. \
            `linewarden controls show ID` explains one in the terminal.
            """
        var text = "# Controls\n\n" + Markdown.wrapped(introduction)
        for family in families {
            let own = controls.filter { $0.id.rawValue.hasPrefix(family + "-") }
            text += "\n## \(family): \(Family.name(of: family))\n\n"
            text += Markdown.table(
                ["control", "severity", "claim"],
                own.map { ["[\($0.id)](\($0.id).md)", $0.severity.rawValue, $0.title] })
        }
        return text + "\n<!-- written by `linewarden controls write-docs` -->\n"
    }

    private var families: [String] {
        controls.compactMap { $0.id.rawValue.split(separator: "-").first.map(String.init) }.distinct()
    }
}
