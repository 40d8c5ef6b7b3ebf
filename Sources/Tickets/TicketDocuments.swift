public import Capture
public import ContactCenter
public import Redaction

/// What tickets come to beside a capture.
public struct TicketDocuments: Sendable {
    public private(set) var documents: [(kind: Kind, id: String, config: [UInt8])] = []

    /// Every ticket of one import, and nothing besides.
    ///
    /// - Parameter moment: When they were exported.
    public init(_ files: [TicketFile], taken moment: Moment, marks: SecretMarks) {
        var books = TicketBooks()
        books.replace(by: files, taken: moment, marks: marks)
        self.init(books)
    }

    /// Everything that stands in the books.
    public init(_ books: TicketBooks) {
        documents = books.lines.map { (.changeTickets, $0.id, $0.config) }
        if let setting = books.setting { documents.append((.ticketImport, Kind.ticketImport.name, setting)) }
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
}
