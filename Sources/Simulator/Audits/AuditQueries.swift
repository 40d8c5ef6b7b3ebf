import Capture
import ContactCenter

/// Audit queries on their way: each is queued when it is accepted, answers `Running` a number of times, and then
/// `Succeeded` until it is forgotten.
struct AuditQueries: Sendable {
    private var queries: [String: Query] = [:]
    private var order: [String] = []
    private var begun = 0
    private let seed: UInt64
    private let runningAnswers: Int

    /// How many are remembered: how long the platform keeps results is not stated.
    private static let most = 1000

    struct Query: Sendable {
        let question: AuditQuestion
        let began: Moment
        fileprivate(set) var state = State.queued
        fileprivate var asked = 0
    }

    enum State: String, Sendable {
        case queued = "Queued"
        case running = "Running"
        case succeeded = "Succeeded"
        case failed = "Failed"
        case cancelled = "Cancelled"

        var isOnItsWay: Bool { self == .queued || self == .running }
    }

    init(seed: UInt64, runningAnswers: Int) {
        self.seed = seed
        self.runningAnswers = runningAnswers
    }

    /// Accepts a query and names it.
    mutating func begin(_ question: AuditQuestion, at now: Moment) -> (id: String, query: Query) {
        begun += 1
        let id = IdentifierV5.uuid(of: "simulator/\(seed)/audits/\(begun)")
        let query = Query(question: question, began: now)
        queries[id] = query
        order.append(id)
        if order.count > Self.most { queries[order.removeFirst()] = nil }
        return (id, query)
    }

    /// A query that has just been asked after; nil for one nobody began.
    ///
    /// - Parameter end: How it ends instead of well, by a fault.
    mutating func ask(_ id: String, endingAs end: State?) -> Query? {
        guard var query = queries[id] else { return nil }
        if query.state.isOnItsWay {
            query.asked += 1
            query.state = query.asked <= runningAnswers ? .running : end ?? .succeeded
            queries[id] = query
        }
        return query
    }

    /// The query as it is.
    func query(_ id: String) -> Query? { queries[id] }
}
