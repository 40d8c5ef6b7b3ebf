import Capture
import ContactCenter
public import Platforms
public import Redaction
public import Response

/// Carries changes out on Genesys Cloud, with a client of its own.
public struct Changer: Sendable {
    let connection: Connection
    let board: QueueBoard
    let standing: StandingObjects

    /// What the writes of the plan write.
    private(set) var documents: [Change: RestoredDocument] = [:]

    /// What of another tenant the plan makes here.
    private(set) var rebuilt: [Change: RebuiltDocument] = [:]

    /// What a person gave for it.
    private(set) var secrets = GivenSecrets()

    /// Why nothing more is sent; nil where it goes on.
    private(set) var halted: @Sendable () -> String? = { nil }

    /// - Parameter connection: The responder's, which may change things.
    public init(_ connection: Connection) {
        self.connection = connection
        board = QueueBoard(clock: connection.clock)
        standing = StandingObjects(connection)
    }

    /// The same with what the writes of a plan write.
    public func writing(_ documents: [Change: RestoredDocument]) -> Changer {
        var copy = self
        copy.documents = documents
        return copy
    }

    /// The same with what of another tenant a plan makes here.
    ///
    /// - Parameters:
    ///   - secrets: What a person gave for it.
    ///   - halted: Why nothing more is sent, asked before every attempt to send what changes anything, and while it waits for
    ///     one; nil where it goes on.
    public func making(
        _ rebuilt: [Change: RebuiltDocument], with secrets: GivenSecrets = GivenSecrets(),
        unless halted: @escaping @Sendable () -> String?
    ) -> Changer {
        var copy = self
        copy.rebuilt = rebuilt
        copy.secrets = secrets
        copy.halted = halted
        return copy
    }

    /// How the target of a change is now.
    public func look(_ change: Change) async throws(PlatformError) -> Seen {
        if change.verb == .write { return try await seenDocument(change) }
        if MakeCalls.verbs.contains(change.verb) { return try await seenRebuilt(change) }
        guard let call = ChangeCalls.call(for: change.verb) else { throw .notOffered(change.verb) }
        switch call.look {
        case .nothing: return .nothing
        case .named(let route):
            let document = try await get(route, path: try change.path(route)).body
            return Seen.nothing.named(as: document, for: change)
        case .grants(let route): return try await seenGrants(change, route)
        case .gone(let route): return try await seenFactor(change, route)
        case .document(_, let member), .listed(_, _, let member):
            let document = try await document(of: change, call)
            return try member.seen(in: document, for: change).named(as: document, for: change)
        case .reported(_, let member, let report):
            let document = try await document(of: change, call)
            return report.holding(try member.seen(in: document, for: change), in: document)
                .named(as: document, for: change)
        case .protection(let route): return try await seenProtection(change, route)
        case .followed(_, let member, let followers):
            let document = try await document(of: change, call)
            let seen = try member.seen(in: document, for: change).named(as: document, for: change)
            return try await following(seen, change, member, followers)
        }
    }

    /// Sends the request of a change, once; where somebody else was quicker, looks again and sends it once more.
    ///
    /// What takes something back gives way instead: whoever was quicker knows more.
    ///
    /// - Returns: The new secret of a client, where one was made.
    public func make(_ change: Change, _ before: Seen) async throws(PlatformError) -> Secret? {
        if change.verb == .write { return try await write(change) }
        if MakeCalls.verbs.contains(change.verb) { return try await rebuild(change, before) }
        guard let call = ChangeCalls.call(for: change.verb) else { throw .notOffered(change.verb) }
        if change.expects != nil, try await look(change).mark != before.mark { throw .changedMeanwhile(call) }
        var answer = try await send(change, call, version: before.mark.flatMap(Int.init))
        if answer.isConflict, change.expects == nil { answer = try await send(change, call) }
        guard (200...299).contains(answer.status) else { throw answer.refusal("\(call.method) \(call.route)") }
        return change.verb == .rotateSecret ? try answer.newSecret(of: call) : nil
    }

    /// - Parameter version: The one that was seen just now; nil to look again.
    private func send(
        _ change: Change, _ call: ChangeCall, version: Int? = nil
    ) async throws(PlatformError) -> Answer {
        let body = try await body(of: change, call, version: version)
        var path = try change.path(call.route)
        if case .version(let version) = change.detail { path += "?flow=\(change.target.id)&version=\(version)" }
        if case .conversations = call.body { path += "?protect=\(change.verb == .holdRecordings)" }
        return try await connection.change(call.method, call.route, path: path, body: body, unless: halted)
    }

    private func body(
        of change: Change, _ call: ChangeCall, version seen: Int?
    ) async throws(PlatformError) -> [UInt8]? {
        switch call.body {
        case .none: return call.method == "POST" ? Array("{}".utf8) : nil
        case .grants, .conversations: return change.detail.body
        case .member(let withVersion):
            guard let member = call.look.member else { return nil }
            guard withVersion else { return member.body(for: change, version: nil) }
            if let seen { return member.body(for: change, version: seen) }
            return member.body(for: change, version: try await document(of: change, call)["version"]?.integer)
        case .document(let without):
            guard let member = call.look.member else { return nil }
            return member.body(for: change, in: try await document(of: change, call), without: without)
        }
    }
}

extension Changer {

    /// The document a change is about, as it is now.
    private func document(of change: Change, _ call: ChangeCall) async throws(PlatformError) -> JSON {
        switch call.look {
        case .document(let route, _), .followed(let route, _, _), .reported(let route, _, by: _):
            return try await get(route, path: try change.path(route), missing: call.missing).body
        case .listed(let route, let query, _):
            let path = route + query.replacing("{id}", with: try change.target.plainID)
            return try await listed(change.target.id, route, path: path)
        default: throw .notOffered(change.verb)
        }
    }

    /// One document of a list, page by page.
    private func listed(_ id: String, _ route: String, path: String) async throws(PlatformError) -> JSON {
        var page = 1
        while true {
            let separator = path.contains("?") ? "&" : "?"
            let answer = try await get(route, path: page == 1 ? path : "\(path)\(separator)pageNumber=\(page)")
            let entities = answer.body["entities"]?.elements ?? JSON.empty.elements
            if let found = entities.first(where: { $0["id"]?.string == id }) { return found }
            guard page < min(answer.body["pageCount"]?.integer ?? 1, 1_000) else {
                throw PlatformError(
                    call: "GET \(route)", reason: "does not list it",
                    advice: .checkSetup("was it deleted since the last capture?"), isGone: true)
            }
            page += 1
        }
    }

    /// The same once what refers to it says so too.
    private func following(
        _ seen: Seen, _ change: Change, _ member: ChangeCall.Member, _ followers: ChangeCall.Followers
    ) async throws(PlatformError) -> Seen {
        guard seen.isDone, case .flag(let wanted) = member.wanted else { return seen }
        var seen = seen
        let path = followers.route + followers.query.replacing("{id}", with: try change.target.plainID)
        for entity in try await entities(followers.route, path: path)
        where entity[key: followers.reference]?["id"]?.string == change.target.id {
            guard let now = entity[key: followers.member]?.boolean else {
                throw .silent("GET \(followers.route)", followers.member)
            }
            if now != wanted { seen.isDone = false }
        }
        return seen
    }

    /// A whole list, page by page.
    private func entities(_ route: String, path: String) async throws(PlatformError) -> [JSON] {
        var all: [JSON] = []
        for page in 1...1_000 {
            let answer = try await get(route, path: page == 1 ? path : "\(path)&pageNumber=\(page)").body
            guard let entities = answer["entities"], entities.kind == .array else {
                throw .silent("GET \(route)", "entities")
            }
            all += entities.elements.map(\.self)
            if page >= answer["pageCount"]?.integer ?? 1 { return all }
        }
        throw .silent("GET \(route)", "all of it")
    }

    /// - Parameter missing: What it means that there is nothing; nil where that is a mistake or a loss.
    func get(_ route: String, path: String, missing: String? = nil) async throws(PlatformError) -> Answer {
        let answer = try await connection.send("GET", route, path: path)
        if answer.status == 404, let missing {
            throw PlatformError(
                call: "GET \(route)", reason: missing, advice: .checkSetup("is it the id of the right one?"))
        }
        guard answer.status == 200 else { throw answer.refusal("GET \(route)") }
        return answer
    }

    private func seenGrants(_ change: Change, _ route: String) async throws(PlatformError) -> Seen {
        guard case .grants(let wanted) = change.detail else { throw .notOffered(change.verb) }
        let answer = try await get(route, path: try change.path(route))
        guard let grants = answer.body["grants"], grants.kind == .array else { throw .silent("GET \(route)", "grants") }
        let held = Set(
            try grants.elements.map { grant throws(PlatformError) in
                guard let role = grant["role"]?["id"]?.string, let division = grant["division"]?["id"]?.string else {
                    throw .silent("GET \(route)", "role and division of a grant")
                }
                return Change.RoleInDivision(role, in: division)
            })
        let there = wanted.filter(held.contains)
        let isRemoval = change.verb == .removeGrants
        // Taking it back removes what was not there before, and only that.
        let touched = Change.Detail.grants(isRemoval ? there : wanted.filter { !held.contains($0) })
        return Seen(
            isDone: touched == .grants([]), mark: Change.Detail.grants(there).mark, before: touched,
            difference: "grants: \(isRemoval ? "without" : "with") \(touched.text)"
        ).named(as: answer.body, for: change)
    }

    /// Of some conversations those that are protected; taking it back touches only what was not so before.
    private func seenProtection(_ change: Change, _ route: String) async throws(PlatformError) -> Seen {
        guard case .conversations(let wanted) = change.detail else { throw .notOffered(change.verb) }
        guard wanted.count <= Self.mostConversations else {
            throw PlatformError(
                call: "POST \(route)",
                reason:
                    "was not tried: \(wanted.count) conversations, and the platform takes \(Self.mostConversations)",
                advice: .checkSetup("plan them in several changes"))
        }
        let answer = try await connection.send("POST", route, path: route, body: change.detail.body)
        guard answer.status == 200 else { throw answer.refusal("POST \(route)") }
        guard answer.body.kind == .array else { throw .silent("POST \(route)", "which are protected") }
        let held = Set(answer.body.elements.compactMap { $0["id"]?.string })
        let there = wanted.filter(held.contains)
        let isHold = change.verb == .holdRecordings
        let touched = isHold ? wanted.filter { !held.contains($0) } : there
        return Seen(
            isDone: touched.isEmpty, mark: Change.Detail.conversations(there).mark, before: .conversations(touched),
            difference: "\(isHold ? "protected" : "released"): \(Change.Detail.conversations(touched).text)")
    }

    /// How many one request may name.
    ///
    /// Source: `ConversationDeletionProtectionQuery.conversationIds` of the API description of July 2026.
    private static let mostConversations = 100

    private func seenFactor(_ change: Change, _ route: String) async throws(PlatformError) -> Seen {
        guard case .factor(let factor) = change.detail else { throw .notOffered(change.verb) }
        let answer = try await get(route, path: try change.path(route))
        guard let entities = answer.body["entities"]?.elements else { throw .silent("GET \(route)", "entities") }
        return Seen(
            isDone: !entities.contains { $0["id"]?.string == factor }, difference: "verifiers: without \(factor)")
    }
}
