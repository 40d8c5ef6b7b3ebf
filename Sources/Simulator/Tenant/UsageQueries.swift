import Capture

/// Usage queries on their way: each answers `Running` a number of times, then `Complete` with its rows.
struct UsageQueries: Sendable {
    private var queries: [String: Query] = [:]
    private let seed: UInt64
    private let runningAnswers: Int

    private struct Query: Sendable {
        let rows: [[UInt8]]
        var asked = 0
    }

    init(seed: UInt64, runningAnswers: Int) {
        self.seed = seed
        self.runningAnswers = runningAnswers
    }

    /// Accepts a query and names it.
    mutating func begin(_ rows: [[UInt8]]) -> String {
        let id = IdentifierV5.uuid(of: "simulator/\(seed)/usage/\(queries.count)")
        queries[id] = Query(rows: rows)
        return id
    }

    enum Progress: Sendable {
        case running
        case complete([[UInt8]])
    }

    /// How far a query is; nil for one nobody began.
    mutating func progress(of id: String) -> Progress? {
        guard var query = queries[id] else { return nil }
        query.asked += 1
        queries[id] = query
        return query.asked <= runningAnswers ? .running : .complete(query.rows)
    }
}
