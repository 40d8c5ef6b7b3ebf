import Capture
import ContactCenter
public import Platforms
import Recovery
import Redaction
public import Response

extension Changer {

    /// Reads, list by list, what looking at some changes takes: once for all of them.
    ///
    /// - Returns: Why a list of their own kinds could not be read; nil where all could.
    public func gather(_ changes: [Change]) async -> PlatformError? {
        let named = changes.flatMap { documents[$0]?.renamed ?? [] }
        let beside = changes.compactMap { $0.verb == .write ? $0.documentKind : nil }
            .filter { kind in WriteCalls.besides.contains { $0.name == kind } }
        return await standing.gather(changes, rebuilt, beside: Set(beside), naming: Set(named.map(\.kind)))
    }

    /// How the thing of that name stands here, beside what is to stand.
    func seenRebuilt(_ change: Change) async throws(PlatformError) -> Seen {
        let document = try rebuilt(change)
        let live = try await standing.twin(of: document, for: change)
        if document.flow != nil {
            return document.seenFlow(live, wasTried: await standing.wasTried(change), by: connection.client)
        }
        if change.verb == .unmake {
            return Seen(isDone: live == nil, mark: live?.mark(document.call), before: change.detail)
        }
        // Only what it made itself is taken back by deleting it.
        guard let live else {
            return Seen(isDone: false, before: document.call.removal == nil ? .none : change.detail)
        }
        let shaped = await shaped(document, change, over: live)
        let isLeftOn = isMadeOn(change) && document.call.isOn(live)
        let isDraft = await standing.isDraft(live, of: document.call.kind)
        // What cannot be put in yet is not there, however equal the rest is.
        let isWhole = shaped.missing.allSatisfy(document.agreed.contains)
        var seen = Seen(
            isDone: shaped.open(over: live).isEmpty && isWhole && !isLeftOn && !isDraft, mark: live.mark(document.call))
        if change.verb == .make, document.own != nil, await isStranger(live, document, change) || isLeftOn {
            seen.stranger = "something else took its name since it was planned: rename one of the two, and plan again"
        }
        return seen
    }

    /// In its own tenant, whether what has the name of what is to come back is not as that was.
    private func isStranger(
        _ live: JSON, _ document: RebuiltDocument, _ change: Change
    ) async -> Bool {
        guard document.call.edit != nil else { return false }
        let whole = await shaped(document, Change(.complete, change.target, change.detail), over: live)
        return !whole.open(over: live).isEmpty
    }

    /// Makes it, writes to it, or deletes it; where somebody else was quicker, looks again and writes once more.
    ///
    /// - Returns: The secret of a client that was made.
    func rebuild(_ change: Change, _ before: Seen) async throws(PlatformError) -> Secret? {
        let document = try rebuilt(change)
        let live = try await standing.known(document)
        try await refuseStranger(change, document, live)
        if change.verb == .unmake { return try await unmake(change, document, live) }
        if let flow = document.flow { return try await importFlow(change, document, flow.export, over: live) }
        guard let live else { return try await makeNew(change, document) }
        if await standing.isDraft(live, of: document.call.kind) { return try await publish(live, change, document) }
        let answer = try await write(change, document, over: live)
        guard answer.isConflict else { return nil }
        guard let now = try await standing.twin(of: document, for: change) else { throw answer.refusal("writing") }
        let last = try await write(change, document, over: now)
        guard !last.isConflict else { throw last.refusal("writing \(change.target.path)") }
        return nil
    }

    private func makeNew(_ change: Change, _ document: RebuiltDocument) async throws(PlatformError) -> Secret? {
        guard let request = document.call.make, change.verb == .make else {
            throw .notTried(change, "there is none of that name here", "make it by hand, and apply the plan again")
        }
        let given = secrets.of(document)
        if document.call.asksForSecrets, given.isEmpty {
            throw .notTried(
                change, "what it keeps secret was not given",
                "give it with --secrets-from, and apply the plan again", waits: true)
        }
        let shaped = await shaped(document, change, over: nil)
        try await check(shaped, document, change, over: nil)
        if try await comesBack(change, document, shaped) { return nil }
        let answer = try await connection.change(
            request.method, request.route, path: request.path(document.wanted),
            body: shaped.giving(given).body(request, over: nil), unless: halted)
        guard (200...299).contains(answer.status) else { throw answer.refusal(request.words) }
        if document.call.publication != nil {
            await standing.note(answer.body, of: document.call.kind, isDraft: true)
            return try await publish(answer.body, change, document)
        }
        await standing.note(answer.body, of: document.call.kind)
        return document.call.kind == .oauthClients ? answer.body["secret"]?.string.map { Secret($0) } : nil
    }

    /// - Returns: What the platform said, where that is yes or that somebody else was quicker.
    private func write(
        _ change: Change, _ document: RebuiltDocument, over live: JSON
    ) async throws(PlatformError) -> Answer {
        let shaped = await shaped(document, change, over: live)
        try await check(shaped, document, change, over: live)
        guard let request = document.call.edit else {
            throw .notTried(
                change, document.call.untouched ?? "the API description has no call that writes one", "do it by hand")
        }
        // What was there before keeps its own.
        let sent = document.isNew ? shaped.giving(secrets.of(document)) : shaped
        let answer = try await connection.change(
            request.method, request.route, path: try request.path(to: live, of: change.target),
            body: sent.body(request, over: live), unless: halted)
        guard (200...299).contains(answer.status) || answer.isConflict else { throw answer.refusal(request.words) }
        return answer
    }

    /// Has what was deleted come back under the id it had, where the platform can.
    private func comesBack(
        _ change: Change, _ document: RebuiltDocument, _ shaped: ShapedDocument
    ) async throws(PlatformError) -> Bool {
        guard document.own != nil, let request = document.call.comeback else { return false }
        let answer = try await connection.change(
            request.method, request.route, path: try request.route.filled(with: change.target),
            body: shaped.body(request, over: nil), unless: halted)
        if answer.status == 404 { return false }
        guard (200...299).contains(answer.status) else { throw answer.refusal(request.words) }
        await standing.note(answer.body, of: document.call.kind)
        return true
    }

    /// In its own tenant nothing is made that came back by itself, and nothing is written over what took its name.
    private func refuseStranger(
        _ change: Change, _ document: RebuiltDocument, _ live: JSON?
    ) async throws(PlatformError) {
        guard document.own != nil, change.verb != .unmake else { return }
        let kind = document.call.kind
        if let id = document.wanted["id"]?.string, document.call.comeback == nil, await standing.holds(id, of: kind) {
            throw .notTried(change, "it is there again under the id it had", "collect, and plan again")
        }
        guard let live, document.flow == nil else { return }
        let made = await shaped(document, .init(.make, change.target, change.detail), over: nil)
        guard !made.open(over: live).isEmpty else { return }
        throw .notTried(
            change, "something else took its name since it was planned", "rename one of the two, and plan again")
    }

    private func unmake(
        _ change: Change, _ document: RebuiltDocument, _ live: JSON?
    ) async throws(PlatformError) -> Secret? {
        guard let route = document.call.removal, let live else { throw .notOffered(change.verb) }
        try refuseOwn(change, live, document)
        let request = MakeCall.Request("DELETE", route, "")
        let answer = try await connection.change(
            "DELETE", route, path: try request.path(to: live, of: change.target), unless: halted)
        guard (200...299).contains(answer.status) else { throw answer.refusal(request.words) }
        return nil
    }
}

extension Changer {

    private func rebuilt(_ change: Change) throws(PlatformError) -> RebuiltDocument {
        guard let document = rebuilt[change] else { throw .notOffered(change.verb) }
        return document
    }

    func shaped(_ document: RebuiltDocument, _ change: Change, over live: JSON?) async -> ShapedDocument {
        let names = await standing.names
        var shaped = document.shaped(.init(change.verb), over: live) { kind, name in
            let ids = names.ids(of: kind, named: name)
            return ids.count == 1 ? ids[0] : nil
        }
        for (member, kind) in document.call.versioned {
            guard let id = shaped.members[member]?["id"]?.string else { continue }
            guard let version = await standing.version(of: kind, id: id) else { continue }
            shaped = shaped.setting(member, to: .reference(to: id, version: version))
        }
        return shaped
    }

    /// Refuses what would not be what was agreed to.
    private func check(
        _ shaped: ShapedDocument, _ document: RebuiltDocument, _ change: Change, over live: JSON?
    ) async throws(PlatformError) {
        if let missing = shaped.missing.first(where: { !document.agreed.contains($0) }) {
            if case .reference(let kinds, _) = missing.what {
                if let failure = await standing.failure(of: kinds) { throw failure }
            }
            throw .notTried(
                change, "\(missing.path) leads to something that is not here, or not once",
                "see why that was not made, and apply the plan again", waits: true)
        }
        guard let live else { return }
        try refuseOwn(change, live, document)
        if let obstacle = document.call.obstacle(from: live, to: shaped.json) {
            throw .notTried(change, obstacle, "do it by hand, if it is meant")
        }
    }

    /// The client we call with is never written to: whoever saws there falls.
    private func refuseOwn(_ change: Change, _ live: JSON, _ document: RebuiltDocument) throws(PlatformError) {
        guard document.call.kind == .oauthClients, live["id"]?.string == connection.client else { return }
        throw .notTried(change, "it is the client Linewarden itself calls with", "leave it as it is")
    }
}

extension MakeCall {

    /// Why a document is not written over another; nil where nothing speaks against it.
    func obstacle(from standing: JSON, to wanted: JSON) -> String? {
        WriteCalls.call(for: kind.name)?.danger(from: standing, to: wanted)
    }
}

extension MakeCall.Request {
    var words: String { "\(method) \(route)" }

    /// The path that makes one: what stands in its braces is a word of the document.
    ///
    /// Source: `targetName` of `POST /api/v2/authorization/policies/targets/{targetName}` is what an access policy calls
    /// `targetResource`, API description of July 2026.
    fileprivate func path(_ document: JSON) -> String {
        route.replacing("{targetName}", with: Address.escaped(document["targetResource"]?.string ?? ""))
    }

    /// The path of one that is there.
    func path(to live: JSON, of target: Subject) throws(PlatformError) -> String {
        try route.filled(with: Subject(target.kind, live["id"]?.string ?? ""))
    }
}

extension JSON {

    /// Something of a kind that has versions.
    fileprivate static func reference(to id: String, version: JSON) -> JSON {
        var json = JSONWriter()
        json.object { json in
            json.field("id", id)
            json.key("version")
            json.json(version)
        }
        return (try? JSON(json.bytes)) ?? JSON(literal: "{}")
    }

    /// What tells the thing from itself after somebody changed it: a hash of what can be written of it, secrets apart.
    fileprivate func mark(_ call: MakeCall) -> String {
        let text = String(decoding: kept(as: call).projected(to: call.members).canonical(), as: UTF8.self)
        return Array(SecretMarks.covering(text).utf8).sha256
    }
}

extension PlatformError {

    /// - Parameter waits: Whether it is for want of something else that did not come.
    fileprivate static func notTried(
        _ change: Change, _ because: String, _ advice: String, waits: Bool = false
    ) -> PlatformError {
        PlatformError(
            call: "\(change.verb.rawValue) \(change.target.path)", reason: "was not tried: \(because)",
            advice: .checkSetup(advice), isUntried: waits)
    }
}
