import Assurance
import Capture
import ContactCenter
import Tickets

/// What came of an import of change tickets.
struct TicketsImportPage {
    private let kept: TicketImport.Kept

    init(_ kept: TicketImport.Kept) { self.kept = kept }

    private var tickets: Int { kept.files.reduce(0) { $0 + $1.rows.count } }

    var text: String {
        let left = kept.flaws.isEmpty ? "" : "; \(kept.flaws.count.of("row")) left out"
        let stay = kept.delivered == 0 ? "" : "; \(kept.delivered.of("delivered row")) stay"
        return """
            \(tickets.of("change ticket")) of \(kept.files.count.of("file")), exported \(kept.taken.iso8601)\(left)\(stay)
            In the archive as \(kept.commit.prefix(12))

            """
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("tickets", tickets)
            json.field("taken", kept.taken.iso8601)
            json.field("delivered", kept.delivered)
            json.field("commit", kept.commit)
            json.field("flaws", kept.flaws.map(\.description))
        }
        return writer.bytes + [0x0A]
    }
}
