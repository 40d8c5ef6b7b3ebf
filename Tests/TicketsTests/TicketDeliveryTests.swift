import Testing

@testable import Tickets

@Suite("Change tickets as they are announced")
struct TicketDeliveryTests {
    private static let ticket =
        #"{"ticket":"C-1","from":"2026-11-20","to":"2026-11-21","objects":["roles/*"],"approver":"grace"}"#

    private static func read(_ text: String) throws(DeliveryFlaw) -> TicketDelivery {
        try TicketDelivery(Array(text.utf8), kinds: ["roles"])
    }

    @Test(arguments: [(ticket, 1), ("[\(ticket),\(ticket)]", 2), (#"{"changes":[\#(ticket)]}"#, 1), ("[]", 0)])
    func `are one, a list, a list under changes, or none at all`(body: String, count: Int) throws {
        let delivery = try Self.read(body)
        #expect(delivery.rows.map(\.ticket) == Array(repeating: "C-1", count: count))
        #expect(delivery.withdrawn.isEmpty)
    }

    @Test func `are withdrawn by their number alone`() throws {
        let delivery = try Self.read(#"[\#(Self.ticket),{"ticket":" C-2 ","withdrawn":true}]"#)
        #expect(delivery.rows.map(\.ticket) == ["C-1"] && delivery.withdrawn == ["C-2"])
        let other = Self.ticket.replacing("{", with: #"{"withdrawn":false,"#)
        #expect(try Self.read(other).rows.map(\.ticket) == ["C-1"])
    }

    @Test(arguments: [
        (#"{"ticket":"C-2"}"#, "has no moment in from"),
        (#"{"withdrawn":true}"#, "has no ticket"),
        (#"{"ticket":"C-2","withdrawn":"yes"}"#, "has something else than true or false in withdrawn"),
        (#"{"ticket":"C-1","withdrawn":true}"#, "is given and withdrawn at once"),
        (ticket.replacing("grace", with: ""), "has no approver: nobody agreed to it"),
        ("7", "has no ticket"),
    ])
    func `are refused all together where one is bad, which is named by its place`(bad: String, because: String) {
        let flaw = #expect(throws: DeliveryFlaw.self) { try Self.read("[\(Self.ticket),\(bad),\(Self.ticket)]") }
        #expect(flaw == .unsound([.init(2, because)]))
    }

    @Test func `are refused where a number is withdrawn and then given`() {
        let flaw = #expect(throws: DeliveryFlaw.self) {
            try Self.read(#"[{"ticket":"C-1","withdrawn":true},\#(Self.ticket)]"#)
        }
        #expect(flaw == .unsound([.init(2, "is given and withdrawn at once")]))
    }

    @Test(arguments: ["", "hello", "\"hello\"", "{", #"{"changes":7}"#, "[\(ticket)]x", "null"])
    func `are refused where there is no ticket and no list of them`(body: String) {
        let flaw = #expect(throws: DeliveryFlaw.self) { try Self.read(body) }
        if case .unreadable = flaw {} else { Issue.record("\(String(describing: flaw))") }
    }

    @Test func `are a thousand at most`() throws {
        let most = Array(repeating: Self.ticket, count: 1000)
        #expect(try Self.read("[\(most.joined(separator: ","))]").rows.count == 1000)
        let flaw = #expect(throws: DeliveryFlaw.self) {
            try Self.read("[\((most + [Self.ticket]).joined(separator: ","))]")
        }
        #expect(flaw == .tooMany(1001))
    }
}
