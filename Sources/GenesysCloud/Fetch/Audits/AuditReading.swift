import Capture
import ContactCenter
public import Platforms

extension GenesysCloud {

    /// Reads the audit log up to now: the services one beside the other, the windows of each in turn.
    ///
    /// What cannot be read is in the records, and is asked for again next time; a run that was stopped goes on where the
    /// cursors say.
    ///
    /// - Parameters:
    ///   - services: Those to read; nil for all of the tenant's own mapping.
    ///   - cursors: How far each service was read before.
    ///   - taking: Takes the entries page by page: nothing is held here but one page a service.
    /// - Returns: How every window ended, sorted by service.
    /// - Throws: ``PlatformError`` where nothing can be read, what `taking` throws, `CancellationError` when interrupted.
    public static func readAudits(
        of services: [String]?, from cursors: [String: AuditCursor], under plan: AuditPlan,
        with connection: Connection, taking: AuditTaking
    ) async throws -> [AuditReadingRecord] {
        var wanted = services
        if wanted == nil { wanted = try await auditServices(with: connection) }
        let run = AuditRun(plan: plan, connection: connection, taking: taking, now: connection.clock.now())
        return try await run.read(wanted ?? [], from: cursors)
    }

    /// The services the tenant's own mapping names.
    ///
    /// - Throws: ``PlatformError`` where it cannot be read: then nobody knows what there is to read.
    static func auditServices(with connection: Connection) async throws(PlatformError) -> [String] {
        let path = Listing.auditServices.path
        let answer = try await connection.send("GET", path, path: path)
        guard answer.status == 200, let services = answer.body["services"], services.kind == .array else {
            throw PlatformError(
                call: "GET \(path)", reason: answer.reason,
                advice: answer.status == 403 ? .grant(permission: AuditQuery.needs.toGrant ?? "") : .report)
        }
        return services.elements.compactMap { $0["name"]?.string }.filter {
            Entry.isUsable($0) && $0.utf8.count <= 128
        }
    }
}

/// One run over all services.
private struct AuditRun: Sendable {
    let plan: AuditPlan
    let connection: Connection
    let taking: AuditTaking

    /// The same for all, so that every service is read up to the same moment.
    let now: Moment

    /// How many services are read at once: enough that none waits for another's query, few enough for the platform, which
    /// does not say how many it runs.
    private static let width = 8

    func read(_ services: [String], from cursors: [String: AuditCursor]) async throws -> [AuditReadingRecord] {
        var records: [AuditReadingRecord] = []
        try await withThrowingTaskGroup(of: [AuditReadingRecord].self) { group in
            var waiting = services.makeIterator()
            let add = { (group: inout ThrowingTaskGroup<[AuditReadingRecord], any Error>) in
                guard let service = waiting.next() else { return }
                let cursor = cursors[service] ?? AuditCursor(overlap: plan.overlap)
                group.addTask { try await read(service, cursor) }
            }
            for _ in 0..<Self.width { add(&group) }
            while let read = try await group.next() {
                records += read
                add(&group)
            }
        }
        return records.sorted { ($0.window.service, $0.window.from) < ($1.window.service, $1.window.from) }
    }

    /// The oldest moment the platform keeps.
    private var oldest: Moment { now.advanced(by: .zero - plan.history) }

    private func read(_ service: String, _ cursor: AuditCursor) async throws -> [AuditReadingRecord] {
        var cursor = cursor
        var records: [AuditReadingRecord] = []
        cursor.giveUp(before: oldest)
        var stretch = 0
        while stretch < cursor.missing.count {
            let read = try await again(stretch, of: service, &cursor)
            if Self.isMissing(read) { stretch += 1 }
            records += read
        }
        let windows = plan.windows(of: service, after: cursor.reached, now: now)
        return records + (try await next(windows.map { AuditQuestion($0, connection) }, &cursor))
    }

    /// Reads windows one after the other; the platform runs the query of the next while one is read.
    private func next(_ questions: [AuditQuestion], _ cursor: inout AuditCursor) async throws -> [AuditReadingRecord] {
        var records: [AuditReadingRecord] = []
        guard var transaction = try await questions.first?.ready() else { return [] }
        for (number, question) in questions.enumerated() {
            async let following = questions.dropFirst(number + 1).first?.ready()
            records += try await next(question, transaction, &cursor)
            if let ready = try await following { transaction = ready }
        }
        return records
    }

    private func next(
        _ question: AuditQuestion, _ transaction: AuditQuestion.Reply<String>, _ cursor: inout AuditCursor
    ) async throws -> [AuditReadingRecord] {
        let window = question.window
        var reading = AuditWindowReading(question, taking, cursor)
        let gap = try await reading.run(transaction)
        cursor = reading.cursor
        let records = Self.records(of: reading, gap)
        if let rest = records.last, Self.isMissing(records) {
            cursor.miss(from: rest.window.from, of: window)
        } else {
            cursor.reach(window.to)
        }
        try await taking.ended(records, cursor)
        return records
    }

    /// Asks once more for what is missing, with what had been read around it then.
    private func again(
        _ stretch: Int, of service: String, _ cursor: inout AuditCursor
    ) async throws -> [AuditReadingRecord] {
        let missing = cursor.missing[stretch]
        let from = max(oldest, missing.from.advanced(by: .zero - plan.overlap))
        let question = AuditQuestion(AuditWindow(service: service, from: from, to: missing.to), connection)
        var reading = AuditWindowReading(question, taking, cursor, again: stretch)
        let gap = try await reading.run(try await question.ready())
        cursor = reading.cursor
        let records = Self.records(of: reading, gap)
        if let rest = records.last, Self.isMissing(records) {
            cursor.keepMissing(stretch, from: rest.window.from)
        } else {
            cursor.settle(stretch)
        }
        try await taking.ended(records, cursor)
        return records
    }

    private static func isMissing(_ records: [AuditReadingRecord]) -> Bool { records.last?.gap != nil }

    /// A window that broke off is whole up to where it broke off, and missing from there.
    private static func records(of reading: AuditWindowReading, _ gap: AuditGap?) -> [AuditReadingRecord] {
        let window = reading.window
        guard let gap else { return [AuditReadingRecord(window, read: reading.read, gap: nil)] }
        guard let reached = reading.readInOrder, reached > window.from, reached < window.to else {
            return [AuditReadingRecord(window, read: reading.read, gap: gap)]
        }
        return [
            AuditReadingRecord(
                AuditWindow(service: window.service, from: window.from, to: reached), read: reading.read, gap: nil),
            AuditReadingRecord(
                AuditWindow(service: window.service, from: reached, to: window.to), read: 0, gap: gap),
        ]
    }
}
