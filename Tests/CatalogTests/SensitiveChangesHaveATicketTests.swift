import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CFG-13: sensitive changes have a ticket")
struct SensitiveChangesHaveATicketTests {
    let control = Control.sensitiveChangesHaveATicket

    private static let role = ConfiguredObject("roles", "r-1", name: "Supervisor")

    private static func change(
        at moment: Moment = .daysAgo(2), _ objects: [ConfiguredObject] = [role],
        by actor: AuditEvent.Actor = .person("p-1")
    ) -> RecordedChange {
        RecordedChange(id: "e-1", at: moment, action: "Update", actor: actor, client: "c-1", objects: objects)
    }

    private static func ticket(
        _ objects: ChangeTicket.Target..., from: Moment = .daysAgo(3), to: Moment = .daysAgo(1), doer: String? = nil
    ) -> ChangeTicket {
        ChangeTicket(id: "CHG-1", from: from, to: to, objects: objects, doer: doer)
    }

    private func knowing(
        _ changes: [RecordedChange], _ tickets: [ChangeTicket], taken: Moment = .today, since: Moment = .daysAgo(30)
    ) -> TenantSnapshot {
        tenant.knowing(.recordedChanges, ChangesOnRecord(from: since, to: .today, changes: changes))
            .knowing(.changeTickets, ChangeTickets(tickets, taken: taken))
    }

    @Test(arguments: [
        (ChangeTicket.Target("roles", "r-1"), true), (.init("roles", "Supervisor"), true), (.init("roles"), true),
        (.init("roles", "r-2"), false), (.init("grants", "r-1"), false),
    ])
    func `a ticket names its object by id, by name or by kind alone`(target: ChangeTicket.Target, covers: Bool) {
        let snapshot = knowing([Self.change()], [Self.ticket(target)])
        #expect(control.findings(in: snapshot) == (covers ? [] : ["configuration/roles/r-1 medium"]))
    }

    @Test(arguments: [("p-7", true), ("r-7", true), ("p-7--r-7", true), ("d-7", true), ("r", false)])
    func `a ticket names a grant by who holds it, by the role, or whole`(part: String, covers: Bool) {
        let grant = ConfiguredObject("grants", "p-7--r-7--d-7")
        let snapshot = knowing([Self.change([grant])], [Self.ticket(.init("grants", part))])
        #expect(control(snapshot).isMet == covers)
    }

    @Test(arguments: [
        (Moment.daysAgo(3).advanced(by: .seconds(-300)), true),
        (Moment.daysAgo(3).advanced(by: .seconds(-300)).justBefore, false),
        (Moment.daysAgo(1).advanced(by: .seconds(300)), true),
        (Moment.daysAgo(1).advanced(by: .seconds(300)).justAfter, false),
    ])
    func `clocks may be five minutes apart at either end of the window`(moment: Moment, covers: Bool) {
        let snapshot = knowing([Self.change(at: moment)], [Self.ticket(.init("roles"))])
        #expect(control(snapshot).isMet == covers)
        #expect(!control(snapshot.knowing(.changeSkew, 4)).isMet)
    }

    @Test(arguments: [("p-1", true), ("c-1", true), ("p-2", false)])
    func `a ticket that names somebody by id is about their changes alone`(doer: String, covers: Bool) {
        let snapshot = knowing([Self.change()], [Self.ticket(.init("roles"), doer: doer)])
        #expect(control(snapshot).isMet == covers)
    }

    @Test func `an entry that may be about one of several settings needs a ticket for any of them`() {
        let settings = ["authentication-settings", "idle-timeout"].map { ConfiguredObject($0, $0) }
        let change = Self.change(settings)
        #expect(control(knowing([change], [Self.ticket(.init("idle-timeout"))])).isMet)
        #expect(
            control.findings(in: knowing([change], [])) == ["configuration/authentication-settings medium"])
    }

    @Test func `several changes of one object are one finding that tells of the last three`() {
        let changes = (1...4).map { Self.change(at: .daysAgo($0)) }.reversed()
        let verdict = control(knowing(Array(changes), []))
        #expect(verdict.shortfalls.count == 1)
        #expect(
            verdict.shortfalls.first?.seen.hasPrefix("4 changes, the last Update by person p-1 at 2026-11-19") == true)
    }

    @Test(arguments: [(Moment.daysAgo(30), 1), (Moment.daysAgo(30).justBefore, 0)])
    func `changes of thirty days are looked at`(moment: Moment, found: Int) {
        #expect(control(knowing([Self.change(at: moment)], [])).shortfalls.count == found)
    }

    @Test(arguments: [(Moment.daysAgo(2), 1, 0), (Moment.daysAgo(2).justBefore, 0, 1)])
    func `of changes after the tickets were exported nobody knows`(taken: Moment, found: Int, open: Int) {
        let verdict = control(knowing([Self.change()], [], taken: taken))
        #expect(verdict.shortfalls.count == found)
        #expect(verdict.gaps.map(\.absence) == (open == 1 ? [.notImported(verb: "changes", last: taken)] : []))
    }

    @Test func `without tickets, or without the audit log, nothing is decided`() {
        #expect(control.missing(in: tenant) == [.noChangeTickets])
        let read = tenant.knowing(
            .recordedChanges, ChangesOnRecord(from: .daysAgo(30), to: .today, changes: [Self.change()]))
        #expect(control.missing(in: read) == [.noChangeTickets])
        let ticketed = tenant.knowing(.changeTickets, ChangeTickets([], taken: .today))
        #expect(control.missing(in: ticketed).count == 1)
        #expect(control.missing(in: ticketed).first?.because.contains("linewarden audit read") == true)
    }

    @Test func `where the log was read in part, what it tells counts and the rest stays open`() {
        let part = tenant.knowing(.changeTickets, ChangeTickets([], taken: .today)).knowingInPart(
            .recordedChanges, ChangesOnRecord(from: .daysAgo(30), to: .today, changes: [Self.change()]))
        #expect(control(part).shortfalls.count == 1)
        #expect(control(part).gaps.map(\.absence) == [.cutShort(read: 1, of: 2)])
    }

    @Test(arguments: [
        (Moment.today.advanced(by: .seconds(26 * 3600)), true),
        (Moment.today.advanced(by: .seconds(26 * 3600)).justAfter, false),
    ])
    func `judged later than the log was looked at, the time in between is open`(asOf: Moment, met: Bool) {
        let snapshot = knowing([], []).knowing(.asOf, asOf).knowing(.changeDays, 20)
        #expect(control(snapshot).isMet == met)
        #expect(control.missing(in: snapshot).count == (met ? 0 : 1))
    }

    @Test func `a log looked at for fewer days than are asked for leaves the rest open`() {
        #expect(control(knowing([], [], since: .daysAgo(30))).isMet)
        #expect(!control(knowing([], [], since: .daysAgo(30).justAfter)).isMet)
        #expect(!control(knowing([], []).knowing(.changeDays, 31)).isMet)
    }
}
