import Capture
import ContactCenter
import Platforms
import Recovery
import Response

/// What stands in a tenant that is made after another: read in whole lists, never one by one.
actor StandingObjects {
    private let connection: Connection
    private var documents: [String: [String: JSON]] = [:]
    private var failures: [String: PlatformError] = [:]

    /// What the things there are called.
    private(set) var names = ObjectNames(by: GenesysCloud.compared)

    /// The ids of what is there as a draft alone, by kind.
    private var drafts: [String: Set<String>] = [:]

    /// The changes something was sent for.
    private var tried: Set<Change> = []

    /// The jobs that import flows, by their changes: whose end nobody saw.
    private var jobs: [Change: FlowImporting.Job] = [:]

    /// The changes that were looked at since their kind was read: whoever looks again wants to see what is new.
    private var shown: [String: Set<Change>] = [:]

    /// What was read by its id, since lists leave something out of it, with the version it had.
    private var alone: [String: (version: Int?, document: JSON)] = [:]

    init(_ connection: Connection) { self.connection = connection }

    /// Reads the lists some changes are looked at with: their own kinds anew, and what they refer to once.
    ///
    /// - Parameters:
    ///   - beside: The kinds of which the others decide whether one is written: read anew too.
    ///   - named: The kinds of what else they name.
    /// - Returns: Why one of those that are read anew could not be read.
    func gather(
        _ changes: [Change], _ rebuilt: [Change: RebuiltDocument], beside: Set<String>, naming named: Set<String>
    ) async -> PlatformError? {
        let documents = changes.compactMap { rebuilt[$0] }
        let own = Set(documents.map(\.call.kind.name)).union(beside)
        let referred = documents.reduce(into: named) { $0.formUnion($1.referred) }.subtracting(own)
        for kind in own.sorted() { await read(kind) }
        for kind in referred.sorted() where self.documents[kind] == nil && failures[kind] == nil { await read(kind) }
        return failure(of: own.sorted())
    }

    /// What stands there of the name of a document.
    ///
    /// - Parameter isUrgent: Whether reading the list may take of the limit what is not our share.
    /// - Throws: Where its list could not be read, or several are called so.
    func twin(
        of document: RebuiltDocument, for change: Change, isUrgent: Bool = false
    ) async throws(PlatformError) -> JSON? {
        let kind = document.call.kind.name
        if documents[kind] == nil || shown[kind, default: []].contains(change) {
            await read(kind, isUrgent: isUrgent)
        }
        shown[kind, default: []].insert(change)
        guard let known = try known(document) else { return nil }
        return try await whole(known, document.call)
    }

    /// The same with what its list leaves out, which is read once for each version of it.
    private func whole(_ listed: JSON, _ call: MakeCall) async throws(PlatformError) -> JSON {
        guard let listing = call.alone, let id = listed["id"]?.string else { return listed }
        let version = listed["version"]?.integer
        if let read = alone[id], read.version == version { return read.document }
        let path = Pages(PlannedList(listing: listing, parent: id)).first
        let answer = try await connection.send("GET", listing.path, path: path)
        guard answer.status == 200 else { throw answer.refusal(listing.route) }
        let document = try await connection.filled(answer.body, listing.texts)
        alone[id] = (version, document)
        return document
    }

    /// Whether something is there that nobody published yet.
    func isDraft(_ document: JSON, of kind: Kind) -> Bool {
        document["id"]?.string.map { drafts[kind.name]?.contains($0) ?? false } ?? false
    }

    /// Takes in a draft that was made, or what became of one that was published.
    func note(_ document: JSON, of kind: Kind, isDraft: Bool) {
        guard let id = document["id"]?.string else { return }
        if isDraft { drafts[kind.name, default: []].insert(id) } else { drafts[kind.name]?.remove(id) }
        note(document, of: kind)
        documents[kind.name]?[id] = document
    }

    /// The version something has by now; nil where it says none.
    func version(of kind: String, id: String) -> JSON? { documents[kind]?[id]?["version"] }

    /// What stands there of the name of a document, read anew and at once.
    func foundAnew(_ document: RebuiltDocument) async throws(PlatformError) -> JSON? {
        await read(document.call.kind.name, isUrgent: true)
        return try known(document)
    }

    /// The same as it was last read; read again where there was none, at once: somebody has to switch it off.
    func found(_ document: RebuiltDocument, for change: Change) async throws(PlatformError) -> JSON? {
        if documents[document.call.kind.name] != nil, let known = try known(document) { return known }
        return try await twin(of: document, for: change, isUrgent: true)
    }

    /// The same as it was last read.
    func known(_ document: RebuiltDocument) throws(PlatformError) -> JSON? {
        let kind = document.call.kind
        if let failure = failures[kind.name] { throw failure }
        if kind.layout == .setting { return documents[kind.name]?[kind.name] }
        let ids = names.ids(of: kind.name, named: document.name)
        guard ids.count < 2 else {
            throw PlatformError(
                call: "looking for one of \(kind.name)", reason: "found \(ids.count) of the same name",
                advice: .checkSetup("rename all but one, or do this one by hand"))
        }
        return ids.first.flatMap { documents[kind.name]?[$0] }
    }

    /// Takes in what the platform answered to a request that made something.
    func note(_ document: JSON, of kind: Kind) {
        guard let id = document["id"]?.string, documents[kind.name]?[id] == nil else { return }
        documents[kind.name, default: [:]][id] = document
        names.add(document, kind: kind.name, id: id)
    }

    /// Takes in that something is sent for a change.
    func noteTry(of change: Change) { tried.insert(change) }

    func wasTried(_ change: Change) -> Bool { tried.contains(change) }

    /// Takes in the job that was registered for a change; nil once it is over.
    func note(_ job: FlowImporting.Job?, of change: Change) { jobs[change] = job }

    func job(of change: Change) -> FlowImporting.Job? { jobs[change] }

    /// Takes in how a thing is after a request wrote to it.
    func renew(_ document: JSON, of kind: Kind) {
        guard let id = document["id"]?.string else {
            documents[kind.name] = nil
            return
        }
        documents[kind.name]?[id] = document
    }

    /// What stands there of a kind by its ids, as it was last read; read where it was not.
    func documents(of kind: Kind) async throws(PlatformError) -> [String: JSON] {
        if documents[kind.name] == nil { await read(kind.name) }
        if let failure = failures[kind.name] { throw failure }
        return documents[kind.name] ?? [:]
    }

    /// What stands there of the id of a change's target; read once for all changes that look for the first time since.
    ///
    /// - Parameter isAnew: Whether whoever looks again wants to see what is new.
    func listed(_ kind: Kind, for change: Change, isAnew: Bool) async throws(PlatformError) -> JSON? {
        if isAnew {
            if documents[kind.name] == nil || shown[kind.name, default: []].contains(change) { await read(kind.name) }
            shown[kind.name, default: []].insert(change)
        }
        return try await documents(of: kind)[change.target.id]
    }

    /// Whether something of that id was there when its list was last read.
    func holds(_ id: String, of kind: Kind) -> Bool { documents[kind.name]?[id] != nil }

    /// Why some kinds could not be read; nil where all could.
    func failure(of kinds: [String]) -> PlatformError? { kinds.lazy.compactMap { self.failures[$0] }.first }

    /// Everything that was read of some kinds, read again.
    func all(of kinds: [Kind]) async throws(PlatformError) -> [(kind: Kind, documents: [String: JSON])] {
        var all: [(kind: Kind, documents: [String: JSON])] = []
        for kind in kinds {
            await read(kind.name)
            if let failure = failures[kind.name] { throw failure }
            var read = (documents[kind.name] ?? [:]).filter { !isDraft($0.value, of: kind) }
            if let call = MakeCalls.call(for: kind.name), call.alone != nil {
                for (id, listed) in read where Listing.Each.isCustomAction(id) {
                    read[id] = try await whole(listed, call)
                }
            }
            all.append((kind, read))
        }
        return all
    }

    private func read(_ kind: String, isUrgent: Bool = false) async {
        guard let listing = MakeCall.listings[kind] else { return }
        shown[kind] = nil
        do throws(PlatformError) {
            var read = try await list(listing, isUrgent: isUrgent)
            if let drafts = MakeCalls.call(for: kind)?.publication?.drafts {
                let unpublished = try await list(drafts, isUrgent: isUrgent).filter { read[$0.key] == nil }
                self.drafts[kind] = Set(unpublished.keys)
                read.merge(unpublished) { published, _ in published }
            }
            documents[kind] = read
            failures[kind] = nil
            names.forget(kind)
            if listing.paging != .document { for (id, one) in read { names.add(one, kind: kind, id: id) } }
        } catch {
            documents[kind] = nil
            failures[kind] = error
        }
    }

    private func list(_ listing: Listing, isUrgent: Bool) async throws(PlatformError) -> [String: JSON] {
        var pages = Pages(PlannedList(listing: listing, parent: ""))
        var found: [String: JSON] = [:]
        var next: String? = pages.first
        while let path = next {
            let answer = try await connection.send("GET", listing.path, path: path, isUrgent: isUrgent)
            guard answer.status == 200 else { throw answer.refusal(listing.route) }
            if listing.paging == .document { return [listing.kind.name: answer.body] }
            guard let entities = answer.body["entities"], entities.kind == .array else {
                throw .silent(listing.route, "what there is")
            }
            for entity in entities.elements {
                guard let id = entity["id"]?.string else { throw .silent(listing.route, "the id of an entry") }
                found[id] = entity
            }
            do {
                next = try pages.next(after: answer.body)
            } catch {
                throw PlatformError(call: listing.route, reason: error.because, advice: .report)
            }
        }
        return found
    }
}
