import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-17: sensitive deeds follow a strong factor")
struct SensitiveDeedsFollowAStrongFactorTests {
    let control = Control.sensitiveDeedsFollowAStrongFactor

    /// Sunday, 2026-11-22, 08:00 UTC, ten days before.
    private static let at = Moment.daysAgo(10)

    private static func deed(
        _ what: SensitiveDeed.What = .export, at moment: Moment = at, by person: Person.ID = "p-1"
    ) -> SensitiveDeed {
        SensitiveDeed(
            id: "e-1", at: moment, person: person, what: what,
            words: what == .export ? "Recording Export" : "Role Update")
    }

    private func knowing(
        _ deeds: [SensitiveDeed] = [deed()], strong: [Moment] = [], untold: Int = 0, taken: Moment = .daysAgo(1),
        first: Moment? = .daysAgo(40), last: Moment? = .daysAgo(1)
    ) -> TenantSnapshot {
        let signIns = ProviderSignIns(count: 3, strong: strong, factorUntold: untold)
        return tenant.knowing(.recordedDeeds, DeedsOnRecord(from: .daysAgo(30), to: .today, deeds: deeds))
            .knowing(
                .providerExport,
                ProviderExport(provider: "Entra ID", taken: taken, firstSignIn: first, lastSignIn: last)
            )
            .knowing(.providerAccounts, [ProviderAccount(id: "a", person: "p-1", signIns: .observed(signIns))])
    }

    @Test(arguments: [(-12 * 3600, true), (-12 * 3600 - 1, false)])
    func `a strong factor is good for twelve hours`(seconds: Int, met: Bool) {
        let snapshot = knowing(strong: [Self.at.advanced(by: .seconds(seconds))])
        #expect(control.findings(in: snapshot) == (met ? [] : ["person/p-1 high"]))
        #expect(control(snapshot.knowing(.stepUpHours, 13)).isMet)
    }

    @Test(arguments: [(Self.at, true), (Self.at.justAfter, false), (Self.at.advanced(by: .seconds(1800)), false)])
    func `a strong factor proves nothing that was done before, be it in the same hour`(signIn: Moment, met: Bool) {
        #expect(control.findings(in: knowing(strong: [signIn])) == (met ? [] : ["person/p-1 high"]))
    }

    @Test(arguments: [(Self.at, 1), (Self.at.justBefore, 0)])
    func `what was done after the log of sign-ins ends stays open`(last: Moment, found: Int) {
        let verdict = control(knowing(last: last))
        #expect(verdict.shortfalls.count == found)
        #expect(verdict.gaps.count == 1 - found)
        #expect(control(knowing(last: nil)).shortfalls.isEmpty)
    }

    @Test func `judged a day and two hours after the audit log was looked at, the time in between is open`() {
        let late = Moment.today.advanced(by: .seconds(26 * 3600))
        #expect(control(knowing([]).knowing(.asOf, late)).isMet)
        #expect(control.missing(in: knowing([]).knowing(.asOf, late.justAfter)).count == 1)
    }

    @Test func `everything one person did is one finding that tells of the last three`() {
        let deeds = (1...4).map { Self.deed($0 == 1 ? .roleChange : .export, at: .daysAgo(14 - $0)) }
        let verdict = control(knowing(deeds))
        #expect(verdict.shortfalls.count == 1)
        #expect(
            verdict.shortfalls.first?.predicate
                == "exported data and changed roles without a strong second factor shortly before")
        #expect(verdict.shortfalls.first?.seen.hasPrefix("4 deeds, the last Recording Export at 2026-11-10") == true)
    }

    @Test(arguments: [
        (SensitiveDeed.What.export, "exported data without"), (.roleChange, "changed roles without"),
    ])
    func `it says what was done`(what: SensitiveDeed.What, words: String) {
        #expect(control(knowing([Self.deed(what)])).shortfalls.first?.predicate.hasPrefix(words) == true)
    }

    @Test(arguments: [(Self.at, 1), (Self.at.justBefore, 0)])
    func `what was done after the export was taken stays open`(taken: Moment, found: Int) {
        let verdict = control(knowing(taken: taken))
        #expect(verdict.shortfalls.count == found)
        #expect(verdict.gaps.map(\.absence) == (found == 0 ? [.notImported(verb: "idp", last: taken)] : []))
    }

    @Test(arguments: [
        (Self.at.advanced(by: .seconds(-12 * 3600)), 1), (Self.at.advanced(by: .seconds(-12 * 3600)).justAfter, 0),
    ])
    func `a log that begins later than the hours before leaves it open`(first: Moment, found: Int) {
        let verdict = control(knowing(first: first))
        #expect(verdict.shortfalls.count == found)
        #expect(verdict.gaps.count == 1 - found)
        #expect(control(knowing(first: nil)).shortfalls.isEmpty)
    }

    @Test func `somebody without an account, or with sign-ins that tell no factor, is left open`() {
        let stranger = control(knowing([Self.deed(by: "p-2")]))
        #expect(stranger.gaps.map(\.absence) == [.leftOut(field: "the account of person p-2")])
        let untold = control(knowing(untold: 1))
        #expect(untold.shortfalls.isEmpty && untold.gaps.count == 1)
        #expect(control(knowing(strong: [Self.at], untold: 1)).isMet)
    }

    @Test func `without the audit log or without the provider's export nothing is decided`() {
        let unread = tenant.knowing(.providerExport, ProviderExport(provider: "Okta", taken: .today))
            .knowing(.providerAccounts, [])
        #expect(control.missing(in: unread).first?.because.contains("linewarden audit read") == true)
        let unimported = tenant.knowing(.recordedDeeds, DeedsOnRecord(from: .daysAgo(30), to: .today, deeds: []))
        #expect(control.missing(in: unimported) == [.noProviderExport, .noProviderExport])
        let part = knowing([]).knowingInPart(
            .recordedDeeds, DeedsOnRecord(from: .daysAgo(30), to: .today, deeds: [Self.deed()]))
        #expect(control(part).shortfalls.count == 1 && control(part).gaps.count == 1)
    }
}
