import Capture
import ContactCenter

extension TenantDraft {

    /// Assistants, guides, flows and the knowledge they answer from.
    mutating func addAssistance() {
        var draw = chance("automation")
        registers["ai-systems"] = ["Agent Help", "Opening Hours", "Store Finder"]
        registers["card-flow-publishers"] = [administrators[0].id]
        addAssistants(&draw)
        addGuides(&draw)
        addFlows(&draw)
        addEmergencyGroups(&draw)
        addKnowledge(&draw)
    }

    /// An assistant, and what is wrong with it.
    private struct DraftAssistant {
        let name: String
        var isActive = true
        var vendor = "Genesys"
        var isLive = true
        var weakness: String?
    }

    private mutating func addAssistants(_ draw: inout Draw) {
        var all = [
            DraftAssistant(name: "Agent Help"),
            // Switched off: whose engine it had is of no consequence.
            DraftAssistant(name: "Old Help", isActive: false, vendor: "GoogleDialogflow", isLive: false),
        ]
        if plants("CHN-06") {
            all += [
                DraftAssistant(
                    name: "Sales Help", vendor: "GoogleDialogflow",
                    weakness: "Its engine is of a maker on no list, and nobody approved it"),
                DraftAssistant(name: "Trial Help", weakness: "Nobody approved it"),
            ]
        }
        for assistant in all { add(assistant, &draw) }
    }

    private mutating func add(_ assistant: DraftAssistant, _ draw: inout Draw) {
        let (id, author) = (draw.uuid(), draw.one(of: administrators).id)
        let reference = #"{"id": "\#(author)", "selfUri": "/api/v2/users/\#(author)"}"#
        add(
            TenantLayout.assistants, id: id,
            """
            {
              "id": "\(id)", "name": "\(assistant.name)", "state": "\(assistant.isActive ? "Active" : "Inactive")",
              "dateCreated": "\(daysAgo(150))", "dateModified": "\(daysAgo(15))",
              "createdBy": \(reference), "modifiedBy": \(reference),
              "transcriptionConfig": {"vendorName": "\(assistant.vendor)"},
              "knowledgeSuggestionConfig": {"vendorName": "GenesysKnowledgeV3"},
              "copilot": {
                "enabled": \(assistant.isActive), "liveOnQueue": \(assistant.isLive), "defaultLanguage": "en-US",
                "summaryGenerationConfig": {"enabled": true}, "nluEngineType": "NluV3",
                "selfUri": "/api/v2/assistants/\(id)/copilot"
              },
              "selfUri": "/api/v2/assistants/\(id)"
            }
            """)
        if let weakness = assistant.weakness { plant("CHN-06", Subject(.assistant, id), weakness) }
    }

    private mutating func addGuides(_ draw: inout Draw) {
        addGuide("Opening Hours", released: "2.0", saved: "2.0", &draw)
        addGuide("Next Season", isPublished: false, released: nil, saved: "1.0", &draw)
        guard plants("CHN-07") else { return }
        let strange = addGuide("Refunds", source: "Transcripts", released: "1.0", saved: "1.0", &draw)
        plant("CHN-07", Subject(.instructions, strange), "It speaks with customers and nobody approved it")
        let changed = addGuide("Store Finder", released: "3.0", saved: "4.0", &draw)
        plant("CHN-07", Subject(.instructions, changed), "It was changed since it was released")
    }

    @discardableResult
    private mutating func addGuide(
        _ name: String, isPublished: Bool = true, source: String = "Manual", released: String?, saved: String,
        _ draw: inout Draw
    ) -> String {
        let id = draw.uuid()
        let created = daysAgo(90)
        add(TenantLayout.guides, id: id) { json in
            let version = { (number: String, json: inout JSONWriter) in
                json.field("version", number)
                json.field("selfUri", "/api/v2/guides/\(id)/versions/\(number)")
            }
            json.field("id", id)
            json.field("name", name)
            json.field("status", isPublished ? "Published" : "Draft")
            json.field("source", source)
            json.field("dateCreated", created)
            json.object("latestSavedVersion") { version(saved, &$0) }
            if let released { json.object("latestProductionReadyVersion") { version(released, &$0) } }
            json.field("selfUri", "/api/v2/guides/\(id)")
        }
        return id
    }

    /// What takes over from flows in an emergency.
    private mutating func addEmergencyGroups(_ draw: inout Draw) {
        if plants("CFG-01") {
            let call = "GET /api/v2/architect/emergencygroups"
            miss(TenantLayout.emergencyGroups, .failed(call: call, because: "503 service.unavailable"))
            return plant(
                "CFG-01", .tenant,
                "The list of emergency groups could not be read, and nothing says why it may be left out")
        }
        let id = draw.uuid()
        add(
            TenantLayout.emergencyGroups, id: id,
            """
            {
              "id": "\(id)", "name": "Evacuation", "description": "", "version": 2, "state": "active",
              "dateCreated": "\(daysAgo(600))", "createdBy": "\(administrators[0].id)", "enabled": false,
              "emergencyCallFlows": [], "division": {"id": "\(home.id)", "name": "\(home.name)"},
              "selfUri": "/api/v2/architect/emergencygroups/\(id)"
            }
            """)
    }

    private mutating func addKnowledge(_ draw: inout Draw) {
        for (name, isPublished, age) in [("Help Pages", true, 20), ("Agent Handbook", false, 5), ("Offers", true, 500)]
        {
            let id = draw.uuid()
            add(
                TenantLayout.knowledgeBases, id: id,
                """
                {
                  "id": "\(id)", "name": "\(name)", "coreLanguage": "en-US", "published": \(isPublished),
                  "dateCreated": "\(daysAgo(700))", "dateModified": "\(daysAgo(age))",
                  "dateDocumentLastModified": "\(daysAgo(age))", "faqCount": 12, "articleCount": 40,
                  "contentSearchEnabled": true, "selfUri": "/api/v2/knowledge/knowledgebases/\(id)"
                }
                """)
        }
    }
}
