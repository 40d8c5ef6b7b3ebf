public import Assurance
import ContactCenter

extension Control {
    public static let signingOutEndsEverySession = Control(
        "AUT-07",
        "Signing out ends every session",
        severity: .medium,
        satisfies: .iso27001("A.8.5"), .nistCSF("PR.AA-03"), .nist80053("AC-12"), .cjis("AC-12"),
        why: """
            An agent signs out of the desktop and believes to be gone. The embedded client in the CRM and the phone at \
            home stay signed in, and so does whoever picks them up.
            """,
        remedy: """
            Switch on that signing out of one session signs out of all. Tell agents who work in two windows at once \
            before you do.
            """,
        reads: .signInRules
    ) { rules in
        var tenant = Defects(of: .tenant)
        if tenant.know(rules.endsAllSessions, of: .signInRules) == false {
            tenant.add(
                .medium, "leaves other sessions open when somebody signs out",
                seen: "signing out ends one session", expected: "signing out ends all sessions")
        }
        return .of(tenant)
    }
}
