import Capture
import ContactCenter
import Redaction
import Testing

@testable import Tickets

@Suite("Change tickets from files and as they are announced, side by side")
struct TicketBooksTests {
    private static let marks = SecretMarks(key: [UInt8](repeating: 7, count: 32))
    private static let noon = Moment(milliseconds: 1_795_334_400_000)

    private static func after(_ seconds: Int) -> Moment { noon.advanced(by: .seconds(seconds)) }

    /// Books in which every change goes through a capture, as it does in an archive.
    private struct Kept {
        var books = TicketBooks()

        mutating func announce(
            _ body: String, sent: Int, received: Int? = nil, id: String? = nil
        ) throws -> (standing: TicketBooks.Standing, overtaken: Set<String>) {
            let delivery = try TicketDelivery(Array(body.utf8), kinds: ["roles"])
            let arrival = TicketDelivery.Arrival(
                id: id, sent: after(sent), received: after(received ?? sent), key: marks.mark(of: "key"))
            let standing = books.standing(of: delivery, arrival)
            guard standing == .new else { return (standing, []) }
            let overtaken = books.take(delivery, arrival, marks: marks)
            try goThroughCapture()
            return (standing, overtaken)
        }

        mutating func importFile(_ entries: String..., taken: Int) throws {
            let text = "[\(entries.joined(separator: ","))]"
            let file = try TicketFile(Array(text.utf8), named: "books.json", kinds: ["roles"])
            books.replace(by: [file], taken: after(taken), marks: marks)
            try goThroughCapture()
        }

        private mutating func goThroughCapture() throws { books = try TicketBooks(of: capture) }

        var capture: Capture {
            var builder = CaptureBuilder()
            let documents = TicketDocuments(books)
            for one in documents.documents { builder.add(one.kind, id: one.id, config: one.config, state: nil) }
            var manifest = Manifest(
                platform: "p", organization: "o", organizationName: nil, isSimulated: true, clients: [], began: noon,
                ended: noon, serverDate: nil, tool: "test")
            manifest.kinds = documents.records
            let files = builder.takeFiles()
            manifest.files = files.mapValues(\.sha256)
            return Capture(manifest: manifest, files: files)
        }

        /// The tickets that count, each with its objects, sorted.
        func counting() throws -> [String] {
            var snapshot = TenantSnapshot()
            try Tickets.translate(capture, into: &snapshot)
            let known = try #require(snapshot[.changeTickets].value)
            #expect(snapshot[.changeTickets].absences.isEmpty)
            return known.tickets.map { "\($0.id) \($0.objects.map(\.text).joined(separator: " "))" }.sorted()
        }

        func taken() throws -> Moment? {
            var snapshot = TenantSnapshot()
            try Tickets.translate(capture, into: &snapshot)
            return snapshot[.changeTickets].value?.taken
        }
    }

    private static func ticket(_ number: String, _ object: String, to: String = "2026-11-23") -> String {
        #"{"ticket":"\#(number)","from":"2020-01-01","to":"\#(to)","objects":["roles/\#(object)"],"who":"ada","approver":"grace"}"#
    }

    private static func withdrawn(_ number: String) -> String { #"{"ticket":"\#(number)","withdrawn":true}"# }

    @Test func `count alike, and the later of the two says until when they are known`() throws {
        var kept = Kept()
        try kept.importFile(Self.ticket("F-1", "a"), taken: 0)
        #expect(try kept.taken() == Self.noon)
        _ = try kept.announce(Self.ticket("D-1", "b"), sent: 60)
        #expect(try kept.counting() == ["D-1 roles/b", "F-1 roles/a"])
        #expect(try kept.taken() == Self.after(60))
        _ = try kept.announce("[]", sent: 90)
        #expect(try kept.taken() == Self.after(90))
        try kept.importFile(Self.ticket("F-2", "c"), taken: 30)
        #expect(try kept.counting() == ["D-1 roles/b", "F-2 roles/c"])
        #expect(try kept.taken() == Self.after(90), "what was delivered later is known all the same")
    }

    @Test func `are known until the delivery came, however late its sender's clock`() throws {
        var kept = Kept()
        _ = try kept.announce("[]", sent: 200, received: 0)
        #expect(try kept.taken() == Self.noon)
    }

    @Test func `one that comes again takes the place of all its rows`() throws {
        var kept = Kept()
        try kept.importFile(Self.ticket("C-1", "a"), Self.ticket("C-1", "b"), Self.ticket("C-2", "c"), taken: 0)
        _ = try kept.announce(Self.ticket("C-1", "d"), sent: 10)
        #expect(try kept.counting() == ["C-1 roles/d", "C-2 roles/c"])
        _ = try kept.announce("[\(Self.ticket("C-1", "e")),\(Self.ticket("C-1", "f"))]", sent: 20)
        #expect(try kept.counting() == ["C-1 roles/e", "C-1 roles/f", "C-2 roles/c"])
        _ = try kept.announce(Self.ticket("C-1", "g"), sent: 30)
        #expect(try kept.counting() == ["C-1 roles/g", "C-2 roles/c"])
    }

    @Test func `one that is withdrawn counts no longer, until books exported later have it again`() throws {
        var kept = Kept()
        try kept.importFile(Self.ticket("C-1", "a"), taken: 0)
        _ = try kept.announce(Self.withdrawn("C-1"), sent: 60)
        #expect(try kept.counting() == [])
        try kept.importFile(Self.ticket("C-1", "a"), taken: 59)
        #expect(try kept.counting() == [])
        try kept.importFile(Self.ticket("C-1", "a"), taken: 60)
        #expect(try kept.counting() == ["C-1 roles/a"])
        _ = try kept.announce(Self.withdrawn("C-1"), sent: 70)
        _ = try kept.announce(Self.ticket("C-1", "b"), sent: 80)
        #expect(try kept.counting() == ["C-1 roles/b"])
    }

    @Test func `what was delivered stays when files are imported, unless they know it better`() throws {
        var kept = Kept()
        _ = try kept.announce("[\(Self.ticket("C-1", "a")),\(Self.ticket("C-2", "b"))]", sent: 60)
        #expect(kept.books.delivered == 2)
        try kept.importFile(Self.ticket("C-1", "x"), taken: 59)
        #expect(try kept.counting() == ["C-1 roles/a", "C-2 roles/b"])
        try kept.importFile(Self.ticket("C-1", "x"), taken: 60)
        #expect(try kept.counting() == ["C-1 roles/x", "C-2 roles/b"])
        #expect(kept.books.delivered == 1)
    }

    @Test func `a delivery that was overtaken changes nothing of what came later`() throws {
        var kept = Kept()
        _ = try kept.announce(Self.ticket("C-1", "new"), sent: 60)
        let late = try kept.announce(
            "[\(Self.ticket("C-1", "old")),\(Self.ticket("C-2", "b"))]", sent: 59, received: 61)
        #expect(late.overtaken == ["C-1"])
        #expect(try kept.counting() == ["C-1 roles/new", "C-2 roles/b"])
        #expect(try kept.announce(Self.withdrawn("C-1"), sent: 58, received: 62).overtaken == ["C-1"])
        #expect(try kept.counting() == ["C-1 roles/new", "C-2 roles/b"])
    }

    @Test func `the same delivery is told by signature or by id, and another one under its id too`() throws {
        var kept = Kept()
        let body = Self.ticket("C-1", "a")
        #expect(try kept.announce(body, sent: 0, id: "one").standing == .new)
        #expect(try kept.announce(body, sent: 0, received: 100).standing == .repeated)
        #expect(try kept.announce(body, sent: 20, id: "one").standing == .repeated)
        #expect(try kept.announce(Self.ticket("C-1", "b"), sent: 20, id: "one").standing == .otherwise)
        #expect(try kept.announce(body, sent: 20, id: "two").standing == .new)
    }

    @Test func `a delivery is remembered for as long as it can come again, and no longer`() throws {
        var kept = Kept()
        let body = Self.ticket("C-1", "a")
        _ = try kept.announce(body, sent: 0)
        _ = try kept.announce("[]", sent: 300)
        #expect(try kept.announce(body, sent: 0, received: 300).standing == .repeated)
        _ = try kept.announce("[]", sent: 301)
        #expect(try kept.announce(body, sent: 0, received: 301).standing == .new)
    }

    @Test func `a delivered one is let go 400 days after its window`() throws {
        var kept = Kept()
        // Noon is 2026-11-22T08:00:00Z; 400 days before it is 2025-10-18.
        _ = try kept.announce(
            "[\(Self.ticket("C-1", "a", to: "2025-10-18T08:00:00Z")),\(Self.ticket("C-2", "b", to: "2025-10-18T07:59:59Z"))]",
            sent: -10)
        try kept.importFile(Self.ticket("F-1", "f", to: "2021-01-01"), taken: 0)
        _ = try kept.announce("[]", sent: 0)
        #expect(try kept.counting() == ["C-1 roles/a", "F-1 roles/f"])
    }

    @Test func `one whose number looks like another's second row has a place of its own`() throws {
        var kept = Kept()
        try kept.importFile(Self.ticket("C-1/2", "x"), taken: 0)
        _ = try kept.announce("[\(Self.ticket("C-1", "a")),\(Self.ticket("C-1", "b"))]", sent: 10)
        #expect(try kept.counting() == ["C-1 roles/a", "C-1 roles/b", "C-1/2 roles/x"])
        _ = try kept.announce(Self.withdrawn("C-1"), sent: 20)
        #expect(try kept.counting() == ["C-1/2 roles/x"])
    }

    @Test func `say which delivery they came with, and neither who makes the change nor who agreed`() throws {
        var kept = Kept()
        let body = Self.ticket("C-1", "a")
        _ = try kept.announce(body, sent: 0, id: "one")
        let line = try #require(try kept.capture.documents(of: .changeTickets).first)
        #expect(line["delivery"]?.string == Array(body.utf8).sha256)
        #expect(line["sent"]?.moment == Self.noon)
        #expect(line["key"]?.string == Self.marks.mark(of: "key"))
        #expect(line["approver"]?.string == Self.marks.mark(of: "grace"))
        let everything = kept.capture.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(!everything.contains("grace") && !everything.contains("\"ada\""))
    }

    @Test func `go along into the next capture as they are`() throws {
        var kept = Kept()
        try kept.importFile(Self.ticket("F-1", "f"), taken: 0)
        _ = try kept.announce("[\(Self.ticket("C-1", "a")),\(Self.withdrawn("C-2"))]", sent: 10)
        let carried = try TicketDocuments(carrying: kept.capture).documents
        let own = TicketDocuments(kept.books).documents
        let sorted = { (all: [(kind: Kind, id: String, config: [UInt8])]) in
            all.map { "\($0.kind.name) \($0.id) \(String(decoding: $0.config, as: UTF8.self))" }.sorted()
        }
        #expect(sorted(carried) == sorted(own) && carried.count == 4)
    }
}
