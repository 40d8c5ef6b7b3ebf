public import Assurance
public import ContactCenter

extension Control {

    /// How old a secret is, the platform does not say: a client nobody changed for long has had the same one for as long.
    public static let clientsAreLookedAfter = Control(
        "INT-07",
        "Every OAuth client was made by somebody who is still here, and changed within a year",
        severity: .medium,
        satisfies: .iso27001("A.5.17"), .iso27001("A.8.24"), .nistCSF("PR.AA-01"), .nist80053("IA-5(1)"),
        why: """
            Whoever made the client copied its secret somewhere, and then left. Nobody else knows what it is for, so \
            nobody dares to change the secret, and it opens the tenant for years.
            """,
        remedy: """
            Find who runs the program today, make its secret anew, and let them keep it. The old secret stops working \
            at once, so do it together.
            """,
        of: .clients,
        given: Fact(ifKnown: .people), .asOf, .untouchedClientDays
    ) { people, asOf, days in
        let states = PeopleStates(people)
        let oldest = asOf.advanced(by: .days(-days))
        return Question { client in
            var defects = Defects(of: .client(client))
            guard client.isActive else { return defects }
            if let maker = defects.know(client.maker, of: .clients) { defects.look(at: maker, states) }
            if client.grantType.hasSecret { defects.look(at: client, since: oldest, asOf: asOf, days: days) }
            return defects
        }
    }
}

extension OAuthClient.GrantType {

    /// Whether a client of this kind proves itself by a secret of its own.
    fileprivate var hasSecret: Bool { self == .clientCredentials || self == .authorizationCode }
}

extension Defects {
    fileprivate mutating func look(at maker: Person.ID, _ states: PeopleStates) {
        guard let state = states.state(of: maker, &self), !state.isActive else { return }
        add(
            .medium, "was made by somebody who is not here any more", seen: "made by somebody \(state.word)",
            expected: "somebody active who answers for it", restsOn: [.person(maker)])
    }

    fileprivate mutating func look(at client: OAuthClient, since oldest: Moment, asOf: Moment, days: Int) {
        guard let changed = client.changed ?? client.created else {
            return leaveOpen(Gap(.clients, .leftOut(field: "when client \(client.id) was changed")))
        }
        guard changed < oldest else { return }
        let age = changed.duration(to: asOf).wholeDays
        add(
            .medium, "has not been changed for \(age.of("day")), nor has its secret",
            seen: "last changed \(changed.iso8601Day)", expected: "a change within \(days.of("day"))")
    }
}

extension Fact where Value == Int {

    /// After how many days without a change a client counts as left alone, and its secret as old.
    public static var untouchedClientDays: Self {
        Fact(
            Parameter(
                "untouched-client-days", .days, default: 365, in: 1...1825, looser: .higher,
                source: "this project's default; no standard sets a number for secrets of programs"))
    }
}
