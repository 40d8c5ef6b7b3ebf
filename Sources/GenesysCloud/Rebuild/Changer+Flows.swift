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
        guard live == nil else {
            throw PlatformError(
                call: "importing \(document.name)", reason: "was not tried: one of that name came since it was planned",
                advice: .checkSetup("look at it, and plan again"))
        }
        do throws(PlatformError) {
            try await wait(for: flow.after, before: document.name)
            let id = try await FlowImporting(connection).run(flow.export.script, named: document.name)
            await standing.note(document.imported(as: id), of: .flows)
        } catch {
            await standing.giveUp(document.name, of: .flows)
            throw error
        }
        return nil
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

    /// Whether a flow is there: what it does, no list says.
    fileprivate func isStanding(_ live: JSON) -> Bool {
        live["type"]?.string == wanted["type"]?.string && live["publishedVersion"]?.isNull == false
    }

    func seenFlow(_ live: JSON?) -> Seen {
        Seen(isDone: live.map(isStanding) ?? false, mark: live?["publishedVersion"]?["id"]?.string)
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
