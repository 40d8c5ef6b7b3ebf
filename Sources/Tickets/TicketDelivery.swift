import Capture
public import ContactCenter

/// What a tool announces of its tickets at once: those that were approved or changed, and those that were taken back.
public struct TicketDelivery: Sendable {
    public let rows: [TicketRow]

    /// The numbers of tickets that count no longer.
    public let withdrawn: [String]

    /// Of the body as it came.
    public let sha256: String

    /// How many entries one may have.
    public static let most = 1000

    /// Reads a body: one ticket, a list of them, or a list under `changes`.
    ///
    /// An empty list says that there is nothing new.
    ///
    /// - Parameter kinds: The kinds objects can be of, by name.
    /// - Throws: ``DeliveryFlaw``: one bad ticket refuses them all, so that whoever sent them knows what is kept.
    public init(_ body: [UInt8], kinds: Set<String>) throws(DeliveryFlaw) {
        let entries = try Self.entries(of: body)
        guard entries.count <= Self.most else { throw .tooMany(entries.count) }
        var read = Read()
        var flaws: [DeliveryFlaw.Entry] = []
        for (number, entry) in entries.enumerated() {
            do throws(TicketFlaw) {
                try read.add(entry, kinds)
            } catch {
                flaws.append(.init(number + 1, String(error.because.prefix(200))))
            }
        }
        guard flaws.isEmpty else { throw .unsound(flaws) }
        (rows, withdrawn, sha256) = (read.rows, read.withdrawn, body.sha256)
    }

    private static let limits = JSON.Limits(bytes: 1 << 20, depth: 16)

    private static func entries(of body: [UInt8]) throws(DeliveryFlaw) -> [JSON] {
        let whole: JSON
        do throws(JSONError) {
            whole = try JSON(body, limits: limits)
        } catch {
            throw .unreadable("the body is \(error)")
        }
        let list = whole["changes"] ?? whole
        switch list.kind {
        case .array: return Array(list.elements)
        case .object: return [list]
        default: throw .unreadable("the body is neither a ticket nor a list of them")
        }
    }

    /// What was read so far.
    private struct Read {
        var rows: [TicketRow] = []
        var withdrawn: [String] = []

        mutating func add(_ entry: JSON, _ kinds: Set<String>) throws(TicketFlaw) {
            guard try isWithdrawn(entry) else {
                let row = try TicketRow(TicketFile.fields(of: entry), kinds: kinds)
                if withdrawn.contains(row.ticket) { throw Self.bothWays }
                return rows.append(row)
            }
            guard let ticket = entry["ticket"]?.string?.trimmed, !ticket.isEmpty else {
                throw TicketFlaw("has no ticket")
            }
            if rows.contains(where: { $0.ticket == ticket }) { throw Self.bothWays }
            withdrawn.append(ticket)
        }

        private func isWithdrawn(_ entry: JSON) throws(TicketFlaw) -> Bool {
            guard let word = entry["withdrawn"] else { return false }
            guard let flag = word.boolean else {
                throw TicketFlaw("has something else than true or false in withdrawn")
            }
            return flag
        }

        private static let bothWays = TicketFlaw("is given and withdrawn at once")
    }
}

/// Why nothing of a delivery is kept.
public enum DeliveryFlaw: Error, Hashable, Sendable {

    /// It is no JSON, or no list of tickets; as a sentence.
    case unreadable(String)

    /// It has more entries than ``TicketDelivery/most``.
    case tooMany(Int)

    /// Some of its entries are no tickets.
    case unsound([Entry])

    public struct Entry: Hashable, Sendable {

        /// Its place in the list, from 1.
        public let place: Int

        /// What is wrong with it, as the rest of a sentence that begins with it.
        public let because: String

        init(_ place: Int, _ because: String) { (self.place, self.because) = (place, because) }
    }
}

extension TicketDelivery {

    /// How one came.
    public struct Arrival: Sendable {

        /// What whoever sent it calls it; nil where they call it nothing.
        public let id: String?

        /// When it was signed, by the clock of whoever sent it.
        public let sent: Moment
        public let received: Moment

        /// The mark of the key it was signed with.
        public let key: String

        public init(id: String?, sent: Moment, received: Moment, key: String) {
            (self.id, self.sent, self.received, self.key) = (id, sent, received, key)
        }
    }
}
