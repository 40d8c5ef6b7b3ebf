public import Assurance
import ContactCenter

extension Control {

    /// Met also where nobody can sign in with a password of the platform's: a second factor that the company's own
    /// identity provider asks for cannot be seen from here.
    public static let passwordsNeedASecondFactor = Control(
        "AUT-01",
        "No password alone opens the tenant",
        severity: .critical,
        satisfies: .iso27001("A.8.5"), .iso27001("A.5.17"), .nistCSF("PR.AA-03"),
        .nist80053("IA-2(1)"), .nist80053("IA-2(2)"), .pciDSS("8.4.2"), .hipaa("164.312(d)"), .glba("314.4(c)(5)"),
        .soc2("CC6.1"), .csaCCM("IAM-14"), .cjis("IA-2(1)"), .cjis("IA-2(2)"), .nydfs("500.12(a)"), .dora("9(4)(d)"),
        why: """
            Agents type their password at shared desks and at home, and many use it elsewhere too. One guessed or \
            phished password is enough to listen to calls as that agent.
            """,
        remedy: """
            Demand a second factor for everybody who signs in with a password of the platform's. Better still, let \
            people sign in through your identity provider only and switch passwords off.
            """,
        reads: Fact(ifKnown: .passwordSignIn), Fact(ifKnown: .signInRules)
    ) { passwords, rules in
        let secondFactor = rules.flatMap(\.demandsSecondFactor)
        // Either one settles it, whatever is not known of the other.
        if passwords.value == false || secondFactor.value == true { return .met(examined: 1) }

        var tenant = Defects(of: .tenant)
        if tenant.know(passwords, of: .passwordSignIn) != nil, tenant.know(secondFactor, of: .signInRules) != nil {
            tenant.add(
                .critical, "lets people in with a password alone",
                seen: "password sign-in is on, a second factor is not demanded",
                expected: "a second factor demanded, or password sign-in off")
        }
        return .of(tenant)
    }
}
