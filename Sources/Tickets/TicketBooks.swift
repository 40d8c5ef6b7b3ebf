public import Capture
public import ContactCenter
public import Redaction

/// The tickets that lie beside a capture: those of the last import of files, and those that were delivered since ever.
///
/// Of two statements about one number the later one counts: files say what was so when they were exported, a delivery what
/// was so when it was signed.
public struct TicketBooks: Sendable {
    private(set) var lines: [Line] = []

    /// Until when it is known which tickets there are; nil where nothing came yet.
    private(set) var taken: Moment?

    /// When the newest delivery was signed.
    private var newest: Moment?
    private var files: [JSON] = []
    private var deliveries: [Delivery] = []

    /// One row of a ticket, or that it was withdrawn, as it is kept.
    struct Line: Sendable {
        let ticket: String
        let id: String

        /// When the delivery that brought it was signed; nil where a file did.
        let sent: Moment?

        /// The last moment it can be about.
        let until: Moment
        let config: [UInt8]
    }

    /// A delivery that may come again.
    fileprivate struct Delivery: Sendable {
        let id: String?
        let sent: Moment
        let sha256: String
    }

    /// How many rows came by themselves, rows that were withdrawn among them.
    public var delivered: Int { lines.count { $0.sent != nil } }

    init() {}

    /// Those of a capture.
    public init(of capture: Capture) throws(CaptureError) {
        if let setting = try capture.setting(.ticketImport)?.config {
            (taken, newest) = (setting["taken"]?.moment, setting["delivered"]?.moment)
            files = setting["files"].map { Array($0.elements) } ?? []
            deliveries = (setting["deliveries"].map { Array($0.elements) } ?? []).compactMap(Delivery.init)
        }
        var lines: [Line] = []
        try capture.each(.changeTickets) { lines.append(Line($0)) }
        self.lines = lines
    }

    /// What is known of a delivery before it is taken in.
    public enum Standing: Sendable {
        case new

        /// It was taken in before: under its id, or with the same signature.
        case repeated

        /// Another one was taken in under its id.
        case otherwise
    }

    public func standing(of delivery: TicketDelivery, _ arrival: TicketDelivery.Arrival) -> Standing {
        if deliveries.contains(where: { $0.sent == arrival.sent && $0.sha256 == delivery.sha256 }) { return .repeated }
        guard let id = arrival.id, let earlier = deliveries.last(where: { $0.id == id }) else { return .new }
        return earlier.sha256 == delivery.sha256 ? .repeated : .otherwise
    }
}

extension TicketBooks {

    /// Takes the tickets of files in place of those of the files before.
    ///
    /// - Parameter moment: When they were exported. What was delivered before and stands in them goes too.
    public mutating func replace(by files: [TicketFile], taken moment: Moment, marks: SecretMarks) {
        let rows = files.flatMap(\.rows)
        let named = Set(rows.map(\.ticket))
        lines.removeAll { line in
            guard let sent = line.sent else { return true }
            return named.contains(line.ticket) && sent <= moment
        }
        let later = Set(lines.map(\.ticket))
        append(rows.filter { !later.contains($0.ticket) }, of: nil, marks)
        self.files = files.map(\.record)
        taken = max(moment, newest ?? moment)
    }

    /// How long the books keep a delivered ticket whose window is over: longer than changes can be looked back at.
    ///
    /// Source: this project's own; `change-days` is 365 at most.
    static let kept = Duration.days(400)

    /// How long after it was signed a delivery can come again.
    public static let patience = Duration.seconds(300)

    /// Takes a delivery in: its tickets in place of what there was under their numbers.
    ///
    /// - Returns: The numbers of which a later delivery was there already.
    public mutating func take(
        _ delivery: TicketDelivery, _ arrival: TicketDelivery.Arrival, marks: SecretMarks
    ) -> Set<String> {
        let later = Set(lines.filter { $0.sent.map { $0 > arrival.sent } ?? false }.map(\.ticket))
        let named = Set(delivery.rows.map(\.ticket) + delivery.withdrawn)
        let oldest = arrival.received.advanced(by: .zero - Self.kept)
        lines.removeAll { line in
            (named.contains(line.ticket) && !later.contains(line.ticket)) || (line.sent != nil && line.until < oldest)
        }
        let origin = Origin(arrival, delivery.sha256)
        append(delivery.rows.filter { !later.contains($0.ticket) }, of: origin, marks)
        var ids = FreeIDs(besides: lines)
        for ticket in Set(delivery.withdrawn).subtracting(later).sorted() {
            lines.append(Line(withdrawn: ticket, id: ids.next(for: ticket), origin))
        }
        deliveries.removeAll { $0.sent.advanced(by: Self.patience) < arrival.received }
        deliveries.append(Delivery(id: arrival.id, sent: arrival.sent, sha256: delivery.sha256))
        let known = min(arrival.sent, arrival.received)
        newest = max(known, newest ?? known)
        taken = max(known, taken ?? known)
        return named.intersection(later)
    }

    private mutating func append(_ rows: [TicketRow], of origin: Origin?, _ marks: SecretMarks) {
        var ids = FreeIDs(besides: lines)
        for row in rows { lines.append(Line(row, id: ids.next(for: row.ticket), of: origin, marks)) }
    }

    /// Ids nothing has yet: the number of a ticket, with `/2` and so on where it is there already.
    private struct FreeIDs {
        private var used: Set<String>
        private var numbers: [String: Int] = [:]

        init(besides lines: [Line]) { used = Set(lines.map(\.id)) }

        mutating func next(for ticket: String) -> String {
            var id: String
            repeat {
                let number = (numbers[ticket] ?? 0) + 1
                numbers[ticket] = number
                id = number == 1 ? ticket : "\(ticket)/\(number)"
            } while !used.insert(id).inserted
            return id
        }
    }

    /// Which delivery a line came with.
    fileprivate struct Origin {
        let sent: Moment
        let sha256: String
        let key: String

        init(_ arrival: TicketDelivery.Arrival, _ sha256: String) {
            (sent, key, self.sha256) = (arrival.sent, arrival.key, sha256)
        }

        func write(_ json: inout JSONWriter) {
            json.field("sent", sent.iso8601)
            json.field("delivery", sha256)
            json.field("key", key)
        }
    }

    /// The setting that says where the tickets are from.
    var setting: [UInt8]? {
        guard let taken else { return nil }
        return JSONWriter.canonical { json in
            json.field("taken", taken.iso8601)
            json.array("files") { json in for file in files { json.json(file) } }
            json.field("delivered", ifPresent: newest?.iso8601)
            guard newest != nil else { return }
            json.array("deliveries") { json in for delivery in deliveries { json.object(delivery.write) } }
        }
    }
}

extension TicketBooks.Line {
    fileprivate init(_ document: Document) {
        let ticket = document["ticket"]?.string ?? document.id
        let sent = document["sent"]?.moment
        let isWithdrawn = document["withdrawn"]?.boolean == true
        self.init(
            ticket: ticket, id: document.id, sent: sent,
            until: (isWithdrawn ? sent : document["to"]?.moment) ?? Moment.years1To9999.upperBound,
            config: document.config.canonical())
    }

    /// Who makes a change and who agreed to it are kept as marks, unless an id says it: what counts is whether it is the
    /// same person again, and not who.
    fileprivate init(_ row: TicketRow, id: String, of origin: TicketBooks.Origin?, _ marks: SecretMarks) {
        func kept(_ person: String) -> String {
            TicketRow.isID(person) ? person.lowercased() : marks.mark(of: person)
        }
        let config = JSONWriter.canonical { json in
            json.field("id", id)
            json.field("ticket", row.ticket)
            json.field("from", row.from.iso8601)
            json.field("to", row.to.iso8601)
            json.field("objects", row.objects.map(\.text))
            json.field("who", ifPresent: row.who.map(kept))
            json.field("approver", kept(row.approver))
            origin?.write(&json)
        }
        self.init(ticket: row.ticket, id: id, sent: origin?.sent, until: row.to, config: config)
    }

    fileprivate init(withdrawn ticket: String, id: String, _ origin: TicketBooks.Origin) {
        let config = JSONWriter.canonical { json in
            json.field("id", id)
            json.field("ticket", ticket)
            json.field("withdrawn", true)
            origin.write(&json)
        }
        self.init(ticket: ticket, id: id, sent: origin.sent, until: origin.sent, config: config)
    }
}

extension TicketBooks.Delivery {
    fileprivate init?(_ json: JSON) {
        guard let sent = json["sent"]?.moment, let sha256 = json["sha256"]?.string else { return nil }
        self.init(id: json["id"]?.string, sent: sent, sha256: sha256)
    }

    fileprivate func write(_ json: inout JSONWriter) {
        json.field("id", ifPresent: id)
        json.field("sent", sent.iso8601)
        json.field("sha256", sha256)
    }
}

extension TicketFile {

    /// What is kept of the file itself.
    fileprivate var record: JSON {
        let bytes = JSONWriter.canonical { json in
            json.field("name", name.split(separator: "/").last.map(String.init) ?? name)
            json.field("records", rows.count)
            json.field("sha256", sha256)
        }
        return (try? JSON(bytes)) ?? JSON(literal: "{}")
    }
}

extension JSONWriter {

    /// One object in canonical form.
    fileprivate static func canonical(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(body)
        return (try? JSON(writer.bytes))?.canonical() ?? writer.bytes
    }
}
