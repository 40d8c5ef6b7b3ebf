public import Assurance
import ContactCenter

extension Control {

    /// That somebody has no account is concluded only from an export that was read whole, and falls short only where
    /// somebody said who is meant to have none; that theirs is blocked, from any.
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
        reads: .people, Fact(ifKnown: .providerAccounts), Fact(ifKnown: .localAccounts), Fact(ifKnown: .breakGlass),
        Fact(ifKnown: .providerExport)
    ) { people, accounts, local, breakGlass, export in
        let here = ProviderAccountsHere(accounts.value ?? [], exempting: local, breakGlass)
        let gaps = accounts.absences.map { Gap(.providerAccounts, $0) }
        guard accounts.value != nil else { return .undetermined(gaps, soFar: 0) }
        let unlisted = local.absences.first.map { Gap(.localAccounts, $0) }
        let looked: [Defects] = people.lazy.filter(\.isActive).map { person in
            if let account = here[person.id] { return look(at: person, account) }
            guard accounts.isWhole, !here.isExempt(person.id) else { return Defects(of: .person(person.id)) }
            return stranger(person, unlisted ?? export.value.flatMap(person.cameAfter))
        }
        return .of(looked, undecided: gaps)
    }
}

/// Somebody without an account there.
///
/// - Parameter gap: Why it might be in order; nil if it is not.
private func stranger(_ person: Person, _ gap: Gap?) -> Defects {
    var defects = Defects(of: .person(person.id))
    if let gap {
        defects.leaveOpen(gap)
    } else {
        defects.add(
            .medium, "is active here and has no account at the identity provider",
            seen: "active, joined to no account", expected: "an account, or an entry in local-accounts")
    }
    return defects
}

extension Person {

    /// The gap where they were invited after an export was taken; nil where they were not.
    fileprivate func cameAfter(_ export: ProviderExport) -> Gap? {
        guard let invited = invited.value ?? nil, invited > export.taken else { return nil }
        return Gap(.providerAccounts, .notImported(verb: "idp", last: export.taken))
    }
}

private func look(at person: Person, _ account: ProviderAccount) -> Defects {
    var defects = Defects(of: .person(person.id))
    if case .blocked(let word)? = defects.know(account.state, of: .providerAccounts) {
        defects.add(
            .high, "is active here and blocked at the identity provider", seen: "active; there \(word)",
            expected: "inactive here, or active there", restsOn: [.account(account.id)])
    }
    return defects
}
