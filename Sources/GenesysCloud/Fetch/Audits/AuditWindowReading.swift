import Capture
import ContactCenter
import Platforms

/// Reads one window: asks, waits until the platform has looked, and takes page after page.
struct AuditWindowReading {
    let window: AuditWindow
    let connection: Connection
    let taking: AuditTaking

    /// How far the service has been read; entries that are in it already are not taken again.
    private(set) var cursor: AuditCursor

    /// How many new entries were taken.
    private(set) var read = 0

    /// Up to where the window was read in order; nil where the answer had none.
    private(set) var reached: Moment?

    /// Whether the entries came oldest first, as asked.
    private var isInOrder = true

    /// Which of the cursor's missing stretches it is; nil where it is none, and the cursor moves on with every page.
    private let stretch: Int?

    init(
        _ window: AuditWindow, _ connection: Connection, _ taking: AuditTaking, _ cursor: AuditCursor,
        again stretch: Int? = nil
    ) {
        self.window = window
        self.connection = connection
        self.taking = taking
        self.cursor = cursor
        self.stretch = stretch
    }

    /// Reads it.
    ///
    /// - Returns: Why it is not whole; nil when it is.
    /// - Throws: What stops the whole run: a full disk, refused credentials, an interruption.
    mutating func run() async throws -> AuditGap? {
        let transaction: String
        switch try await begun() {
        case .success(let id): transaction = id
        case .failure(let missing): return missing.gap
        }
        if let gap = try await finished(transaction) { return gap }
        return try await pages(of: transaction)
    }

    /// A gap as an error, so that it fits a `Result`.
    private struct Missing: Error { let gap: AuditGap }

    private func begun() async throws -> Result<String, Missing> {
        let answer = try await answer("POST", AuditQuery.route, AuditQuery.route, body: AuditQuery.body(of: window))
        return answer.flatMap { body in
            guard let id = body["id"]?.string, Entry.isUsable(id) else {
                return .failure(Missing(gap: .failed("took the query and gave it no id")))
            }
            return .success(id)
        }
    }

    private func finished(_ transaction: String) async throws -> AuditGap? {
        var patience = AuditPatience()
        while let wait = patience.next() {
            try await connection.rest(wait)
            let path = AuditQuery.state(of: transaction)
            switch try await answer("GET", AuditQuery.stateRoute, path) {
            case .failure(let missing): return missing.gap
            case .success(let body):
                switch body["state"]?.string {
                case "Succeeded": return nil
                case "Failed": return .failed("ran the query and failed")
                case "Cancelled": return .cancelled
                default: continue
                }
            }
        }
        return .failed("had not run the query after ten minutes")
    }

    private mutating func pages(of transaction: String) async throws -> AuditGap? {
        var next: String?
        var seen: Set<String> = []
        repeat {
            try Task.checkCancellation()
            let path = AuditQuery.results(of: transaction, after: next)
            switch try await answer("GET", AuditQuery.resultsRoute, path) {
            case .failure(let missing): return .cutShort(missing.gap.reason)
            case .success(let body):
                guard let entities = body["entities"], entities.kind == .array else {
                    return .cutShort("answered without a list")
                }
                try await take(entities)
                next = body["cursor"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            }
            if let next, !seen.insert(next).inserted { return .cutShort("named a page it had given before") }
        } while next != nil
        return nil
    }

    /// Takes what is new on a page.
    private mutating func take(_ entities: JSON) async throws {
        var fresh: [ReceivedAudit] = []
        for json in entities.elements {
            let audit = ReceivedAudit(
                id: json["id"]?.string.flatMap { Entry.isUsable($0) ? $0 : nil },
                at: GenesysCloud.auditMoment(of: json),
                json: json)
            if let at = audit.at { follow(at) }
            if isNew(audit) { fresh.append(audit) }
        }
        read += fresh.count
        if stretch == nil, let readInOrder { cursor.reach(readInOrder) }
        try await taking.page(fresh, window, cursor)
    }

    /// Whether an entry was not taken before; one that cannot be known again always is.
    private mutating func isNew(_ audit: ReceivedAudit) -> Bool {
        guard let id = audit.id, let at = audit.at else { return true }
        // Dated later than was asked for, it would let the cursor forget what is.
        let moment = min(at, window.to)
        if let stretch { return cursor.take(id, at: moment, again: stretch) }
        return cursor.take(id, at: moment)
    }

    /// Follows the order of what belongs to the window: an entry of another day says nothing of how far it was read.
    private mutating func follow(_ moment: Moment) {
        guard moment >= window.from, moment < window.to else { return }
        if let reached, moment < reached { isInOrder = false }
        reached = max(reached ?? moment, moment)
    }

    /// Up to where nothing is missing although the window is not whole; nil where that cannot be said.
    var readInOrder: Moment? { isInOrder ? reached : nil }

    /// One answer, or the gap its refusal or failure amounts to.
    private func answer(
        _ method: String, _ route: String, _ path: String, body: [UInt8]? = nil
    ) async throws -> Result<JSON, Missing> {
        do throws(PlatformError) {
            let answer = try await connection.send(method, route, path: path, body: body, taking: .asReceived)
            if (200...202).contains(answer.status) { return .success(answer.body) }
            return .failure(Missing(gap: Self.gap(of: answer)))
        } catch {
            if Task.isCancelled { throw CancellationError() }
            switch error.advice {
            case .checkCredentials, .checkSetup: throw error
            case .retry, .grant, .report: return .failure(Missing(gap: .failed(error.reason)))
            }
        }
    }

    private static func gap(of answer: Answer) -> AuditGap {
        if answer.status == 403 {
            let permission = AuditQuery.needs.toGrant ?? answer.missingPermissions ?? "its permission"
            return .refused(permission: permission)
        }
        return .failed(answer.reason)
    }
}
