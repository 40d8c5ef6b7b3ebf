import Capture
import ContactCenter
import Platforms

/// Asks for one window, and for its pages once the platform has looked.
struct AuditQuestion: Sendable {
    let window: AuditWindow
    private let connection: Connection

    init(_ window: AuditWindow, _ connection: Connection) {
        self.window = window
        self.connection = connection
    }

    /// What was answered, or why nothing was.
    typealias Reply<Answered> = Result<Answered, Missing>

    /// A gap as an error, so that it fits a `Result`.
    struct Missing: Error { let gap: AuditGap }

    struct Page: Sendable {
        let entities: JSON

        /// The cursor of the page after it; nil where it is the last.
        let next: String?
    }

    /// Puts the query and waits until the platform has run it.
    ///
    /// - Returns: The transaction whose results can be asked for.
    /// - Throws: What stops the whole run: refused credentials, an interruption.
    func ready() async throws -> Reply<String> {
        let begun = try await begun()
        guard case .success(let transaction) = begun, let gap = try await finished(transaction) else { return begun }
        return .failure(Missing(gap: gap))
    }

    private func begun() async throws -> Reply<String> {
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

    /// One page of the results.
    ///
    /// - Parameter cursor: As the page before named it; nil for the first.
    func page(of transaction: String, after cursor: String?) async throws -> Reply<Page> {
        let path = AuditQuery.results(of: transaction, after: cursor)
        return try await answer("GET", AuditQuery.resultsRoute, path).flatMap { body in
            guard let entities = body["entities"], entities.kind == .array else {
                return .failure(Missing(gap: .failed("answered without a list")))
            }
            return .success(Page(entities: entities, next: body["cursor"]?.string.flatMap { $0.isEmpty ? nil : $0 }))
        }
    }

    /// One answer, or the gap its refusal or failure amounts to.
    private func answer(
        _ method: String, _ route: String, _ path: String, body: [UInt8]? = nil
    ) async throws -> Reply<JSON> {
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

extension Result where Failure == AuditQuestion.Missing {

    /// Why nothing was answered; nil where something was.
    var gap: AuditGap? {
        guard case .failure(let missing) = self else { return nil }
        return missing.gap
    }
}
