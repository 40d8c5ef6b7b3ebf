public import Assurance
import ContactCenter

extension Control {

    /// That somebody has no account is concluded only from an export that was read whole; that theirs is blocked, from
    /// any.
    public static let peopleAreKnownToTheIdentityProvider = Control(
        "IDN-07",
        "Everybody active here is active at the identity provider",
        severity: .high,
        satisfies: .iso27001("A.5.16"), .iso27001("A.5.18"), .iso27001("A.6.5"), .nistCSF("PR.AA-01"),
        .nist80053("AC-2(3)"), .nist80053("PS-4"), .pciDSS("8.2.5"), .hipaa("164.308(a)(3)(ii)(C)"), .soc2("CC6.2"),
        .csaCCM("IAM-07"), .cjis("AC-2(3)"),
        why: """
            Whoever is let go is blocked at the identity provider within the hour, and is forgotten here. Sessions, \
            tokens and a password of the platform's go on working for somebody who no longer belongs.
            """,
        remedy: """
            Set the person inactive here; it can be taken back in a second. List accounts that no provider is meant to \
            know, such as service identities, under local-accounts.
            """,
        reads: .people, Fact(ifKnown: .providerAccounts), Fact(ifKnown: .localAccounts), Fact(ifKnown: .breakGlass)
    ) { people, accounts, local, breakGlass in
        let here = ProviderAccountsHere(accounts.value ?? [], exempting: local, breakGlass)
        let gaps = accounts.absences.map { Gap(.providerAccounts, $0) }
        guard accounts.value != nil else { return .undetermined(gaps, soFar: 0) }
        let looked = people.filter(\.isActive).map { person in
            look(at: person, here[person.id], isExempt: here.isExempt(person.id), isWhole: accounts.isWhole)
        }
        return .of(looked, undecided: gaps)
    }
}

private func look(
    at person: Person, _ account: ProviderAccount?, isExempt: Bool, isWhole: Bool
) -> Defects {
    var defects = Defects(of: .person(person.id))
    guard let account else {
        if isWhole, !isExempt {
            defects.add(
                .medium, "is active here and has no account at the identity provider",
                seen: "active, joined to no account", expected: "an account, or an entry in local-accounts")
        }
        return defects
    }
    if case .blocked(let word)? = defects.know(account.state, of: .providerAccounts) {
        defects.add(
            .high, "is active here and blocked at the identity provider", seen: "active; there \(word)",
            expected: "inactive here, or active there", restsOn: [.account(account.id)])
    }
    return defects
}
