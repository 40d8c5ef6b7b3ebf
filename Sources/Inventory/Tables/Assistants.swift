import ContactCenter

extension Table {
    static let assistants = Table(
        "assistants", "A program that listens in and helps the agent.", of: .assistants,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_active", "whether it is switched on") { $0.isActive },
            .text(
                "makers", "whose engines it works with, the platform's own left out; joined by commas",
                ifKnown: { $0.makers.map { $0.joined(separator: ", ") } }),
            .flag("is_live", "whether its copilot works on queues", ifKnown: { $0.copilot.map { $0.isLive } }),
        ])

    static let guides = Table(
        "ai_guides", "What a virtual agent is told to do.", of: .instructions,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_published", "whether it speaks with customers") { $0.isPublished },
            .text("origin", "where its text is from, in the platform's word") { $0.origin },
            .text("saved", "the version last saved") { $0.saved },
            .text("released", "the version that speaks") { $0.released },
        ])

    static let flows = Table(
        "flows", "A program that leads customers through a call or a chat.", of: .flows,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .text("type", "the platform's word for it: `INBOUNDCALL`, `BOT`") { $0.type },
            .flag("is_bot", "whether a machine holds the conversation") { $0.isBot },
            .flag("takes_cards", "whether card numbers are entered into it") { $0.takesCards },
            .flag("is_published", "whether it runs") { $0.published != nil },
        ])

    static let prompts = Table(
        "prompts", "What somebody hears: a recording, or words that a machine reads out.", of: .prompts,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .number("written_out_secrets", "in how many languages a secret stands in its words") {
                $0.writtenOutSecrets.count
            },
        ])

    static let knowledgeBases = Table(
        "knowledge_bases", "Articles that agents, bots and perhaps everybody can read.", of: .knowledgeBases,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_published", "whether it is open", ifKnown: { $0.isPublished }),
            .moment("last_changed", "when an article in it was last changed", ifKnown: { $0.lastChanged.map { $0 } }),
        ])
}
