public import Assurance
public import ContactCenter

extension Control {

    /// One shortfall an object, however often it was changed: a ticket that comes late clears it.
    public static let sensitiveChangesHaveATicket = Control(
        "CFG-13",
        version: 2,
        "Every change to what security rests on has a ticket",
        severity: .medium,
        satisfies: .iso27001("A.8.32"), .nistCSF("ID.RA-07"), .nistCSF("PR.PS-01"), .nist80053("CM-3"),
        .pciDSS("6.5.1"), .glba("314.4(c)(7)"), .cjis("CM-3"), .soc2("CC8.1"), .csaCCM("CCC-01"),
        why: """
            A change that nobody asked for and nobody looked at is either a mistake or an attack. The audit log says \
            that a role was changed; only the ticket says that it was meant to be.
            """,
        remedy: """
            Ask whoever made the change what it was for, and take it back where nobody knows. Write the ticket where \
            there was a reason, and import the tickets again.
            """,
        reads: .changeTickets, Fact(ifKnown: .recordedChanges), .asOf, .changeDays, .changeSkew
    ) { tickets, recorded, asOf, days, skew in
        let since = asOf.advanced(by: .days(-days))
        let changes = (recorded.value?.changes ?? []).filter { $0.at >= since }
        let search = TicketSearch(tickets, skew: .seconds(skew * 60))
        let untold = changes.filter { $0.at <= tickets.taken && search.ticket(of: $0) == nil }
        return .of(
            shortfalls(of: untold), examined: changes.count,
            undecided: gaps(in: recorded, since: since, until: asOf) + gaps(in: changes, beyond: tickets))
    }
}

/// What of the audit log is not known: what was not read whole, and what lies before and after the stretch that was looked
/// at.
private func gaps(in recorded: Reading<ChangesOnRecord>, since: Moment, until asOf: Moment) -> [Gap] {
    var absences = recorded.absences
    if let known = recorded.value {
        if known.from > since {
            absences.append(
                .unanswered(because: "the audit log was looked at from \(known.from.iso8601) on alone"))
        }
        if let unseen = Absence.unseen(after: known.to, until: asOf) { absences.append(unseen) }
    }
    return absences.map { Gap(.recordedChanges, $0) }
}

/// A ticket for these may have been written since.
private func gaps(in changes: [RecordedChange], beyond tickets: ChangeTickets) -> [Gap] {
    changes.contains { $0.at > tickets.taken }
        ? [Gap(.changeTickets, .notImported(verb: "changes", last: tickets.taken))] : []
}

private func shortfalls(of changes: [RecordedChange]) -> [Shortfall] {
    var order: [Subject] = []
    var groups: [Subject: [RecordedChange]] = [:]
    for change in changes {
        guard let object = change.objects.first else { continue }
        let subject = Subject.configured(object)
        if groups[subject] == nil { order.append(subject) }
        groups[subject, default: []].append(change)
    }
    return order.map { subject in
        let changes = groups[subject] ?? []
        let last = changes.map(\.words).suffix(3).joined(separator: "; ")
        return Shortfall(
            subject, changes.count == 1 ? "was changed without a ticket" : "was changed without a ticket, repeatedly",
            seen: changes.count > 3 ? "\(changes.count.of("change")), the last \(last)" : last,
            expected: "a ticket that names it and was open then")
    }
}

extension RecordedChange {
    fileprivate var words: String { "\(action) by \(actor.words) at \(at.iso8601) (audit entry \(id))" }
}

extension Fact where Value == Int {

    /// How many days back changes are looked at.
    public static var changeDays: Self { Fact(Parameter.changeDays) }

    /// How many minutes outside its window a ticket still counts: clocks differ.
    public static var changeSkew: Self { Fact(Parameter.changeSkew) }
}
