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
    }

    mutating func addFlows(_ draw: inout Draw) {
        let usual = [
            DraftFlow(name: "Main Line", type: "INBOUNDCALL", publisher: 1),
            DraftFlow(name: "Card Payment", type: "SECURECALL"),
            DraftFlow(name: "Store Finder", type: "BOT"),
            // Never published: nobody runs into it.
            DraftFlow(name: "Draft Menu", type: "INBOUNDCALL", published: nil, saved: "1.0", isDebugged: true),
        ]
        for flow in usual + weakFlows() { add(flow, &draw) }
        guard plants("CHN-07") else { return }
        let id = add(DraftFlow(name: "Claims Bot", type: "DIGITALBOT"), &draw)
        plant("CHN-07", Subject(.flow, id), "It speaks with customers and nobody approved it")
    }

    private func weakFlows() -> [DraftFlow] {
        guard plants("CHN-09") else { return [] }
        return [
            DraftFlow(name: "Balance", type: "INBOUNDCALL", isDebugged: true, weakness: "It is debugged in service"),
            DraftFlow(
                name: "Card Update", type: "SECURECALL", publisher: 1,
                weakness: "It takes card numbers and was published by somebody on no list"),
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
        if let weakness = flow.weakness { plant("CHN-09", Subject(.flow, id), weakness) }
        return id
    }
}
