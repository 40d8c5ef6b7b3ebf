import Assurance
import ContactCenter

extension GenesysCloud {
    static let assistanceGuides: [Guide] = [
        Guide(
            "CHN-06",
            fields: [
                "Assistant.state", "Assistant.transcriptionConfig", "Assistant.knowledgeSuggestionConfig",
                "Assistant.googleDialogflowConfig", "Copilot.liveOnQueue", "SummaryGenerationConfig.enabled",
            ],
            menu: "not looked up: go by the call",
            call: "GET /api/v2/assistants/{assistantId}/copilot",
            caveats: """
                The copilot comes with the list when it is asked for; where it does not, only what an assistant does \
                is not told. No field says which model works in it, what it was trained with, or whether anybody \
                consented. Which assistants and makers you approved, only you can say.
                """,
            basis: .specification,
            source: described("GET /api/v2/assistants, Assistant, Copilot")),
        Guide(
            "CHN-07",
            fields: [
                "Guide.status", "Guide.source", "Guide.latestSavedVersion", "Guide.latestProductionReadyVersion",
                "Flow.type", "Flow.virtualAgentEnabled", "Flow.publishedVersion",
            ],
            menu: "not looked up: go by the call",
            call: "GET /api/v2/guides",
            caveats: """
                The text a guide is told to follow is not read: the description of the API we go by has no call for \
                it, so nothing is said of secrets or personal data in it. A bot is a flow of the type BOT or \
                DIGITALBOT, or one with a virtual agent.
                """,
            basis: .specification,
            source: described("GET /api/v2/guides, Guide; GET /api/v2/flows, Flow")),
        Guide(
            "CHN-08",
            fields: ["KnowledgeBase.published", "KnowledgeBase.dateDocumentLastModified"],
            menu: "not looked up: go by the call",
            call: "GET /api/v2/knowledge/knowledgebases",
            caveats: """
                Whether an article in it is right, or meant for everybody, no field tells: it is evidence for whoever \
                looks at the list.
                """,
            basis: .specification,
            source: described("GET /api/v2/knowledge/knowledgebases, KnowledgeBase")),
        Guide(
            "CHN-09",
            fields: [
                "Flow.type", "FlowVersion.debug", "Flow.publishedVersion", "Flow.savedVersion", "Flow.publishedBy",
                "FlowVersion.createdByClient",
            ],
            menu: "not looked up: go by the call",
            call: "POST /api/v2/flows/actions/publish",
            caveats: """
                Publishing what was saved puts every waiting edit in front of customers: read the differences first. \
                Card flows are those of the type SECURECALL; a card number asked for in another flow is not seen here.
                """,
            basis: .specification,
            source: described("GET /api/v2/flows, Flow, FlowVersion")),
    ]
}
