public import Assurance
import ContactCenter

extension Control {
    public static let grantingStaysInItsDivision = Control(
        "ACC-07",
        "Whoever grants roles in one division grants them only there",
        severity: .medium,
        satisfies: .iso27001("A.5.15"), .iso27001("A.5.18"), .nistCSF("PR.AA-05"), .nist80053("AC-3"),
        .soc2("CC6.1"),
        why: """
            A team leader who may hand out roles in one division can otherwise hand them out in all of them. The wall \
            between departments is then as high as the busiest team leader makes it.
            """,
        remedy: """
            Switch on that granting looks at the division. Check first who grants roles across divisions as part of \
            their work, and give those few a role for it.
            """,
        reads: .grantingRules
    ) { rules in
        var tenant = Defects(of: .tenant)
        if tenant.know(rules.isLimitedToDivision, of: .grantingRules) == false {
            tenant.add(
                .medium, "lets people grant roles outside the divisions they may grant in",
                seen: "granting does not look at the division", expected: "granting limited to the division")
        }
        return .of(tenant)
    }
}
