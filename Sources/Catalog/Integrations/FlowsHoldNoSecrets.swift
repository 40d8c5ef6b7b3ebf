public import Assurance
import ContactCenter

extension Control {
    public static let flowsHoldNoSecrets = Control(
        "INT-17",
        version: 2,
        "Flows and prompts hold no secret written out",
        severity: .critical,
        satisfies: .iso27001("A.5.17"), .iso27001("A.8.26"), .nistCSF("PR.AA-01"), .nistCSF("PR.DS-10"),
        .nist80053("IA-5(7)"), .pciDSS("8.6.2"), .soc2("CC6.1"),
        why: """
            A key written into a flow is read by everybody who may look at flows, and stands in every version and \
            every export of it. A wrong block reads it out to whoever calls, and a prompt does so by itself.
            """,
        remedy: """
            Move the secret into a stored credential of the integration and let a data action use it. Then rotate it: \
            old versions of the flow still hold it.
            """,
        reads: Fact(ifKnown: .callFlows), Fact(ifKnown: .flows), Fact(ifKnown: .prompts)
    ) { exports, flows, prompts in
        let exported = ExportedFlows(exports.value ?? [], among: flows)
        let ofFlows = (exports.value ?? []).map { flow in
            var defects = Defects(of: .flow(flow))
            exported.checkAge(of: flow, &defects)
            defects.check(flow.writtenOutSecrets)
            return defects
        }
        let ofPrompts = (prompts.value ?? []).map { prompt in
            var defects = Defects(of: .prompt(prompt))
            defects.check(prompt.writtenOutSecrets)
            return defects
        }
        return .of(
            ofFlows + ofPrompts,
            undecided: exports.absences.map { Gap(.callFlows, $0) } + (exports.value == nil ? [] : exported.missing())
                + prompts.absences.map { Gap(.prompts, $0) })
    }
}

extension Defects {
    fileprivate mutating func check(_ secrets: [String]) {
        guard !secrets.isEmpty else { return }
        add(.critical, "holds a secret written out", seen: secrets.firstFew, expected: "stored credentials")
    }
}
