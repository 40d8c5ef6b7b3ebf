import Capture
public import ContactCenter

/// One ticket as a row of a table or an object of JSON has it.
public struct TicketRow: Hashable, Sendable {
    public let ticket: String
    public let from: Moment
    public let to: Moment
    public let objects: [ChangeTicket.Target]

    /// Who is to make the change, as it was written.
    let who: String?

    /// Who agreed to it, as it was written: somebody else.
    let approver: String

    /// The columns there are; `who` alone may be missing.
    static let columns = ["ticket", "from", "to", "objects", "who", "approver"]

    /// - Parameters:
    ///   - fields: The values by column; objects one after the other.
    ///   - kinds: The kinds there are, by name.
    /// - Throws: ``TicketFlaw`` with what is wrong with it.
    init(_ fields: [String: [String]], kinds: Set<String>) throws(TicketFlaw) {
        func text(_ column: String) -> String? {
            let text = fields[column]?.first.map { $0.trimmed } ?? ""
            return text.isEmpty ? nil : text
        }
        guard let ticket = text("ticket") else { throw TicketFlaw("has no ticket") }
        guard let from = text("from").flatMap(Moment.init(iso8601:)) else { throw TicketFlaw("has no moment in from") }
        guard let to = text("to").flatMap(Moment.init(iso8601:)) else { throw TicketFlaw("has no moment in to") }
        guard from <= to else { throw TicketFlaw("ends before it begins") }
        guard let approver = text("approver") else { throw TicketFlaw("has no approver: nobody agreed to it") }
        who = text("who")
        guard who?.lowercased() != approver.lowercased() else { throw TicketFlaw("is approved by whoever makes it") }
        objects = try Self.targets(fields["objects"] ?? [], kinds)
        (self.ticket, self.from, self.to, self.approver) = (ticket, from, to, approver)
    }

    private static func targets(_ words: [String], _ kinds: Set<String>) throws(TicketFlaw) -> [ChangeTicket.Target] {
        var targets: [ChangeTicket.Target] = []
        for word in words.map(\.trimmed) where !word.isEmpty {
            guard let target = ChangeTicket.Target(word), kinds.contains(target.kind) else {
                throw TicketFlaw("names \(word), and its first part is no kind of a capture")
            }
            targets.append(target)
        }
        if targets.isEmpty { throw TicketFlaw("names no objects") }
        return targets
    }

    /// Whether a text is an id of the platform's, which says who nobody is.
    static func isID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
        return parts == [8, 4, 4, 4, 12] && text.allSatisfy { $0.isHexDigit || $0 == "-" }
    }
}

/// What is wrong with one row, as the rest of a sentence that begins with it.
struct TicketFlaw: Error {
    let because: String

    init(_ because: String) { self.because = because }
}

extension StringProtocol {
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
