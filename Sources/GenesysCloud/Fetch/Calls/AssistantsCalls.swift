import Capture

extension Listing {

    /// All copilots in one list, instead of a call for each assistant.
    ///
    /// Source: `GET /api/v2/assistants`, API description of July 2026: the page size is a string.
    static let assistants = Listing(
        .assistants, "/api/v2/assistants", query: [Parameter("expand", "copilot")], paging: .links(size: 100),
        needs: .all(["assistants:assistant:view"]))

    /// Source: `GET /api/v2/guides`, API description of July 2026.
    static let guides = Listing(
        .guides, "/api/v2/guides", paging: .pages(size: 100), needs: .all(["aiStudio:guide:view"]))

    /// Source: `GET /api/v2/flows`, API description of July 2026.
    static let flows = Listing(
        .flows, "/api/v2/flows", paging: .pages(size: 100), needs: .any(["architect:flow:view"]))

    /// What takes over from flows in an emergency: no control reads it, whoever rebuilds a tenant does.
    ///
    /// Source: `GET /api/v2/architect/emergencygroups`, API description of July 2026.
    static let emergencyGroups = Listing(
        .emergencyGroups, "/api/v2/architect/emergencygroups", paging: .pages(size: 100),
        needs: .all(["routing:emergencyGroup:view"]), profile: .configuration)

    /// Source: `GET /api/v2/knowledge/knowledgebases`, API description of July 2026: the page size is a string.
    static let knowledgeBases = Listing(
        .knowledgeBases, "/api/v2/knowledge/knowledgebases", paging: .links(size: 100),
        needs: .all(["knowledge:knowledgebase:view"]))
}
