import Capture
import Platforms
import Redaction
import Response

extension Changer {

    /// Has a flow imported, once those it names that come by the same plan are there.
    ///
    /// After a break it is looked for by name: a job whose end nobody saw leaves nothing else.
    func importFlow(
        _ change: Change, _ document: RebuiltDocument, _ flow: (export: FlowExport, after: Set<String>),
        over live: JSON?
    ) async throws(PlatformError) -> Secret? {
        guard live == nil else { throw .cameSince(document.name) }
        do throws(PlatformError) {
            try await wait(for: flow.after, before: document.name)
            guard try await !isThere(document) else { throw PlatformError.cameSince(document.name) }
            await standing.noteTry(of: change)
            let id = try await FlowImporting(connection).run(flow.export.script, named: document.name)
            await standing.note(document.imported(as: id), of: .flows)
        } catch {
            // Of an answer that was lost nobody knows yet.
            if case .retry = error.advice { throw error }
            await standing.giveUp(document.name, of: .flows)
            throw error
        }
        return nil
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

    /// Flows are imported side by side, and one that names another comes after it.
    private func wait(for names: Set<String>, before name: String) async throws(PlatformError) {
        var patience = AuditPatience()
        while let missing = await standing.missing(names, of: .flows) {
            guard !missing.isGivenUp, let wait = patience.next() else {
                throw PlatformError(
                    call: "importing \(name)",
                    reason: "was not tried: it names the flow \(missing.name), which did not come",
                    advice: .checkSetup("see why that was not imported, and apply the plan again"))
            }
            try await connection.sleep(wait, "importing \(name)")
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
    fileprivate static func cameSince(_ name: String) -> PlatformError {
        PlatformError(
            call: "importing \(name)", reason: "was not tried: a flow of that name came since it was planned",
            advice: .checkSetup("look who made it, and plan again"))
    }
}
