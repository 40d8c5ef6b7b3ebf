public import Assurance
import ContactCenter
import Frameworks

/// The page of one control: `docs/controls/ACC-03.md`.
public struct ControlDocument: Sendable {
    private let control: Control
    private let guide: Guide?
    private let calls: [PlatformCall]

    /// - Parameters:
    ///   - guide: How the platform answers it; nil where the platform does not.
    ///   - calls: The calls that what it reads comes from, in the order they are made.
    public init(_ control: Control, guide: Guide?, calls: [PlatformCall]) {
        self.control = control
        self.guide = guide
        self.calls = calls
    }

    public var name: String { "\(control.id).md" }

    public var text: String {
        let parts = [
            "# \(control.id): \(control.title)\n",
            "Severity **\(control.severity.rawValue)**, judged as `\(control.label)`.\n",
            "## Why\n\n" + Markdown.paragraph(control.why),
            "## What puts it right\n\n" + Markdown.paragraph(control.remedy),
            thresholds, reads, platform, citations,
            "<!-- written by `linewarden controls write-docs`; change the control or its guide instead of this page -->\n",
        ]
        return parts.compactMap(\.self).joined(separator: "\n")
    }

    private var thresholds: String? {
        guard !control.parameters.isEmpty else { return nil }
        return "## Thresholds\n\n" + SettingsTables.thresholds(of: control)
    }

    private var reads: String {
        let facts = control.reads.map(\.name).filter { !$0.hasPrefix("threshold ") }
        return "## What it reads\n\n"
            + Markdown.list(
                facts.map { fact in
                    guard fact.hasPrefix("register ") else { return fact }
                    let register = fact.dropFirst("register ".count)
                    return "the register [`\(register)`](../configuration.md#registers), which only you can give"
                })
    }

    private var platform: String? {
        guard let guide else { return nil }
        return """
            ## On Genesys Cloud

            Decided by:

            \(Markdown.list(guide.fields.map(Markdown.code)))
            Menu: \(Markdown.prose(guide.menu))

            Call: \(call)

            \(Markdown.wrapped("Basis: **\(guide.basis.rawValue)** (\(Markdown.prose(guide.source)))"))
            \(Markdown.paragraph(guide.caveats))
            \(permissions)
            """
    }

    /// As code, unless there is none.
    private var call: String { guide.map { $0.call.contains("/api/") ? Markdown.code($0.call) : $0.call } ?? "" }

    private var permissions: String {
        guard !calls.isEmpty else { return "It needs no call of its own: the manifest of the capture says it.\n" }
        return "Read with:\n\n"
            + Markdown.table(
                ["call", "permission", "our client"],
                calls.map { [Markdown.code($0.route), $0.permissionCell, $0.client] })
    }

    private var citations: String {
        "## Cites\n\nTitles are in our words where the publisher keeps its own.\n\n"
            + Markdown.table(
                ["framework", "clause", "about"],
                control.satisfies.map { citation in
                    [
                        citation.framework.name, citation.clause,
                        Markdown.prose(Catalogues.requirement(citation)?.title ?? ""),
                    ]
                })
    }
}
