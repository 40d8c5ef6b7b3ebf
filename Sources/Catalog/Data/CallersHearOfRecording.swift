public import Assurance
import ContactCenter

extension Control {

    /// Whether calls are recorded, and by which law, is DAT-12's question.
    public static let callersHearOfRecording = Control(
        "DAT-14",
        "Callers hear that calls are recorded before they are put through, on every path",
        severity: .high,
        satisfies: .iso27001("A.5.31"), .iso27001("A.5.34"), .nistCSF("GV.OC-03"), .gdpr("13"),
        .usTelephony("18 USC 2511(2)(d)"), .usTelephony("Cal. Penal Code 632.7"), .soc2("P1.1"), .nist80053("PT-5"),
        why: """
            An announcement on the main path is not heard by those whom a failed lookup, a menu nobody answered or an \
            hour after closing sends another way. They are recorded all the same, and are those who complain.
            """,
        remedy: """
            Play the announcement at the beginning of the flow, before anything can fail. List its prompts, or a few \
            of its words in each language, under announcements.
            """,
        reads: .callFlows, Fact(ifKnown: .flows), Fact(ifKnown: .announcements)
    ) { exports, flows, announcements in
        let exported = ExportedFlows(exports, among: flows)
        let missing = exported.missing { $0.role == .call }
        let said = announcements.value ?? Register([])
        let asked = exported.verdicts(of: [.call]) { block in
            FlowLook(at: block, until: said) { $0 == .putsThrough || $0 == .beginsRecording }
        }
        if asked.isEmpty, missing.isEmpty { return .notApplicable(because: "no flow takes calls") }
        return .of(
            asked.map { flow, walk, isBegun in
                var defects = Defects(of: .flow(flow))
                exported.checkAge(of: flow, &defects)
                guard defects.know(announcements, of: .announcements) != nil else { return defects }
                defects.take(walk, isBegun: isBegun) { blocks, defects in
                    defects.add(
                        .high, "puts callers through who heard no announcement", seen: "reached without: \(blocks)",
                        expected: "an entry of announcements is said before, on every path")
                }
                return defects
            }, undecided: missing)
    }
}
