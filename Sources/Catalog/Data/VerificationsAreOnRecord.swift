public import Assurance
import ContactCenter

extension Control {

    /// An inventory: evidence without a verdict.
    public static let verificationsAreOnRecord = Control(
        "DAT-16",
        "Which blocks of flows verify callers is on record",
        severity: .low,
        satisfies: .iso27001("A.8.5"), .nistCSF("PR.AA-03"), .hipaa("164.312(d)"),
        why: """
            An auditor asks how callers are identified, and the answer lies in a drawing that only its designer can \
            read. Where nobody can point at the block, it may have gone with the last change.
            """,
        remedy: """
            Compare the list with what was agreed. List the blocks that verify under caller-verifications by the \
            names they have in the flow.
            """,
        reads: .callFlows, Fact(ifKnown: .callerVerifications)
    ) { flows, verifications in
        let question = Verification(verifications.value ?? Register([]), Register([]))
        let found = flows.sorted { $0.name < $1.name }.map { flow in
            (flow, flow.blocks.filter(question.isDone).map(\.name).distinct())
        }
        let named = found.flatMap { flow, blocks in blocks.map { Exhibit.Row("\(flow.name): \($0)", 1) } }
        let without = found.count { flow, blocks in
            blocks.isEmpty && flow.blocks.contains { !$0.callsOut.isEmpty }
        }
        return .exhibit(
            Exhibit(
                named + [Exhibit.Row("flows that call other systems and verify nobody", without)],
                undecided: verifications.absences.map { Gap(.callerVerifications, $0) }))
    }
}
