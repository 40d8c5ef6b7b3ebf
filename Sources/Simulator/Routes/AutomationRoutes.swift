/// Assistants, guides, flows and what they know.
extension RouteTable {
    static let automationRoutes = [
        Route(
            .get, "/api/v2/assistants", needs: .all("assistants:assistant:view"),
            serves: .uncountedCursor(of: .assistants)),
        Route(
            .get, "/api/v2/assistants/{assistantId}/copilot", needs: .all("assistants:copilot:view"),
            serves: .copilot),
        Route(.get, "/api/v2/guides", needs: .all("aiStudio:guide:view"), serves: .pages(of: .guides)),
        Route(.get, "/api/v2/flows", needs: .any("architect:flow:view"), serves: .pages(of: .flows)),
        Route(
            .get, "/api/v2/architect/emergencygroups", needs: .all("routing:emergencyGroup:view"),
            serves: .pages(of: .emergencyGroups)),
        Route(
            .get, "/api/v2/knowledge/knowledgebases", needs: .all("knowledge:knowledgebase:view"),
            serves: .uncountedCursor(of: .knowledgeBases)),
    ]
}
