public import Assurance
import ContactCenter

extension Control {
    public static let flowHistoriesAreOff = Control(
        "DAT-08",
        "Flows keep no history of what they ran with",
        severity: .low,
        satisfies: .iso27001("A.8.11"), .iso27001("A.8.15"), .nistCSF("PR.DS-10"), .gdpr("5(1)(c)"),
        why: """
            The history of a flow holds what customers typed and what other systems answered, step by step. It helps \
            to find a mistake, and it is one more place where their data lies.
            """,
        remedy: """
            Switch it off when the mistake is found. Where it has to stay on, let two people accept that for a time.
            """,
        reads: .flowHistories
    ) { isKept in
        var tenant = Defects(of: .tenant)
        if isKept {
            tenant.add(
                .low, "keeps what flows ran with", seen: "execution history on",
                expected: "off, or an exception that says why")
        }
        return .of(tenant)
    }
}
