public import Capture
public import ContactCenter
public import Redaction

/// What the tickets of an import come to beside a capture.
public struct TicketDocuments: Sendable {
    public private(set) var documents: [(kind: Kind, id: String, config: [UInt8])] = []

    /// Every ticket of one import: what an earlier one left is not among them.
    ///
    /// Who makes a change and who agreed to it are kept as marks, unless an id says it: what counts is whether it is the
    /// same person again, and not who.
    ///
    /// - Parameter moment: When they were exported.
    public init(_ files: [TicketFile], taken moment: Moment, marks: SecretMarks) {
        var numbers: [String: Int] = [:]
        for row in files.flatMap(\.rows) {
            let number = (numbers[row.ticket] ?? 0) + 1
            numbers[row.ticket] = number
            let id = number == 1 ? row.ticket : "\(row.ticket)/\(number)"
            add(.changeTickets, id) { row.write(id: id, marks, &$0) }
        }
        add(.ticketImport, Kind.ticketImport.name) { json in
            json.field("taken", moment.iso8601)
            json.array("files") { json in for file in files { json.object(file.write) } }
        }
    }

    /// Those of a capture, as they go along into the next.
    public init(carrying earlier: Capture) throws(CaptureError) {
        var carried: [(kind: Kind, id: String, config: [UInt8])] = []
        if let setting = try earlier.setting(.ticketImport) {
            carried.append((.ticketImport, Kind.ticketImport.name, setting.config.canonical()))
        }
        try earlier.each(.changeTickets) { carried.append((.changeTickets, $0.id, $0.config.canonical())) }
        documents = carried
    }

    /// What the manifest says of them.
    public var records: [Manifest.KindRecord] {
        Tickets.kinds.map { kind in
            Manifest.KindRecord(kind.name, documents: documents.count { $0.kind == kind }, isSuppliedByHand: true)
        }
    }

    private mutating func add(_ kind: Kind, _ id: String, _ body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.object(body)
        documents.append((kind, id, (try? JSON(writer.bytes))?.canonical() ?? writer.bytes))
    }
}

extension TicketRow {
    fileprivate func write(id: String, _ marks: SecretMarks, _ json: inout JSONWriter) {
        func kept(_ person: String) -> String { Self.isID(person) ? person.lowercased() : marks.mark(of: person) }
        json.field("id", id)
        json.field("ticket", ticket)
        json.field("from", from.iso8601)
        json.field("to", to.iso8601)
        json.field("objects", objects.map(\.text))
        json.field("who", ifPresent: who.map(kept))
        json.field("approver", kept(approver))
    }
}

extension TicketFile {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("name", name.split(separator: "/").last.map(String.init) ?? name)
        json.field("records", rows.count)
        json.field("sha256", sha256)
    }
}
