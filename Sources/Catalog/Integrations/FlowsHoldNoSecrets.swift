public import Assurance
import ContactCenter

extension Control {
    public static let flowsHoldNoSecrets = Control(
        "INT-17",
        "Flows hold no secret written out",
        severity: .critical,
        satisfies: .iso27001("A.5.17"), .iso27001("A.8.26"), .nistCSF("PR.AA-01"), .nistCSF("PR.DS-10"),
        .nist80053("IA-5(7)"), .pciDSS("8.6.2"), .soc2("CC6.1"),
        why: """
            A key written into a flow is read by everybody who may look at flows, and stands in every version and \
            every export of it. A wrong block reads it out to whoever calls.
            """,
        remedy: """
            Move the secret into a stored credential of the integration and let a data action use it. Then rotate it: \
            old versions of the flow still hold it.
            """,
        reads: .callFlows, Fact(ifKnown: .flows)
    ) { exports, flows in
        let exported = ExportedFlows(exports, among: flows)
        return .of(
            exports.map { flow in
                var defects = Defects(of: .flow(flow))
                exported.checkAge(of: flow, &defects)
                if !flow.writtenOutSecrets.isEmpty {
                    defects.add(
                        .critical, "holds a secret written out", seen: flow.writtenOutSecrets.firstFew,
                        expected: "stored credentials")
                }
                return defects
            }, undecided: exported.missing())
    }
}
