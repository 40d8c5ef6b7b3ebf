public import Assurance
public import ContactCenter

extension Control {

    /// Which session did what, no log tells: a strong sign-in of the same person shortly before is what can be seen.
    public static let sensitiveDeedsFollowAStrongFactor = Control(
        "AUT-17",
        version: 2,
        "Exports and role changes follow a strong second factor",
        severity: .high,
        satisfies: .iso27001("A.8.5"), .iso27001("A.8.2"), .nistCSF("PR.AA-03"), .nist80053("IA-11"),
        .pciDSS("8.4.1"), .soc2("CC6.1"),
        why: """
            A session that was stolen, or left open at a desk, is as good as a password for as long as it lasts. Asking \
            for a second factor anew before recordings leave or roles change is what stops it there.
            """,
        remedy: """
            Let the identity provider ask for a strong factor again after a few hours, for whoever may export or grant. \
            Look at what was done without one, and at where it was done from.
            """,
        reads: .providerExport, .providerAccounts, Fact(ifKnown: .recordedDeeds), .asOf, .stepUpHours
    ) { export, accounts, recorded, asOf, hours in
        let signIns = StrongSignIns(export, accounts, hours: hours)
        var order: [Person.ID] = []
        var found: [Person.ID: [SensitiveDeed]] = [:]
        var open: [Gap] = recorded.absences.map { Gap(.recordedDeeds, $0) }
        if let known = recorded.value, let unseen = Absence.unseen(after: known.to, until: asOf) {
            open.append(Gap(.recordedDeeds, unseen))
        }
        let deeds = recorded.value?.deeds ?? []
        for deed in deeds {
            switch signIns.answer(for: deed) {
            case .proved: continue
            case .unknown(let gap): open.append(gap)
            case .notProved:
                if found[deed.person] == nil { order.append(deed.person) }
                found[deed.person, default: []].append(deed)
            }
        }
        return .of(
            order.map { shortfall(of: $0, found[$0] ?? [], hours: hours) }, examined: deeds.count, undecided: open)
    }
}

private func shortfall(of person: Person.ID, _ deeds: [SensitiveDeed], hours: Int) -> Shortfall {
    let last = deeds.suffix(3).map { "\($0.words) at \($0.at.iso8601) (audit entry \($0.id))" }.joined(separator: "; ")
    let what = Set(deeds.map(\.what))
    let predicate =
        what.count == 2 ? "exported data and changed roles" : what.contains(.export) ? "exported data" : "changed roles"
    return Shortfall(
        .person(person), "\(predicate) without a strong second factor shortly before",
        seen: deeds.count > 3 ? "\(deeds.count.of("deed")), the last \(last)" : last,
        expected: "a sign-in with a strong factor in the \(hours.of("hour")) before")
}

/// When everybody proved who they are, as far as the identity provider's log was imported.
private struct StrongSignIns {
    private let export: ProviderExport
    private let hours: Int
    private let accounts: [Person.ID: ProviderAccount]

    enum Answer {
        case proved, notProved
        case unknown(Gap)
    }

    init(_ export: ProviderExport, _ accounts: [ProviderAccount], hours: Int) {
        self.export = export
        self.hours = hours
        self.accounts = Dictionary(accounts.compactMap { one in one.person.map { ($0, one) } }) { first, _ in first }
    }

    func answer(for deed: SensitiveDeed) -> Answer {
        let begins = deed.at.advanced(by: .seconds(-hours * 3600))
        guard deed.at <= export.taken else {
            return .unknown(Gap(.providerAccounts, .notImported(verb: "idp", last: export.taken)))
        }
        guard let last = export.lastSignIn, deed.at <= last else {
            return .unknown(gap("sign-ins from after \(export.lastSignIn?.iso8601 ?? "any time") on"))
        }
        guard let first = export.firstSignIn, first <= begins else {
            return .unknown(gap("sign-ins from before \(begins.iso8601) on"))
        }
        guard let account = accounts[deed.person] else { return .unknown(gap("the account of person \(deed.person)")) }
        guard let signIns = account.signIns.value, account.signIns.isWhole else {
            return .unknown(gap("the sign-ins of account \(account.id)"))
        }
        if signIns.wasStrong(between: begins, deed.at) { return .proved }
        return signIns.factorUntold > 0
            ? .unknown(gap("which factors account \(account.id) signed in with")) : .notProved
    }

    private func gap(_ field: String) -> Gap { Gap(.providerAccounts, .leftOut(field: field)) }
}

extension ProviderSignIns {

    /// To the moment, at either end: of each hour the first time is kept and the last.
    fileprivate func wasStrong(between begins: Moment, _ ends: Moment) -> Bool {
        strong.contains { begins <= $0 && $0 <= ends }
    }
}

extension Fact where Value == Int {

    /// How many hours a strong second factor is good for.
    public static var stepUpHours: Self {
        Fact(
            Parameter(
                "step-up-hours", .hours, default: 12, in: 1...168, looser: .higher,
                source: "this project's default; no standard sets a number"))
    }
}
