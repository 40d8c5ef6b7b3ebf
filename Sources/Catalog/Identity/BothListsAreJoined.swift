public import Assurance
import ContactCenter

extension Control {

    /// An inventory: evidence without a verdict.
    ///
    /// An account there that is nobody's here is no shortfall: most of a company does not work in its contact center.
    public static let bothListsAreJoined = Control(
        "IDN-08",
        "People here and accounts at the identity provider are one list",
        severity: .low,
        satisfies: .iso27001("A.5.16"), .nistCSF("PR.AA-01"), .nistCSF("PR.AA-04"), .nist80053("IA-4"),
        .csaCCM("IAM-13"),
        why: """
            What is known of somebody there counts for nothing here unless it is known that both are the same person. \
            A join rate that falls is the first sign that accounts are made by hand.
            """,
        remedy: """
            Let the provider make and end accounts here, so that each has the other's id. Look at those that are \
            joined by e-mail alone, and at those that are in one list only.
            """,
        reads: .people, .providerAccounts
    ) { people, accounts in
        let active = people.filter(\.isActive)
        let joined = Set(accounts.compactMap(\.person))
        let usable = accounts.filter { $0.state.value == .active }
        return .exhibit(
            Exhibit([
                .init("people active here", active.count),
                .init("accounts at the identity provider", accounts.count),
                .init("joined by external id", accounts.count { $0.joinedBy == .externalID }),
                .init("joined by e-mail", accounts.count { $0.joinedBy == .email }),
                .init("active here, no account there", active.count { !joined.contains($0.id) }),
                .init("active there, nobody here", usable.count { $0.person == nil }),
            ]))
    }
}
