/// Entries of a ledger one after the other, never more than a page of them in memory.
public struct LedgerEntries: AsyncSequence, Sendable {
    private let log: LedgerLog
    private let range: Range<Int>

    init(_ log: LedgerLog, _ range: Range<Int>) {
        self.log = log
        self.range = range
    }

    public func makeAsyncIterator() -> Iterator { Iterator(log: log, next: range.lowerBound, end: range.upperBound) }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let log: LedgerLog
        fileprivate var next: Int
        fileprivate let end: Int
        private var page: [Entry] = []
        private var place = 0

        fileprivate init(log: LedgerLog, next: Int, end: Int) {
            self.log = log
            self.next = next
            self.end = end
        }

        public mutating func next() async throws(LedgerError) -> (index: Int, entry: Entry)? {
            if place == page.count {
                guard next < end else { return nil }
                page = try await log.page(from: next, upTo: end)
                place = 0
            }
            guard place < page.count else { return nil }
            defer {
                place += 1
                next += 1
            }
            return (next, page[place])
        }
    }
}
