import Capture
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

    /// The changes something was sent for.
    private var tried: Set<Change> = []

    /// The jobs that import flows, by their changes: whose end nobody saw.
    private var jobs: [Change: FlowImporting.Job] = [:]

    /// The changes that were looked at since their kind was read: whoever looks again wants to see what is new.
    private var shown: [String: Set<Change>] = [:]

    init(_ connection: Connection) { self.connection = connection }

    /// Reads the lists some changes are looked at with: their own kinds anew, and what they refer to once.
    ///
    /// - Returns: Why one of their own kinds could not be read.
    ///
    /// - Parameter besides: The kinds of what else they name.
    func gather(
        _ changes: [Change], _ rebuilt: [Change: RebuiltDocument], besides: Set<String>
    ) async -> PlatformError? {
        let documents = changes.compactMap { rebuilt[$0] }
        let own = Set(documents.map(\.call.kind.name))
        let referred = documents.reduce(into: besides) { $0.formUnion($1.referred) }.subtracting(own)
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
            all.append((kind, documents[kind.name] ?? [:]))
        }
        return all
    }

    private func read(_ kind: String, isUrgent: Bool = false) async {
        guard let listing = MakeCall.listings[kind] else { return }
        shown[kind] = nil
        do throws(PlatformError) {
            let read = try await list(listing, isUrgent: isUrgent)
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
