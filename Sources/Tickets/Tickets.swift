public import Capture
public import ContactCenter

/// Change tickets from the customer's own books: read, kept beside the tenant's documents, and turned into facts.
public enum Tickets {

    /// The kinds an import fills.
    public static let kinds: [Kind] = [.ticketImport, .changeTickets]

    /// The kinds each fact is translated from.
    public static let sources: [FactKind: [Kind]] = [Fact.changeTickets.kind: kinds]

    /// Adds what a capture says of change tickets; where none were imported, it stays absent.
    ///
    /// - Throws: ``CaptureError`` if a file of the capture does not read.
    public static func translate(_ capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        guard let taken = try capture.setting(.ticketImport)?.config["taken"]?.moment else { return }
        var tickets: [ChangeTicket] = []
        var flawed = 0
        try capture.each(.changeTickets) { document in
            if document["withdrawn"]?.boolean == true { return }
            if let ticket = ChangeTicket(document) { tickets.append(ticket) } else { flawed += 1 }
        }
        let absences = capture.manifest.record(of: Kind.changeTickets.name)?.absences ?? []
        let cut: [Absence] =
            flawed == 0 ? [] : [.cutShort(read: tickets.count, of: tickets.count + flawed)]
        let known = ChangeTickets(tickets, taken: taken)
        let open = absences + cut
        snapshot[.changeTickets] = open.isEmpty ? .observed(known) : .partial(known, open)
    }
}

extension ChangeTicket {
    fileprivate init?(_ document: Document) {
        guard let from = document["from"]?.moment, let to = document["to"]?.moment,
            let objects = document["objects"]?.elements.compactMap({ $0.string.flatMap(Target.init) }),
            !objects.isEmpty
        else { return nil }
        self.init(
            id: .init(document["ticket"]?.string ?? document.id), from: from, to: to, objects: objects,
            doer: document["who"]?.string.flatMap { TicketRow.isID($0) ? $0 : nil })
    }
}

extension Kind {

    /// Which files were imported and when they were exported, and which deliveries came last.
    public static let ticketImport = Kind("change-ticket-import", .setting)

    /// One line a row of a ticket, or that it was withdrawn.
    public static let changeTickets = Kind("change-tickets", .lines)
}
