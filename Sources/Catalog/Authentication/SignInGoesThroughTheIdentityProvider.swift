public import Assurance
import ContactCenter

extension Control {
    public static let signInGoesThroughTheIdentityProvider = Control(
        "AUT-03",
        "People sign in through the company's identity provider only",
        severity: .high,
        satisfies: .iso27001("A.8.5"), .iso27001("A.5.16"), .nistCSF("PR.AA-03"), .nistCSF("PR.AA-04"),
        .nist80053("IA-2"), .soc2("CC6.1"),
        why: """
            An agent who is let go loses the company account within the hour. A password that the platform keeps goes \
            on working, with whatever rules the platform has instead of the company's own.
            """,
        remedy: """
            Set up your identity provider, try it with one team, then switch password sign-in off. Keep a written way \
            back in for the day the identity provider is down.
            """,
        reads: .passwordSignIn, Fact(ifKnown: .identityProviders)
    ) { passwords, providers in
        var tenant = Defects(of: .tenant)
        if passwords {
            tenant.add(
                .high, "still lets people sign in with a password it keeps itself", seen: "password sign-in is on",
                expected: "password sign-in off")
        } else if tenant.knowsOfNone(of: providers) {
            tenant.add(
                .high, "has password sign-in off and no identity provider on", seen: "no enabled identity provider",
                expected: "at least one")
        }
        return .of(tenant)
    }
}

extension Defects {

    /// Whether it is certain that no provider is enabled; notes what keeps it from being certain.
    fileprivate mutating func knowsOfNone(of providers: Reading<[IdentityProvider]>) -> Bool {
        let listed = providers.value ?? []
        if listed.contains(where: { $0.isEnabled.value == true }) { return false }
        _ = know(providers, of: .identityProviders)
        for provider in listed { _ = know(provider.isEnabled, of: .identityProviders) }
        return undecided.isEmpty
    }
}
