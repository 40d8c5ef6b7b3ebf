public import Assurance
import ContactCenter

extension Control {

    /// An inventory of others' judgements: nothing in it is a verdict of ours.
    public static let scansStandBesideOurs = Control(
        "CFG-12",
        "What scanners and testers found stands beside what is found here",
        severity: .low,
        satisfies: .iso27001("A.8.8"), .nistCSF("ID.RA-01"), .nistCSF("ID.RA-06"), .nist80053("RA-5"),
        .nist80053("CA-5"),
        why: """
            Whoever decides what to mend first needs all that is known to be wrong in one place. Findings that lie in a \
            scanner's own portal are forgotten between two audits.
            """,
        remedy: """
            Work through what is open at the source itself and import its next report. What is accepted there is \
            accepted by whoever signed it there.
            """,
        reads: .scanSources
    ) { sources in
        let sources = sources.sorted { $0.name < $1.name }
        return .exhibit(Exhibit(sources.flatMap(rows), list: list(of: sources)))
    }
}

/// Each finding as its source calls it.
private func list(of sources: [ScanSource]) -> Exhibit.List? {
    let lines = sources.flatMap { source in
        source.findingsWorstFirst.map { finding in
            [
                source.name, finding.id, finding.title ?? finding.rule, finding.level.rawValue, finding.state.rawValue,
                source.last.iso8601Day,
            ]
        }
    }
    return lines.isEmpty ? nil : Exhibit.List(["source", "id", "title", "severity", "state", "reported"], lines)
}

private func rows(of source: ScanSource) -> [Exhibit.Row] {
    let open = ScanSource.Level.allCases.compactMap { level in
        source.open[level].map { Exhibit.Row("\(source.name): open, \(level.rawValue)", $0) }
    }
    return (open.isEmpty ? [Exhibit.Row("\(source.name): open", 0)] : open) + [
        Exhibit.Row("\(source.name): accepted there", source.accepted),
        Exhibit.Row("\(source.name): put right", source.fixed),
    ]
}
