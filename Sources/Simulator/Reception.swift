import Capture
import ContactCenter
import Synchronization

/// Where every request arrives: signs in, counts, refuses, and hands on to the route.
///
/// Owns all that changes while a simulator runs, the tenant with it: each request reads one state of it, and a write makes
/// the next.
final class Reception: Sendable {
    let options: Options
    let audits: AuditTrail
    private let state: Mutex<Tenant>
    private let writes = Mutex<[String: Int]>([:])
    private let routes: RouteTable
    private let sequence = Mutex(0)
    private let tokens: Mutex<Tokens>
    private let windows = Mutex(RateWindows())
    private let faults: Mutex<FaultCounters>
    private let usage: Mutex<UsageQueries>
    private let auditQueries: Mutex<AuditQueries>

    init(
        tenant: Tenant, clients: [ClientCredentials], options: Options, audits: AuditTrail,
        routes: RouteTable = .platform
    ) {
        var tenant = tenant
        tenant.secrets.merge(clients.map { ($0.id, $0.secret) }) { _, given in given }
        state = Mutex(tenant)
        self.audits = audits
        self.options = options
        self.routes = routes
        tokens = Mutex(Tokens(seed: options.seed))
        faults = Mutex(FaultCounters(options.faults, seed: options.seed))
        usage = Mutex(UsageQueries(seed: options.seed, runningAnswers: options.usageRunningAnswers))
        auditQueries = Mutex(AuditQueries(seed: options.seed, runningAnswers: options.auditRunningAnswers))
    }

    /// An answer, and what is done to it on its way out.
    struct Outcome: Sendable {
        let answer: Answer
        let spoiling: Strike.Spoiling?

        init(answer: Answer, spoiling: Strike.Spoiling?) {
            self.answer = answer
            self.spoiling = spoiling
        }

        /// What is answered where files lie: no part of the API, so no exchange of it is told.
        fileprivate init(stored: Answer) {
            var answer = stored
            answer.headers += [Exchange.Field("Content-Type", answer.contentType), Simulator.mark]
            self.init(answer: answer, spoiling: nil)
        }
    }

    /// Answers one request.
    ///
    /// - Throws: What the sleep of a slow answer throws when it is cancelled.
    func receive(_ request: Received) async throws -> Outcome {
        if FlowStorage.keeps(request.target) { return Outcome(stored: stored(request)) }
        let strike = Strike(faults.withLock { $0.strike(request.method, request.target) })
        if let delay = strike.delay { try await options.sleep(delay) }
        let now = options.clock()
        let visit = Visit(correlation: correlation(), now: now, strike: strike, tenant: tenant)
        var (answer, template) = reply(to: request, visit)
        if let late = strike.insteadOfTheAnswer { answer = late.answer(correlation: visit.correlation) }
        answer = strike.spoiled(answer)
        answer.headers += [
            Exchange.Field("Content-Type", answer.contentType), Exchange.Field("Date", now.httpDate),
            Exchange.Field("ININ-Correlation-Id", visit.correlation), Simulator.mark,
        ]
        options.exchanges?(Exchange(request, answer, template: template, fault: strike.name, at: now))
        return Outcome(answer: answer, spoiling: strike.spoiling)
    }

    /// What is answered where files lie: there too it may fail, or the answer be lost.
    private func stored(_ request: Received) -> Answer {
        let strike = Strike(faults.withLock { $0.strike(request.method, request.target) })
        if let instead = strike.instead { return instead.answer(correlation: correlation()) }
        let answer = FlowStorage.answer(request, self)
        return strike.insteadOfTheAnswer?.answer(correlation: correlation()) ?? answer
    }

    /// What one request carries with it.
    private struct Visit {
        let correlation: String
        let now: Moment
        let strike: Strike
        let tenant: Tenant
    }

    private func correlation() -> String {
        let number = sequence.withLock { number in
            number += 1
            return number
        }
        return IdentifierV5.uuid(of: "simulator/\(options.seed)/exchange/\(number)")
    }

    private func reply(to request: Received, _ visit: Visit) -> (Answer, template: String?) {
        if let instead = visit.strike.instead { return (instead.answer(correlation: visit.correlation), nil) }
        if let status = visit.strike.html { return (.proxyPage(status: status), nil) }
        if request.isTooLarge { return (Refusal.tooLarge.answer(correlation: visit.correlation), nil) }
        if request.target.segments == SignIn.path { return (token(for: request, visit), nil) }
        let match = routes.match(request.method, request.target.segments)
        let template: String? = if case .route(let route, _) = match { route.template } else { nil }
        var budget: [Exchange.Field] = []
        do {
            return (try reply(to: request, match, visit, &budget), template)
        } catch {
            var answer = error.answer(correlation: visit.correlation)
            answer.headers += budget
            return (answer, template)
        }
    }

    private func token(for request: Received, _ visit: Visit) -> Answer {
        guard request.method == "POST" else {
            return Refusal.methodNotAllowed("POST").answer(correlation: visit.correlation)
        }
        switch SignIn(tenant: visit.tenant).outcome(of: request) {
        case .refused(let answer): return answer
        case .granted(let client, let seconds):
            let token = tokens.withLock { $0.issue(to: client, for: seconds, at: visit.now) }
            tell(tokenOf: client, visit)
            return Answer { json in
                json.field("access_token", token)
                json.field("token_type", "bearer")
                json.field("expires_in", seconds)
            }
        }
    }

    /// Every token that is issued stands in the audit log, with where it was asked for from.
    private func tell(tokenOf client: String, _ visit: Visit) {
        audits.tell(
            AuditRecord(
                id: IdentifierV5.uuid(of: "simulator/\(options.seed)/token/\(visit.correlation)"), at: visit.now,
                service: "PeoplePermissions", action: "Create", entityType: "AccessToken",
                entity: .init(id: visit.correlation, name: ""), client: client,
                addresses: [options.clientAddress ?? "127.0.0.1"]))
    }

    private func reply(
        to request: Received, _ match: RouteTable.Match, _ visit: Visit, _ budget: inout [Exchange.Field]
    ) throws(Refusal) -> Answer {
        let (token, client) = try caller(of: request, visit)
        try count(token, visit.now, &budget)
        switch match {
        case .nothing: throw .notFound
        case .otherMethods(let methods): throw .methodNotAllowed(methods.joined(separator: ", "))
        case .route(let route, let parameters):
            if route.takesBody { try Self.checkMedia(request) }
            var answer = try route.serves.answer(
                inquiry(request, route, parameters, token: token, client: client, visit))
            if route.serves.changes { count(write: route) } else { settle(after: route, in: visit.tenant) }
            answer.headers += budget
            return answer
        }
    }

    /// Whose request it is, if its token and its address are good.
    private func caller(of request: Received, _ visit: Visit) throws(Refusal) -> (token: String, client: String) {
        guard let header = request.headers["authorization"] else { throw .authenticationRequired }
        guard header.lowercased().hasPrefix("bearer ") else { throw .badCredentials }
        let token = String(header.dropFirst("bearer ".count))
        if visit.strike.killsToken { revoke(token: token) }
        guard let holder = tokens.withLock({ $0.holder(of: token, at: visit.now) }) else { throw .badCredentials }
        if let address = options.clientAddress, !visit.tenant.allowlist.allows(address) {
            throw .addressNotAllowed(address)
        }
        return (token, holder.client)
    }

    /// Counts the request against its token's budget.
    private func count(_ token: String, _ now: Moment, _ budget: inout [Exchange.Field]) throws(Refusal) {
        let limit = options.rateLimit
        let reading = windows.withLock { $0.count(token, limit: limit, at: now) }
        budget = [
            Exchange.Field("inin-ratelimit-allowed", "\(limit.requests)"),
            Exchange.Field("inin-ratelimit-count", "\(reading.count)"),
            Exchange.Field("inin-ratelimit-reset", "\(reading.reset)"),
        ]
        if reading.isOver { throw .tooManyRequests(limit, retryAfter: reading.reset) }
    }

    /// What the route gets, once the caller may have it.
    private func inquiry(
        _ request: Received, _ route: Route, _ parameters: [String], token: String, client: String, _ visit: Visit
    ) throws(Refusal) -> Inquiry {
        let tenant = visit.tenant
        let rights = tenant.rights(
            of: client, restriction: options.permissions[client], divisions: options.divisions[client])
        try route.needs.check(rights)
        if let kind = route.serves.kind, let permission = tenant.refusedPermission(kind) {
            throw .missing(any: [permission])
        }
        if let kind = route.serves.kind, tenant.failed(kind) { throw .internalServerError }
        return Inquiry(
            target: request.target, parameters: parameters, body: request.body, client: client, token: token,
            rights: rights, permission: route.needs.deciding(rights), now: visit.now, correlation: visit.correlation,
            disturbance: visit.strike.disturbance, origin: "http://\(request.headers["host"] ?? "127.0.0.1")",
            tenant: tenant, reception: self)
    }

    private static func checkMedia(_ request: Received) throws(Refusal) {
        guard request.headers["content-type"]?.lowercased().hasPrefix("application/json") == true else {
            throw .unsupportedMedia
        }
    }
}

extension Reception {

    /// The tenant as it is now.
    var tenant: Tenant { state.withLock { $0 } }

    /// Changes the tenant, all at once or, when `body` throws before it changes anything, not at all.
    func change<Result: Sendable>(_ body: (inout Tenant) throws(Refusal) -> Result) throws(Refusal) -> Result {
        try state.withLock { (tenant) throws(Refusal) -> Result in try body(&tenant) }
    }

    /// What was on its way when it was read has arrived when it is read again.
    fileprivate func settle(after route: Route, in seen: Tenant) {
        guard !seen.deeds.settling.isEmpty, let kind = route.serves.kind else { return }
        state.withLock { tenant in
            for (name, next) in seen.deeds.settling where name == kind || name.hasPrefix("\(kind)/") {
                guard tenant.deeds.settling.removeValue(forKey: name) != nil else { continue }
                tenant.put(next.after, at: next.place)
            }
        }
    }

    func setRoutingStatus(_ word: String, of person: String) {
        guard let status = LiveFigures.Status(rawValue: word) else { return }
        let doing = LiveFigures.Doing(status: status, since: options.clock())
        state.withLock { $0.deeds.routingStatuses[person] = doing }
    }

    func setOwnCalls(_ count: Int, of person: String) { state.withLock { $0.deeds.ownCalls[person] = count } }

    fileprivate func count(write route: Route) {
        writes.withLock { $0["\(route.method) \(route.template)", default: 0] += 1 }
    }

    /// How often each route changed the tenant: `PATCH /api/v2/users/{userId}`.
    var writeCounts: [String: Int] { writes.withLock { $0 } }

    func revoke(token: String) { tokens.withLock { $0.revoke(token) } }

    func revokeTokens(of client: String) { tokens.withLock { $0.revokeAll(of: client) } }

    func beginUsageQuery(_ rows: [[UInt8]]) -> String { usage.withLock { $0.begin(rows) } }

    func usageProgress(of id: String) -> UsageQueries.Progress? { usage.withLock { $0.progress(of: id) } }

    func beginAuditQuery(_ question: AuditQuestion, at now: Moment) -> (id: String, query: AuditQueries.Query) {
        auditQueries.withLock { $0.begin(question, at: now) }
    }

    func askAuditQuery(_ id: String, endingAs end: AuditQueries.State?) -> AuditQueries.Query? {
        auditQueries.withLock { $0.ask(id, endingAs: end) }
    }

    func auditQuery(_ id: String) -> AuditQueries.Query? { auditQueries.withLock { $0.query(id) } }
}

extension Exchange {

    /// Without bearer tokens; of a sign-in, without the bodies too.
    fileprivate init(_ request: Received, _ answer: Answer, template: String?, fault: String?, at: Moment) {
        let isSignIn = request.target.segments == SignIn.path
        let told = ["accept", "accept-language", "content-type", "user-agent"]
        self.init(
            method: request.method, target: request.target.text, template: template,
            requestHeaders: told.compactMap { name in request.headers[name].map { Field(name, $0) } },
            requestBody: isSignIn ? [] : request.body, status: answer.status, headers: answer.headers,
            body: isSignIn ? [] : answer.body, fault: fault, at: at)
    }
}
