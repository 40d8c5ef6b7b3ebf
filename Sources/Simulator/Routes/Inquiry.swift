import ContactCenter

/// One request of a signed-in client, as its route gets to see it.
struct Inquiry: Sendable {
    let target: Target

    /// What stands for `{…}` in the template, in its order.
    let parameters: [String]
    let body: [UInt8]
    let client: String
    let token: String
    let rights: Rights

    /// The permission the divisions of an answer are judged by; nil where a token is enough.
    let permission: String?
    let now: Moment

    /// What the answer is headed by.
    let correlation: String
    let disturbance: Disturbance

    /// What stands before the path in the address the caller reached us at: `http://127.0.0.1:49152`.
    let origin: String

    /// The tenant as it was when the request came.
    let tenant: Tenant
    let reception: Reception

    /// The divisions the answer may speak of.
    var reach: Reach { rights.reach(of: permission) }
    var query: Query { target.query }
}

/// What a fault does to the page of a list.
struct Disturbance: Hashable, Sendable {

    /// By how many places later pages have moved: 1 where something was inserted since the first page, -1 where
    /// something was removed.
    var shift = 0
    var repeatsFirst = false

    /// How far the total is off.
    var totalError = 0

    /// How an audit query ends instead of well.
    var auditEnd: AuditQueries.State?

    /// Whether the entries of a page come in reverse.
    var reversesPage = false

    /// Whether an audit query gives its newest entries first, whatever it asks for.
    var isNewestFirst = false

    /// What the first entry of a page is dated.
    var date: Moment?

    /// So many bytes more in the first entry of a page.
    var hugeValue: Int?

    static let none = Disturbance()

    /// The places of a page among `count`, which began at `offset` when nothing moved.
    func window(from offset: Int, size: Int, of count: Int) -> [Int] {
        let start = offset == 0 ? 0 : max(offset - shift, 0)
        guard start < count else { return [] }
        var places = Array(start..<min(start + size, count))
        if repeatsFirst, places.count > 1 { places[places.count - 1] = places[0] }
        return places
    }

    /// The total a page that began at `offset` speaks of.
    func total(_ count: Int, at offset: Int) -> Int { max(count + (offset == 0 ? 0 : shift) + totalError, 0) }
}
