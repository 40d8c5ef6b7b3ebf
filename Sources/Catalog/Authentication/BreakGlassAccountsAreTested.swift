public import Assurance
public import ContactCenter

extension Control {

    /// Tested is what the platform saw: a sign-in with the account's own password.
    public static let breakGlassAccountsAreTested = Control(
        "AUT-15",
        "The accounts for the day the identity provider is down are there and tested",
        severity: .medium,
        satisfies: .iso27001("A.5.30"), .iso27001("A.8.2"), .nistCSF("PR.IR-03"), .nistCSF("PR.AA-01"),
        .nist80053("CP-9"), .hipaa("164.312(a)(2)(ii)"),
        why: """
            On the day the identity provider is down nobody can change routing or stop an intruder but through these \
            accounts. One whose password nobody tried since it was set is found not to work on that day.
            """,
        remedy: """
            Sign in with the account, look that it still holds what it is for, and lock the password away again. Name the \
            accounts under break-glass, and take off the list what is gone.
            """,
        reads: Fact(whole: .people), .breakGlass, .asOf, .breakGlassDays
    ) { people, register, asOf, days in
        guard !register.entries.isEmpty else { return .notApplicable(because: "no break-glass account is named") }
        let known = Dictionary(people.map { ($0.id.rawValue.lowercased(), $0) }) { first, _ in first }
        let since = asOf.advanced(by: .days(-days))
        return .of(
            Set(register.entries.map { $0.lowercased() }).sorted().map { id in
                look(at: known[id], named: id, testedSince: since)
            })
    }
}

private func look(at person: Person?, named id: String, testedSince since: Moment) -> Defects {
    var defects = Defects(of: .person(person?.id ?? .init(id)))
    guard let person else {
        defects.add(
            .high, "is named for the day the identity provider is down and is nobody here",
            seen: "no person of this id", expected: "an active person")
        return defects
    }
    guard person.isActive else {
        defects.add(
            .high, "is named for the day the identity provider is down and cannot sign in",
            seen: "is \(person.state.word)", expected: "an active person")
        return defects
    }
    guard let tested = defects.know(person.lastPasswordSignIn, of: .people) else { return defects }
    if tested ?? .distantPast < since {
        defects.add(
            .medium, tested == nil ? "was never tested" : "was not tested for long",
            seen: tested.map { "last password sign-in \($0.iso8601Day)" } ?? "no password sign-in ever",
            expected: "a test since \(since.iso8601Day)")
    }
    return defects
}

extension Moment {
    fileprivate static let distantPast = Moment(milliseconds: .min)
}

extension Fact where Value == Int {

    /// How many days a test of a break-glass account is good for.
    public static var breakGlassDays: Self {
        Fact(
            Parameter(
                "break-glass-test-days", .days, default: 90, in: 1...366, looser: .higher,
                source: "this project's default; no standard sets a number"))
    }
}
