import Capture
public import ContactCenter

/// The ids of the entries read last, so that none is taken twice where windows overlap or an answer repeats itself.
///
/// Remembers what happened in the overlap before the newest entry, and the last thousand whatever their age; with a bound,
/// beyond which the oldest are forgotten.
public struct RecentIDs: Sendable {
    private var ids: Set<String> = []
    private var order: [(id: String, at: Moment)] = []
    private var start = 0
    private var newest: Moment?
    private let overlap: Duration

    /// How many are remembered however young they are: two hours of five million entries a year are 1,200.
    static let most = 100_000

    /// How many are remembered however old they are: two pages.
    static let least = 1000

    public init(overlap: Duration) { self.overlap = overlap }

    public var count: Int { ids.count }

    /// Takes in an entry.
    ///
    /// - Returns: Whether it is new.
    public mutating func insert(_ id: String, at moment: Moment) -> Bool {
        guard ids.insert(id).inserted else { return false }
        order.append((id, moment))
        newest = max(newest ?? moment, moment)
        forget()
        return true
    }

    private mutating func forget() {
        guard let oldest = newest?.advanced(by: .zero - overlap) else { return }
        while ids.count > Self.most || (ids.count > Self.least && order[start].at < oldest) {
            ids.remove(order[start].id)
            start += 1
        }
        if start > 4096, start > order.count / 2 {
            order.removeFirst(start)
            start = 0
        }
    }

    /// What is remembered, oldest first.
    var remembered: ArraySlice<(id: String, at: Moment)> { order[start...] }
}
