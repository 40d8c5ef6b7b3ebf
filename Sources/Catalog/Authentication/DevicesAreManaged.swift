public import Assurance
public import ContactCenter

extension Control {
    public static let devicesAreManaged = Control(
        "AUT-13",
        "Nobody signs in from a device that nobody manages",
        severity: .medium,
        satisfies: .iso27001("A.8.1"), .iso27001("A.6.7"), .nistCSF("PR.AA-03"), .nistCSF("PR.PS-01"),
        .nist80053("AC-19"), .nist80053("AC-17"), .pciDSS("1.5.1"), .hipaa("164.310(c)"), .soc2("CC6.8"),
        .csaCCM("UEM-05"),
        why: """
            Customers' card numbers and health are on the agent's screen. A family computer keeps what it showed, and \
            whatever runs on it reads along.
            """,
        remedy: """
            Demand a managed or compliant device in the provider's policies, first for those who hear recordings and \
            export data. Give whoever works from home a device that is managed.
            """,
        reads: .people, .providerAccounts, .asOf, .unmanagedDays
    ) { people, accounts, asOf, days in
        let here = ProviderAccountsHere(accounts)
        let since = asOf.advanced(by: .days(-days))
        return .of(
            people.lazy.filter(\.isActive).compactMap { person in
                here[person.id].map { look(at: person, $0, since: since) }
            })
    }
}

private func look(at person: Person, _ account: ProviderAccount, since: Moment) -> Defects {
    var defects = Defects(of: .person(person.id))
    guard let signIns = defects.know(account.signIns, of: .providerAccounts) else { return defects }
    if let last = signIns.lastUnmanaged, last >= since {
        defects.add(
            .medium, "signs in from a device that nobody manages",
            seen: "\(signIns.unmanaged) of \(signIns.count.of("sign-in")), last \(last.iso8601Day)",
            expected: "sign-ins from managed or compliant devices alone", restsOn: [.account(account.id)])
    } else if signIns.untold > 0 {
        let what = "the device of \(signIns.untold) of \(signIns.count.of("sign-in"))"
        defects.leaveOpen(Gap(.providerAccounts, .leftOut(field: what)))
    }
    return defects
}

extension Fact where Value == Int {

    /// How many days back a sign-in from an unmanaged device counts.
    public static var unmanagedDays: Self {
        Fact(
            Parameter(
                "unmanaged-days", .days, default: 30, in: 1...366, looser: .lower,
                source: "this project's default; no standard sets a number"))
    }
}
