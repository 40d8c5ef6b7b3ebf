import Capture
import ContactCenter
import Platforms

/// Reads one list to its end, page by page, and says whether it is whole.
///
/// Lists by page number can shift while they are read. One is whole when its ids are distinct and their number is the
/// `total` of its first and of its last page; else it is read again, twice at most, and then it is partial.
struct ListReading {
    let list: PlannedList
    let connection: Connection
    let keeper: Keeper
    let licences: Licences

    /// What is missing of a list that the platform cuts to our client's divisions; nil where that is nothing.
    let outOfReach: Absence?
    let now: @Sendable () -> Moment

    private static let tries = 3

    /// Why reading ended early.
    private enum Stop: Error {
        case absence(Absence)
        case failure(any Error)
    }

    /// - Returns: How it ended. What the platform refuses or fails to give is in the record, not thrown.
    /// - Throws: What stops the whole run: a full disk, refused credentials, an interruption.
    func run() async throws -> ListRecord {
        var requests = 0
        var tally = Tally()
        for attempt in 1...Self.tries {
            tally = Tally()
            try await keeper.begin(list.name)
            if let absence = try await read(into: &tally) {
                return try await end(requests + tally.requests, tally, [absence])
            }
            requests += tally.requests
            if tally.isWhole || attempt == Self.tries { break }
        }
        return try await end(requests, tally, tally.absences(list.listing.route) + cut(tally))
    }

    /// An empty list may be one of which everything lies elsewhere.
    private func cut(_ tally: Tally) -> [Absence] {
        guard let outOfReach, list.listing.paging != .document, list.listing.paging != .usage else { return [] }
        return tally.namesDivisions || tally.read == 0 ? [outOfReach] : []
    }

    private func end(_ requests: Int, _ tally: Tally, _ absences: [Absence]) async throws -> ListRecord {
        let record = ListRecord(
            list: list.name, kind: list.listing.kind.name, route: list.listing.route, requests: requests,
            read: tally.read, total: tally.last, absences: absences)
        try await keeper.end(as: record)
        return record
    }

    /// Reads every page; an absence is why it could not.
    private func read(into tally: inout Tally) async throws -> Absence? {
        if list.listing.paging == .usage { return try await readUsage(into: &tally) }
        var pages = Pages(list)
        var next: String? = pages.first
        while let path = next {
            try Task.checkCancellation()
            tally.requests += 1
            let page: JSON
            switch try await answer("GET", list.listing.path, path) {
            case .success(let body): page = body
            case .failure(let absence): return absence.absence
            }
            if let absence = try await take(page, into: &tally) { return absence }
            do {
                next = try pages.next(after: page)
            } catch {
                return failed(error.because)
            }
        }
        return nil
    }

    /// Keeps what a page holds.
    private func take(_ page: JSON, into tally: inout Tally, parent: String? = nil) async throws -> Absence? {
        if list.listing.paging == .document {
            guard page.kind == .object else { return failed("answered something that is no object") }
            tally.read += 1
            guard list.listing.each != nil else {
                tally.add(list.listing.kind.name)
                try await keeper.append([(list.listing.kind.name, page)], of: list.listing.kind, to: list.name)
                return nil
            }
            return try await takeAlone(page, into: &tally)
        }
        let key: StaticString = list.listing.paging == .usage ? "results" : "entities"
        guard let entities = page[key], entities.kind == .array else { return failed("answered without a list") }
        tally.spoke(of: page["total"]?.integer)
        var fresh: [(id: String, document: JSON)] = []
        for entity in entities.elements {
            guard let entries = list.listing.entries(entity, parent ?? list.parent) else {
                return failed("left out the id of an entry")
            }
            tally.read += 1
            if entity.namesDivision { tally.namesDivisions = true }
            for entry in entries where tally.add(entry.id) { fresh.append((entry.id, entry.document)) }
        }
        try await keeper.append(fresh, of: list.listing.kind, to: list.name)
        return nil
    }

    /// Keeps a document that was asked for by its id, with what it gives links to.
    private func takeAlone(_ document: JSON, into tally: inout Tally) async throws -> Absence? {
        let whole: JSON
        do throws(PlatformError) {
            whole = try await connection.filled(document, list.listing.texts)
        } catch {
            return try missing(for: error).absence
        }
        guard let entries = list.listing.entries(whole, list.parent) else { return failed("left out its id") }
        for entry in entries { tally.add(entry.id) }
        try await keeper.append(entries.map { ($0.id, $0.document) }, of: list.listing.kind, to: list.name)
        return nil
    }

    private func failed(_ because: String) -> Absence { .failed(call: list.listing.route, because: because) }

    /// An absence as an error, so that it fits a `Result`.
    private struct Missing: Error { let absence: Absence }

    /// One answer, or the absence its refusal or failure amounts to.
    private func answer(
        _ method: String, _ route: String, _ path: String, body: [UInt8]? = nil
    ) async throws -> Result<JSON, Missing> {
        do throws(PlatformError) {
            let answer = try await connection.send(method, route, path: path, body: body)
            if (200...202).contains(answer.status) { return .success(answer.body) }
            return .failure(Missing(absence: licences.absence(for: answer, of: list.listing)))
        } catch {
            return .failure(try missing(for: error))
        }
    }

    /// What an error amounts to; thrown where it stops the whole run.
    private func missing(for error: PlatformError) throws -> Missing {
        if Task.isCancelled { throw CancellationError() }
        switch error.advice {
        case .checkCredentials, .checkSetup: throw error
        case .retry, .grant, .report: return Missing(absence: failed(error.reason))
        }
    }
}

extension ListReading {

    /// The stretch a usage query asks about: a year at most is kept; a quarter and a bit is what the controls ask.
    private static let usageDays = 92

    /// Posts the query, waits until it has run, and reads what it found.
    private func readUsage(into tally: inout Tally) async throws -> Absence? {
        let until = Moment(milliseconds: now().milliseconds / 86_400_000 * 86_400_000)
        let interval = "\(until.advanced(by: .days(-Self.usageDays)).iso8601)/\(until.iso8601)"
        var query = JSONWriter()
        query.object { json in
            json.field("interval", interval)
            json.field("granularity", "Month")
            json.field("metrics", ["Requests"])
            json.field("groupBy", ["OAuthClientId"])
        }
        tally.requests += 1
        let execution: JSON
        switch try await answer("POST", list.listing.path, list.listing.path, body: query.bytes) {
        case .success(let body): execution = body
        case .failure(let missing): return missing.absence
        }
        guard let id = execution["executionId"]?.string else { return failed("answered without an executionId") }
        return try await poll(id, interval, into: &tally)
    }

    private func poll(_ execution: String, _ interval: String, into tally: inout Tally) async throws -> Absence? {
        let route = "/api/v2/usage/query/{executionId}/results"
        let path = "/api/v2/usage/query/\(Address.escaped(execution))/results"
        for _ in 1...30 {
            tally.requests += 1
            switch try await answer("GET", route, path) {
            case .failure(let missing): return missing.absence
            case .success(let body):
                switch body["queryStatus"]?.string {
                case "Complete": return try await take(body, into: &tally, parent: interval)
                case "Failed": return failed("ran the query and failed")
                default: try await connection.rest(.seconds(2))
                }
            }
        }
        return failed("had not run the query after a minute")
    }
}

/// What a list amounts to while it is read.
struct Tally {
    var requests = 0

    /// How many entries came, repeated ones included.
    var read = 0

    /// Whether any entry lies in a division.
    var namesDivisions = false
    private(set) var ids: Set<String> = []
    private var repeated = 0
    private var first: Int?
    private(set) var last: Int?

    /// - Returns: Whether the id is new.
    @discardableResult
    mutating func add(_ id: String) -> Bool {
        let isNew = ids.insert(id).inserted
        if !isNew { repeated += 1 }
        return isNew
    }

    mutating func spoke(of total: Int?) {
        if first == nil { first = total }
        last = total ?? last
    }

    var isWhole: Bool { repeated == 0 && (first ?? read) == read && (last ?? read) == read }

    func absences(_ route: String) -> [Absence] {
        if isWhole { return [] }
        if repeated > 0, last == nil || (last ?? 0) <= ids.count {
            return [.failed(call: route, because: "gave the same entry twice, three times over")]
        }
        return [.cutShort(read: ids.count, of: last ?? first ?? read)]
    }
}
