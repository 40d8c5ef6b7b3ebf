public import ContactCenter

/// One way an answer goes wrong.
public enum Fault: Hashable, Sendable {

    /// It takes its time, and is right.
    case slow(Duration)

    /// A status of 500 or more, with the platform's own body.
    case failing(status: Int)

    /// What was asked is done, and then answered with a status of 500 or more.
    case failingAfterwards(status: Int)

    /// The version that was sent is not the one that is there, whatever was sent: 409.
    case conflict

    /// What was asked is done, and the connection is reset before anything is answered.
    case reset

    /// The head and half the body, then the connection ends.
    case truncated

    /// A body that is no JSON.
    case malformed

    /// A page of some proxy in between.
    case html(status: Int)

    /// Something was inserted before the second page: its first entry is the last of the page before.
    case inserted

    /// Something was removed before the second page: one entry is on no page.
    case removed

    /// Too many requests, whatever the budget says.
    case tooManyRequests(retryAfter: Int)

    /// The token is dead from this request on.
    case expiry

    /// The page ends with the entry it begins with.
    case duplicate

    /// `total` is off by so many.
    case wrongTotal(by: Int)

    /// `entities` is a string.
    case mistyped

    /// So many bytes of blanks before the body.
    case oversized(bytes: Int)

    /// An audit query that was accepted fails.
    case failedQuery

    /// An audit query that was accepted is cancelled.
    case cancelledQuery

    /// The entries of an audit page come in reverse.
    case reversed

    /// An audit query gives its newest entries first, whatever order it asks for.
    case newestFirst

    /// The first entry of an audit page is dated so.
    case misdated(Moment)

    /// So many bytes more in the first entry of an audit page.
    case hugeEntry(bytes: Int)

    /// As it is called in files and in ``Exchange/fault``.
    public var name: String {
        switch self {
        case .slow: "slow"
        case .failing: "failing"
        case .failingAfterwards: "failing-afterwards"
        case .conflict: "conflict"
        case .reset: "reset"
        case .truncated: "truncated"
        case .malformed: "malformed"
        case .html: "html"
        case .inserted: "inserted"
        case .removed: "removed"
        case .tooManyRequests: "too-many-requests"
        case .expiry: "expiry"
        case .duplicate: "duplicate"
        case .wrongTotal: "wrong-total"
        case .mistyped: "mistyped"
        case .oversized: "oversized"
        case .failedQuery: "failed-query"
        case .cancelledQuery: "cancelled-query"
        case .reversed: "reversed"
        case .newestFirst: "newest-first"
        case .misdated: "misdated"
        case .hugeEntry: "huge-entry"
        }
    }
}
