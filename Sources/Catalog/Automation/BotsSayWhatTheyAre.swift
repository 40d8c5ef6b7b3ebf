public import Assurance
import ContactCenter

extension Control {
    public static let botsSayWhatTheyAre = Control(
        "CHN-10",
        "Bots say that they are bots before they ask anything",
        severity: .medium,
        satisfies: .iso27001("A.5.31"), .iso27001("A.5.34"), .nistCSF("GV.OC-03"), .euAIAct("50(1)"),
        .nistAIRMF("GOVERN 1.1"),
        why: """
            Whoever believes to speak with a person says more, and feels cheated when it comes out. The EU AI Act asks \
            that people are told, from the beginning, that a machine speaks with them.
            """,
        remedy: """
            Begin every bot with a sentence that says what it is. List a few of its words in each language, or its \
            prompt, under bot-disclosures.
            """,
        reads: .callFlows, Fact(ifKnown: .flows), Fact(ifKnown: .botDisclosures)
    ) { exports, flows, disclosures in
        let exported = ExportedFlows(exports, among: flows)
        let missing = exported.missing { $0.role == .bot }
        let said = disclosures.value ?? Register([])
        let asked = exported.verdicts(of: [.bot]) { FlowLook(at: $0, until: said) { $0 == .asks } }
            .filter { $0.flow.role == .bot }
        if asked.isEmpty, missing.isEmpty { return .notApplicable(because: "no bot is published") }
        return .of(
            asked.map { flow, walk, isBegun in
                var defects = Defects(of: .flow(flow))
                exported.checkAge(of: flow, &defects)
                guard defects.know(disclosures, of: .botDisclosures) != nil else { return defects }
                defects.take(walk, isBegun: isBegun) { blocks, defects in
                    defects.add(
                        .medium, "asks before it says that it is a bot", seen: "reached without: \(blocks)",
                        expected: "an entry of bot-disclosures is said before")
                }
                return defects
            }, undecided: missing)
    }
}
