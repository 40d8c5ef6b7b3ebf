import Capture
import ContactCenter

extension Capture {

    /// Programs that listen in and help the agent.
    ///
    /// Source: `GET /api/v2/assistants?expand=copilot`, checked 2026-11-29.
    func assistants() throws(CaptureError) -> Reading<[Assistant]> {
        try list(.assistants) { document, flaws in
            Assistant(
                id: Assistant.ID(document.id), name: document.name,
                isActive: document.isOn("state", unless: ["inactive"], "Assistant.state", &flaws),
                makers: document.makers, copilot: document.copilot)
        }
    }

    /// What virtual agents are told to do.
    ///
    /// Source: `GET /api/v2/guides`, checked 2026-11-29.
    func instructions() throws(CaptureError) -> Reading<[Instructions]> {
        try list(.guides) { document, flaws in
            Instructions(
                id: Instructions.ID(document.id), name: document.name,
                isPublished: document.isOn("status", unless: ["draft"], "Guide.status", &flaws),
                origin: document["source"]?.string,
                saved: document.at("latestSavedVersion", "version")?.string,
                released: document.at("latestProductionReadyVersion", "version")?.string)
        }
    }

    /// What somebody hears.
    ///
    /// Source: `GET /api/v2/architect/prompts`, `PromptAsset.ttsString`, API description of July 2026.
    func prompts() throws(CaptureError) -> Reading<[Prompt]> {
        try list(.prompts) { document, _ in
            let marked = (document["resources"]?.elements ?? JSON.nothing.elements).filter { resource in
                [resource["ttsString"], resource["text"]].contains { $0?.string?.contains("hmac-sha256:") == true }
            }
            return Prompt(
                id: Prompt.ID(document.id), name: document.name,
                writtenOutSecrets: marked.map { $0["language"]?.string ?? "a language nobody named" })
        }
    }

    /// Articles that agents, bots and perhaps everybody can read.
    ///
    /// Source: `GET /api/v2/knowledge/knowledgebases`, checked 2026-11-29.
    func knowledgeBases() throws(CaptureError) -> Reading<[KnowledgeBase]> {
        try list(.knowledgeBases) { document, _ in
            KnowledgeBase(
                id: KnowledgeBase.ID(document.id), name: document.name,
                isPublished: document["published"].reading(of: "KnowledgeBase.published", \.boolean),
                lastChanged: document["dateDocumentLastModified"].reading(
                    of: "KnowledgeBase.dateDocumentLastModified", \.time))
        }
    }
}

extension Document {

    /// Whose engines an assistant works with, the platform's own left out.
    ///
    /// The transcription's vendor is always named; without it nobody can say who hears the words.
    fileprivate var makers: Reading<[String]> {
        at("transcriptionConfig", "vendorName").reading(of: "Assistant.transcriptionConfig", \.string).flatMap {
            hears in
            let knows = at("knowledgeSuggestionConfig", "vendorName")?.string
            var words = [hears, knows].compactMap(\.self)
            if at("googleDialogflowConfig")?.kind == .object { words.append("GoogleDialogflow") }
            if words.contains("Unknown") { return .absent(.leftOut(field: "TranscriptionConfig.vendorName, known")) }
            return .observed(Set(words.compactMap(Self.maker)).sorted())
        }
    }

    /// Who makes an engine; nil for the platform's own, the platform's word for one we do not know.
    private static func maker(of engine: String) -> String? {
        if engine.hasPrefix("Genesys") { return nil }
        return engine == "GoogleDialogflow" ? "Google" : engine
    }

    fileprivate var copilot: Reading<Assistant.Copilot> {
        self["copilot"].reading(of: "Assistant.copilot") { copilot in
            guard let isLive = copilot["liveOnQueue"]?.boolean else { return nil }
            return Assistant.Copilot(
                isLive: isLive, summarizes: copilot["summaryGenerationConfig"]?["enabled"]?.boolean ?? false)
        }
    }
}
