import Assurance
import ContactCenter
import GenesysCloud

/// A control as a page to read in a terminal.
struct ControlPage {
    private let control: Control
    private let guide: Guide?

    init(_ control: Control) {
        self.control = control
        guide = GenesysCloud.guides.first { $0.control == control.id }
    }

    var text: String {
        let parts = [
            "\(control.label)  \(control.severity.rawValue)\n\(control.title)",
            "WHY\n\(indented(control.why))",
            "WHAT TO DO\n\(indented(control.remedy))",
            own, thresholds, onPlatform,
            "CITES\n" + control.satisfies.map { "  \($0)" }.joined(separator: "\n"),
            "READS\n" + indented(control.reads.map(\.name).spelledOut()),
        ]
        return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
    }

    private var own: String? {
        guard case .own(let hash) = control.origin else { return nil }
        return "WHOSE JUDGEMENT\n  your own, from a file with SHA-256 \(hash)"
    }

    private var thresholds: String? {
        guard !control.parameters.isEmpty else { return nil }
        return "THRESHOLDS\n"
            + control.parameters.map { parameter in
                "  \(parameter.name): \(parameter.default) \(parameter.unit.rawValue), "
                    + "\(parameter.range.lowerBound) to \(parameter.range.upperBound) (\(parameter.source))"
            }.joined(separator: "\n")
    }

    private var onPlatform: String? {
        guard let guide else { return nil }
        return """
            ON GENESYS CLOUD
              decided by  \(guide.fields.joined(separator: ", "))
              menu        \(guide.menu)
              call        \(guide.call)
              basis       \(guide.basis.rawValue): \(guide.source)
            \(indented(guide.caveats))
            """
    }

    /// Wrapped at 96 columns and moved in by two.
    private func indented(_ text: String) -> String {
        var lines: [String] = []
        var line = " "
        for word in text.split(separator: " ") {
            if line.count + word.count + 1 > 98 {
                lines.append(line)
                line = " "
            }
            line += " \(word)"
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
