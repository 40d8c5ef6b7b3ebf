public import Assurance
public import ContactCenter

extension Control {

    /// Whoever is meant to be unknown to the provider may: service identities and break-glass accounts.
    public static let nobodyComesInPastTheProvider = Control(
        "AUT-14",
        "Nobody the identity provider knows comes in with a password of the platform's",
        severity: .high,
        satisfies: .iso27001("A.8.5"), .iso27001("A.5.17"), .nistCSF("PR.AA-03"), .nistCSF("PR.AA-04"),
        .nist80053("IA-2"), .soc2("CC6.1"),
        why: """
            A password the platform keeps works without the second factor, the device check and the block that the \
            identity provider enforces. Whoever still uses one has a way in that nobody watches.
            """,
        remedy: """
            Tell the person to come in through the identity provider, then switch password sign-in off. List accounts \
            that need a password of their own under local-accounts or break-glass.
            """,
        reads: .people, .passwordSignIn, .providerAccounts, Fact(ifKnown: .localAccounts), Fact(ifKnown: .breakGlass),
        .asOf, .nativePasswordDays
    ) { people, passwords, accounts, local, breakGlass, asOf, days in
        let here = ProviderAccountsHere(accounts, exempting: local, breakGlass)
        let asked = people.filter { $0.isActive && here[$0.id] != nil && !here.isExempt($0.id) }
        guard passwords else { return .met(examined: asked.count) }
        let since = asOf.advanced(by: .days(-days))
        return .of(asked.map { look(at: $0, since: since) })
    }
}

private func look(at person: Person, since: Moment) -> Defects {
    var defects = Defects(of: .person(person.id))
    if let last = defects.know(person.lastPasswordSignIn, of: .people) ?? nil, last >= since {
        defects.add(
            .high, "comes in with a password of the platform's, past the identity provider",
            seen: "password sign-in is on, last used \(last.iso8601Day)", expected: "sign-in through the provider alone"
        )
    }
    return defects
}

extension Fact where Value == Int {

    /// How many days back a sign-in with a password of the platform's counts.
    public static var nativePasswordDays: Self {
        Fact(
            Parameter(
                "native-password-days", .days, default: 30, in: 1...366, looser: .lower,
                source: "this project's default; no standard sets a number"))
    }
}
