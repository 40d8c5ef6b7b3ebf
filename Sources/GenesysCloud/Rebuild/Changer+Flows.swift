import Capture
public import ContactCenter
import Platforms
import Redaction
public import Response

extension Changer {

    /// What comes by the same plan before a change: of a flow the flows it names.
    ///
    /// In its own tenant that is everything it names that comes back too.
    public func comesAfter(_ change: Change) -> Set<Subject> {
        (rebuilt[change]?.flow?.after ?? []).union(rebuilt[change]?.after ?? [])
            .union((documents[change]?.renamed ?? []).map(\.target))
    }

    /// How long the platform may be about a change before anything of it shows; nil where a look tells at once.
    public func mayTake(_ change: Change) -> Duration? {
        change.verb == .make && rebuilt[change]?.flow != nil ? FlowImporting.longest : nil
    }

    /// Has a flow imported.
    ///
    /// Where an answer was lost the same job goes on: another would import it once more. After a break it is looked for by
    /// name: a job whose end nobody saw leaves nothing else.
    func importFlow(
        _ change: Change, _ document: RebuiltDocument, _ export: FlowExport, over live: JSON?
    ) async throws(PlatformError) -> Secret? {
        if let live { throw .cameSince(document, as: live["type"]?.string) }
        do throws(PlatformError) {
            let id = try await imported(change, document, export)
            await standing.note(document.imported(as: id), of: .flows)
        } catch {
            // Of an answer that was lost nobody knows yet.
            if case .retry = error.advice { throw error }
            await standing.note(nil, of: change)
            throw error
        }
        return nil
    }

    private func imported(
        _ change: Change, _ document: RebuiltDocument, _ export: FlowExport
    ) async throws(PlatformError) -> String? {
        let importing = FlowImporting(connection)
        var job = try await job(of: change, document, importing)
        if try await importing.waitsForFile(job) {
            if let why = halted() { throw .stopped(document.name, why, mayHaveBegun: job.mayHaveBegun) }
            await standing.noteTry(of: change)
            job.mayHaveBegun = true
            await standing.note(job, of: change)
            try await importing.upload(export.script, named: document.name, for: job)
        }
        return try await importing.finished(job, named: document.name)
    }

    /// The job that was registered for a change; a new one where there was none.
    private func job(
        of change: Change, _ document: RebuiltDocument, _ importing: FlowImporting
    ) async throws(PlatformError) -> FlowImporting.Job {
        if let known = await standing.job(of: change) { return known }
        guard try await !isThere(document) else { throw .cameSince(document, as: nil) }
        if let why = halted() { throw .stopped(document.name, why, mayHaveBegun: false) }
        let job = try await importing.begin()
        await standing.note(job, of: change)
        return job
    }

    /// Whether one of that name and kind is there by now: the platform would write over it, whatever the case of its letters.
    private func isThere(_ document: RebuiltDocument) async throws(PlatformError) -> Bool {
        let (name, type) = (document.name, document.wanted["type"]?.string ?? "")
        let route = "/api/v2/flows"
        let query = "?name=\(Address.escaped(name))&type=\(Address.escaped(type.lowercased()))&pageSize=100"
        let answer = try await get(route, path: route + query)
        guard let entities = answer.body["entities"], entities.kind == .array else {
            throw .silent("GET \(route)", "what there is")
        }
        return entities.elements.contains { flow in
            flow["name"]?.string?.lowercased() == name.lowercased() && flow["type"]?.string == type
        }
    }
}

extension RebuiltDocument {

    /// A flow counts as imported where one of its name is published, and by us: what it does, no list says.
    fileprivate func isImported(_ live: JSON, wasTried: Bool, by client: String) -> Bool {
        guard let version = live["publishedVersion"], !version.isNull, live["type"]?.string == wanted["type"]?.string
        else { return false }
        return wasTried || version["createdByClient"]?["id"]?.string == client
    }

    /// - Parameters:
    ///   - wasTried: Whether something was sent for it by this process.
    ///   - client: The one we call with.
    func seenFlow(_ live: JSON?, wasTried: Bool, by client: String) -> Seen {
        Seen(
            isDone: live.map { isImported($0, wasTried: wasTried, by: client) } ?? false,
            mark: live?["publishedVersion"]?["id"]?.string)
    }

    /// What others refer to, before the list of flows is read again.
    fileprivate func imported(as id: String?) -> JSON {
        var json = JSONWriter()
        json.object { json in
            json.field("id", ifPresent: id)
            json.field("name", name)
            json.field("type", ifPresent: wanted["type"]?.string)
        }
        return (try? JSON(json.bytes)) ?? JSON(literal: "{}")
    }
}

extension PlatformError {

    /// - Parameter type: The kind of flow it is, where that is known.
    fileprivate static func cameSince(_ document: RebuiltDocument, as type: String?) -> PlatformError {
        let wanted = document.wanted["type"]?.string
        let other = type.flatMap { $0 == wanted ? nil : " (\($0), and not \(wanted ?? "of its kind"))" } ?? ""
        return PlatformError(
            call: "importing \(document.name)",
            reason: "was not tried: a flow of that name\(other) came since it was planned",
            advice: .checkSetup("look who made it, and plan again"))
    }

    /// Its file is not put any more.
    fileprivate static func stopped(_ name: String, _ why: String, mayHaveBegun: Bool) -> PlatformError {
        PlatformError(
            call: "importing \(name)", reason: "was stopped before its file was put: \(why)",
            advice: mayHaveBegun
                ? .retry(after: .seconds(60)) : .checkSetup("apply the plan again, once it may go on"),
            isUntried: !mayHaveBegun)
    }
}
