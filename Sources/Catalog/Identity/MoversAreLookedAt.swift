public import Assurance
public import ContactCenter

extension Control {

    /// A mover is noticed between two imports: of a first one, nobody has moved.
    public static let moversAreLookedAt = Control(
        "IDN-09",
        "Rights are looked at when somebody changes departments",
        severity: .medium,
        satisfies: .iso27001("A.5.18"), .iso27001("A.6.5"), .nistCSF("PR.AA-05"), .nistCSF("GV.RR-04"),
        .nist80053("PS-5"), .soc2("CC6.3"), .csaCCM("IAM-07"), .cjis("PS-5"),
        why: """
            People who move up through a company keep what each job gave them. After three moves somebody in sales can \
            still change flows and hear recordings of complaints.
            """,
        remedy: """
            Ask the new manager which roles the new job needs, and take the others away. Where everything is still \
            needed, accept the finding with a date.
            """,
        reads: .people, Fact(whole: .grants), .providerAccounts, .asOf, .moverDays
    ) { people, grants, accounts, asOf, days in
        let here = ProviderAccountsHere(accounts)
        let movers = people.filter { $0.isActive && here[$0.id]?.move != nil }
        let holdings = Holdings.of(movers, grants)
        let lastNoticed = asOf.advanced(by: .days(-days))
        return .of(
            people.lazy.filter(\.isActive).map { person in
                look(at: person, here[person.id], holding: holdings[person.id], noticedBefore: lastNoticed)
            })
    }
}

private func look(
    at person: Person, _ account: ProviderAccount?, holding now: Holdings?, noticedBefore last: Moment
) -> Defects {
    var defects = Defects(of: .person(person.id))
    guard let account, let move = account.move, move.noticed < last, !move.held.entries.isEmpty else { return defects }
    guard let now else {
        for absence in person.groups.absences { defects.leaveOpen(Gap(.people, absence)) }
        return defects
    }
    if now == move.held {
        defects.add(
            .medium, "went from \(move.from) to \(move.to) and holds exactly what they held before",
            seen: "\(now.entries.count.of("holding")) as on \(move.noticed.iso8601Day), when the move was noticed",
            expected: "holdings looked at and changed, or accepted", restsOn: [.account(account.id)])
    }
    return defects
}

extension Fact where Value == Int {

    /// How many days after a move was noticed the rights of the mover must have been looked at.
    public static var moverDays: Self {
        Fact(
            Parameter(
                "mover-days", .days, default: 14, in: 0...366, looser: .higher,
                source: "this project's default; no standard sets a number"))
    }
}
