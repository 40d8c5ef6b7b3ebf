import Capture
import ContactCenter

extension Capture {

    /// What each client called over the window the query asked for.
    ///
    /// Without one row there is no window either, and nothing is known: our own client's calls alone make one.
    ///
    /// Source: `POST /api/v2/usage/query` and its results, checked 2026-11-22.
    func clientUsage() throws(CaptureError) -> Reading<ClientUsage> {
        var usage = UsageRows()
        var flaws = Flaws()
        let read = try distinct(.clientUsage, &flaws) { document, flaws in usage.add(document, &flaws) }
        guard let window = usage.window else {
            let missing = Absence.leftOut(field: "UsageQuery.interval")
            return .absent(absences(of: .clientUsage).first ?? missing)
        }
        let value = ClientUsage(from: window.from, until: window.until, requests: usage.requests)
        return reading(of: .clientUsage, value, read: read, flaws)
    }
}

/// Rows of usage on their way to sums.
private struct UsageRows {
    private(set) var window: (from: Moment, until: Moment)?
    private(set) var requests: [OAuthClient.ID: Int] = [:]

    mutating func add(_ document: Document, _ flaws: inout Flaws) {
        if window == nil { window = document["interval"]?.string.flatMap(Self.interval) }
        guard let client = document.at("row", "clientId")?.string, let count = Self.count(document["row"]) else {
            return flaws.leftOut("ApiUsageRow.clientId or requests")
        }
        requests[OAuthClient.ID(client), default: 0] += count
    }

    /// All requests; where the total is missing, those of the four classes of answers.
    ///
    /// `status429` is part of `status400`.
    private static func count(_ row: JSON?) -> Int? {
        if let total = row?["requests"]?.integer { return total }
        let classes: [StaticString] = ["status200", "status300", "status400", "status500"]
        let counts = classes.compactMap { row?[$0]?.integer }
        return counts.isEmpty ? nil : counts.reduce(0, +)
    }

    private static func interval(_ text: String) -> (from: Moment, until: Moment)? {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let from = Moment(iso8601: String(parts[0])),
            let until = Moment(iso8601: String(parts[1]))
        else { return nil }
        return (from, until)
    }
}
