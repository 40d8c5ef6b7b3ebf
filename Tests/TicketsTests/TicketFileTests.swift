import Capture
import ContactCenter
import Redaction
import Testing

@testable import Tickets

@Suite("Change tickets from files")
struct TicketFileTests {
    private static let kinds: Set = ["roles", "oauth-clients", "idle-timeout"]

    private static func read(_ text: String) throws -> TicketFile {
        try TicketFile(Array(text.utf8), named: "changes", kinds: kinds)
    }

    private static let header = "ticket,from,to,objects,who,approver\n"
    private static let good =
        "CHG-1,2026-11-20T08:00:00Z,2026-11-20T10:00:00+01:00,roles/Supervisor|idle-timeout,ada,grace\n"

    @Test(arguments: [",", ";", "\t"])
    func `are read from a table, whatever separates its cells`(separator: String) throws {
        let text = (Self.header + Self.good).replacing(",", with: separator)
        let file = try Self.read("\u{FEFF}" + text)
        #expect(file.flaws.isEmpty)
        let row = try #require(file.rows.first)
        #expect(row.ticket == "CHG-1")
        #expect(row.from.iso8601 == "2026-11-20T08:00:00Z" && row.to.iso8601 == "2026-11-20T09:00:00Z")
        #expect(row.objects == [.init("roles", "Supervisor"), .init("idle-timeout")])
    }

    @Test func `are read from a JSON list, from one under changes, and from lines of JSON`() throws {
        let ticket =
            #"{"ticket":"CHG-1","from":"2026-11-20","to":"2026-11-21","objects":["roles/*"],"approver":"grace"}"#
        for text in ["[\(ticket),\(ticket)]", #"{"changes":[\#(ticket),\#(ticket)]}"#, "\(ticket)\n\n\(ticket)\n"] {
            let file = try Self.read(text)
            #expect(file.rows.map(\.ticket) == ["CHG-1", "CHG-1"], "\(text)")
            #expect(file.rows.first?.objects == [.init("roles")])
        }
        #expect(try Self.read(ticket).rows.count == 1)
    }

    @Test(arguments: [
        (",2026-11-20,2026-11-21,roles/*,ada,grace", "has no ticket"),
        ("C,yesterday,2026-11-21,roles/*,ada,grace", "has no moment in from"),
        ("C,2026-11-20,,roles/*,ada,grace", "has no moment in to"),
        ("C,2026-11-21,2026-11-20,roles/*,ada,grace", "ends before it begins"),
        ("C,2026-11-20,2026-11-21,,ada,grace", "names no objects"),
        ("C,2026-11-20,2026-11-21,rolse/x,ada,grace", "names rolse/x, and its first part is no kind of a capture"),
        ("C,2026-11-20,2026-11-21,roles/,ada,grace", "names roles/, and its first part is no kind of a capture"),
        ("C,2026-11-20,2026-11-21,roles/*,ada,", "has no approver: nobody agreed to it"),
        ("C,2026-11-20,2026-11-21,roles/*,Ada,ada", "is approved by whoever makes it"),
    ])
    func `a bad row is named with its line and left out, and the others count`(row: String, because: String) throws {
        let file = try Self.read(Self.header + Self.good + row + "\n" + Self.good)
        #expect(file.rows.count == 2)
        #expect(file.flaws.map(\.description) == ["changes line 3 \(because)"])
    }

    @Test func `an entry of a JSON list is named by its place`() throws {
        #expect(
            try Self.read(#"[{"ticket":"C"}]"#).flaws.map(\.description) == ["changes entry 1 has no moment in from"])
    }

    @Test(arguments: [
        ("", "changes is empty"),
        ("ticket,from\nC,x\n", "changes has no column to, objects, approver in its first row"),
        (header + "a,b\n", "changes does not read at line 2: it has 2 cells, and the first row 6"),
        ("{\"ticket\":", "changes is no JSON: line 1 is "),
    ])
    func `what is no list of tickets is refused whole`(text: String, because: String) {
        let error = #expect(throws: TicketError.self) { try Self.read(text) }
        #expect(error?.description.hasPrefix(because) == true, "\(error?.description ?? "")")
    }

    @Test func `who makes and who approves a change is kept as a mark, unless an id says it`() throws {
        let id = "3FA85F64-0000-4000-8000-000000000001"
        let text = Self.header + Self.good + Self.good.replacing("ada", with: id)
        let marks = SecretMarks(key: [UInt8](repeating: 7, count: 32))
        let moment = Moment(milliseconds: 1_795_334_400_000)
        let documents = TicketDocuments([try Self.read(text)], taken: moment, marks: marks).documents
        let tickets = try documents.filter { $0.kind == .changeTickets }.map { try JSON($0.config) }
        #expect(tickets.map { $0["id"]?.string } == ["CHG-1", "CHG-1/2"])
        #expect(tickets[0]["who"]?.string == marks.mark(of: "ada"))
        #expect(tickets[1]["who"]?.string == id.lowercased())
        #expect(tickets.allSatisfy { $0["approver"]?.string == marks.mark(of: "grace") })
        let kept = documents.map { String(decoding: $0.config, as: UTF8.self) }.joined()
        #expect(!kept.contains("grace") && !kept.contains("\"ada\""))
    }

    @Test func `come back from a capture as they went in, and go along into the next`() throws {
        let marks = SecretMarks(key: [UInt8](repeating: 7, count: 32))
        let moment = Moment(milliseconds: 1_795_334_400_000)
        let documents = TicketDocuments([try Self.read(Self.header + Self.good)], taken: moment, marks: marks)
        let capture = Self.capture(documents)
        var snapshot = TenantSnapshot()
        try Tickets.translate(capture, into: &snapshot)
        let known = try #require(snapshot[.changeTickets].value)
        #expect(known.taken == moment)
        #expect(known.tickets.map(\.id) == ["CHG-1"])
        #expect(known.tickets.first?.objects == [.init("roles", "Supervisor"), .init("idle-timeout")])
        #expect(known.tickets.first?.doer == nil)

        let carried = try TicketDocuments(carrying: capture)
        #expect(carried.documents.map(\.id).sorted() == documents.documents.map(\.id).sorted())
        var nothing = TenantSnapshot()
        try Tickets.translate(Self.capture(nil), into: &nothing)
        #expect(nothing[.changeTickets] == .absent(.noChangeTickets))
    }

    private static func capture(_ tickets: TicketDocuments?) -> Capture {
        var builder = CaptureBuilder()
        for one in tickets?.documents ?? [] { builder.add(one.kind, id: one.id, config: one.config, state: nil) }
        let moment = Moment(milliseconds: 0)
        var manifest = Manifest(
            platform: "p", organization: "o", organizationName: nil, isSimulated: true, clients: [], began: moment,
            ended: moment, serverDate: nil, tool: "test")
        manifest.kinds = tickets?.records ?? []
        let files = builder.takeFiles()
        manifest.files = files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: files)
    }
}
