public import Assurance
import ContactCenter

extension Control {
    public static let scansAreMadeInTime = Control(
        "CFG-11",
        "Scanners and testers look as often as agreed",
        severity: .medium,
        satisfies: .iso27001("A.8.8"), .iso27001("A.5.35"), .nistCSF("ID.RA-01"), .nistCSF("ID.IM-02"),
        .nist80053("RA-5"), .pciDSS("11.3.1"), .pciDSS("11.3.2"), .soc2("CC7.1"),
        why: """
            A scan nobody made finds nothing. The quarter in which the scanner's licence ran out looks as clean in \
            every report as one in which there was nothing to find.
            """,
        remedy: """
            Let the scanner or tester look again and import what they found. Where the cadence was agreed anew, import \
            the report with the new one.
            """,
        reads: .scanSources, .asOf
    ) { sources, asOf in
        .each(sources) { source in
            let due = source.last.advanced(by: .days(source.cadenceDays))
            guard asOf > due else { return [] }
            return [
                Shortfall(
                    .scanner(source), "has not reported in time",
                    seen: "last report \(source.last.iso8601Day)",
                    expected: "one every \(source.cadenceDays.of("day")), the next by \(due.iso8601Day)")
            ]
        }
    }
}
