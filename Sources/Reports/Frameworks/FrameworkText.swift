import Assurance
import ContactCenter
import Frameworks
import Programme

/// A whole framework for people to read.
public struct FrameworkText: Sendable {
    private let report: FrameworkReport

    public init(_ report: FrameworkReport) { self.report = report }

    public var text: String {
        let words = RequirementText(asOf: report.asOf)
        var lines = head
        var group = ""
        for row in report.rows {
            if row.requirement.group != group {
                group = row.requirement.group
                lines += ["", group]
            }
            lines += [words.title(of: row.requirement)] + words.lines(of: row)
        }
        lines += strays(words)
        return lines.map { $0.printable + "\n" }.joined()
    }

    private func strays(_ words: RequirementText) -> [String] {
        guard let asOf = report.asOf, !report.strays.isEmpty else { return [] }
        return ["", "Attested for what it does not have"]
            + report.strays.map { stray in
                let standing = stray.attestation.standing(at: asOf)
                return words.indented("\(stray.requirement): \(stray.attestation.attestation.id), \(standing)")
            }
    }

    private var head: [String] {
        let catalogue = report.coverage.catalogue
        let facts = (report.assessment?.facts ?? []) + catalogue.facts
        let limit = report.coverage.baseline.map { [(name: "only", value: $0)] } ?? []
        return [catalogue.title] + FactLines(facts + limit).lines + [""] + summary + legend
    }

    /// How many requirements anything here has to do with.
    private var summary: [String] {
        let found = report.withFindings > 0 ? "; of \(report.withFindings) of them a check is not met" : ""
        let perhaps = report.perhapsTouched > 0 ? "; \(report.perhapsTouched) of them perhaps not at all" : ""
        let counts = [
            (report.count(.direct), "with a check made for them\(found)"),
            (report.count(.derived), "through a crosswalk only\(perhaps)"),
            (report.count(.attested), "attested only"), (report.count(.none), "that nothing here covers"),
        ]
        return [report.rows.count.of("requirement")] + counts.map { "\("\($0.0)".leftPadded(to: 6))  \($0.1)" } + [""]
    }

    private let legend = [
        "A check touches part of a requirement and fulfils none. \"Derived\" means that it was made for another",
        "requirement, which somebody's crosswalk sets beside this one.",
    ]
}

extension Catalogue {

    /// What says which framework it is, and what may be done with it.
    var facts: [(name: String, value: String)] {
        [
            ("edition", edition + (isSelection ? "; a selection of its requirements" : "")), ("licence", licence),
            ("source", source + (retrieved.isEmpty ? "" : " (\(retrieved))")),
        ] + (supersededBy.map { [("superseded", "by \($0)")] } ?? [])
    }
}
