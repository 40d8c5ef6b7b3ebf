public import Assurance
import ContactCenter

extension Control {

    /// Enrolled is not demanded: AUT-16 is about what the provider's policies ask for.
    public static let secondFactorsAreStrong = Control(
        "AUT-12",
        "Everybody has a strong second factor at the identity provider",
        severity: .high,
        satisfies: .iso27001("A.8.5"), .iso27001("A.5.17"), .nistCSF("PR.AA-03"), .nist80053("IA-2(1)"),
        .nist80053("IA-2(2)"), .pciDSS("8.4.2"), .hipaa("164.312(d)"), .glba("314.4(c)(5)"), .soc2("CC6.1"),
        .csaCCM("IAM-14"), .cjis("IA-2(1)"), .nydfs("500.12(a)"), .dora("9(4)(d)"),
        why: """
            A password that was phished opens every application behind the identity provider, this one included. A \
            code sent by text message or mail is phished or redirected together with it.
            """,
        remedy: """
            Let the person enrol a security key, a passkey or an authenticator app. Take weak factors away once a strong \
            one works, or the weak one stays the way in.
            """,
        reads: .people, .providerAccounts
    ) { people, accounts in
        let here = ProviderAccountsHere(accounts)
        return .of(people.lazy.filter(\.isActive).compactMap { person in here[person.id].map { look(at: person, $0) } })
    }
}

private func look(at person: Person, _ account: ProviderAccount) -> Defects {
    var defects = Defects(of: .person(person.id))
    if case .blocked? = account.state.value { return defects }
    guard let factors = defects.know(account.factors, of: .providerAccounts) else { return defects }
    let words = factors.map(\.word).spelledOut()
    if factors.isEmpty, account.factors.isWhole {
        defects.add(
            .high, "has no second factor at the identity provider", seen: "nothing enrolled but a password",
            expected: "a strong factor", restsOn: [.account(account.id)])
    } else if factors.contains(where: { $0.strength == .strong }) {
        return Defects(of: .person(person.id))
    } else if factors.contains(where: { $0.strength == .unknown }) {
        defects.leaveOpen(Gap(.providerAccounts, .leftOut(field: "what these factors are worth: \(words)")))
    } else if account.factors.isWhole {
        defects.add(
            .medium, "has only weak second factors at the identity provider", seen: "enrolled: \(words)",
            expected: "a strong factor", restsOn: [.account(account.id)])
    }
    return defects
}
