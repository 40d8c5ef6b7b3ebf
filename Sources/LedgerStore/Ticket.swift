import Synchronization

/// Entries on their way into the log, and what became of them.
final class Ticket: Sendable {
    let entries: [WrittenEntry]
    private let outcome = Mutex<Result<Range<Int>, LedgerError>?>(nil)

    init(_ entries: [WrittenEntry]) { self.entries = entries }

    func settle(_ result: Result<Range<Int>, LedgerError>) { outcome.withLock { $0 = result } }

    /// - Precondition: it was settled.
    func indices() throws(LedgerError) -> Range<Int> {
        guard let result = outcome.withLock({ $0 }) else { preconditionFailure("a ticket was never written") }
        return try result.get()
    }
}

/// The tickets that wait for the next sync.
final class Waiting: Sendable {
    private let tickets = Mutex<[Ticket]>([])

    func add(_ ticket: Ticket) { tickets.withLock { $0.append(ticket) } }

    func take() -> [Ticket] {
        tickets.withLock { tickets in
            defer { tickets = [] }
            return tickets
        }
    }
}
