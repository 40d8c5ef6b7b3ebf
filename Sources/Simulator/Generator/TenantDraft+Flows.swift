import Capture
import ContactCenter

extension TenantDraft {

    /// A flow, and what is wrong with it.
    private struct DraftFlow {
        let name: String
        let type: String
        var published: String? = "4.0"
        var saved = "4.0"
        var isDebugged = false

        /// The number of the administrator who published it.
        var publisher = 0
        var weakness: String?
        var script = FlowScript.balance
    }

    mutating func addFlows(_ draw: inout Draw) {
        let usual = [
            DraftFlow(name: "Main Line", type: "INBOUNDCALL", publisher: 1),
            DraftFlow(name: "Card Payment", type: "SECURECALL", script: .cards),
            DraftFlow(name: "Store Finder", type: "BOT", script: .bot),
            // Never published: nobody runs into it.
            DraftFlow(name: "Draft Menu", type: "INBOUNDCALL", published: nil, saved: "1.0", isDebugged: true),
        ]
        for flow in usual + weakFlows() {
            let id = add(flow, &draw)
            if mainLine == nil { mainLine = id }
        }
        if plants("CHN-07") {
            let id = add(DraftFlow(name: "Claims Bot", type: "DIGITALBOT", script: .bot), &draw)
            plant("CHN-07", Subject(.flow, id), "It speaks with customers and nobody approved it")
        }
        addWeakScripts(&draw)
    }

    /// What flows say and call, which only their exports tell.
    private mutating func addWeakScripts(_ draw: inout Draw) {
        registers["announcements"] = ["this call may be recorded", "Recording_Notice"]
        registers["bot-disclosures"] = ["i am a virtual assistant"]
        registers["caller-verifications"] = ["Check PIN"]
        registers["open-data-actions"] = ["Get Weather"]
        let weak: [(String, String, FlowScript, String, String)] = [
            (
                "DAT-14", "After Hours", .closedWithoutAnnouncement, "INBOUNDCALL",
                "Whoever calls after closing is put through and hears no announcement"
            ),
            ("DAT-15", "Quick Balance", .unverified, "INBOUNDCALL", "It tells a balance to whoever calls"),
            ("INT-17", "Weather Line", .secret, "INBOUNDCALL", "It holds a key of another system"),
            ("CHN-10", "Returns Bot", .hiddenBot, "DIGITALBOT", "It asks before it says that it is a bot"),
        ]
        for (control, name, script, type, weakness) in weak where plants(control) {
            let id = add(DraftFlow(name: name, type: type, script: script), &draw)
            if type == "DIGITALBOT" { registers["ai-systems"]?.append(name) }
            plant(control, Subject(.flow, id), weakness)
        }
    }

    private func weakFlows() -> [DraftFlow] {
        guard plants("CHN-09") else { return [] }
        return [
            DraftFlow(name: "Balance", type: "INBOUNDCALL", isDebugged: true, weakness: "It is debugged in service"),
            DraftFlow(
                name: "Card Update", type: "SECURECALL", publisher: 1,
                weakness: "It takes card numbers and was published by somebody on no list", script: .cards),
            DraftFlow(
                name: "Evening Line", type: "INBOUNDCALL", saved: "5.0", weakness: "It has edits that do not run"),
        ]
    }

    @discardableResult
    private mutating func add(_ flow: DraftFlow, _ draw: inout Draw) -> String {
        let id = draw.uuid()
        let publisher = administrators[flow.publisher % administrators.count]
        let published = flow.published.map { version in
            """
            "publishedVersion": {
              "id": "\(version)", "name": "\(version)", "type": "PUBLISH", "secure": \(flow.type == "SECURECALL"),
              "debug": \(flow.isDebugged), "datePublished": "\(daysAgo(30))",
              "createdBy": {"id": "\(publisher.id)", "name": "\(publisher.name)", "version": 1}
            },
            "publishedBy": {"id": "\(publisher.id)", "name": "\(publisher.name)", "version": 1},
            """
        }
        add(
            TenantLayout.flows, id: id,
            """
            {
              "id": "\(id)", "name": "\(flow.name)", "type": "\(flow.type)", "active": \(flow.published != nil),
              "system": false, "deleted": false, \(published ?? "")
              "savedVersion": {"id": "\(flow.saved)", "name": "\(flow.saved)", "type": "SAVE", "debug": false},
              "division": {"id": "\(home.id)", "name": "\(home.name)"}, "virtualAgentEnabled": false,
              "selfUri": "/api/v2/flows/\(id)"
            }
            """)
        if flow.published != nil {
            let word = flow.type == "DIGITALBOT" ? "digitalBotFlow" : nil
            let export = flow.script.export(named: flow.name, as: word)
            flowExports.append(SimulatedFlowExport(name: "\(flow.name).yaml", bytes: Array(export.utf8)))
        }
        if let weakness = flow.weakness { plant("CHN-09", Subject(.flow, id), weakness) }
        return id
    }
}
