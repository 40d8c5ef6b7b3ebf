import Assurance
import ContactCenter

extension GenesysCloud {

    /// The controls that read flows as the platform exports them.
    static let flowGuides: [Guide] = [
        Guide(
            "INT-17",
            fields: ["lit", "exp", "tts", "initialValue", "Flow.publishedVersion", "PromptAsset.ttsString"],
            menu: "Architect > the flow > Export; Architect > Prompts",
            call: "POST /api/v2/flows/export/jobs",
            caveats: """
                A secret is known by the name it stands under or by its own shape; one under a harmless name is not \
                seen. In the words of a prompt only the shape tells; what was recorded is not listened to. \(older)
                """,
            basis: .observed, source: exports),
        Guide(
            "DAT-14",
            fields: [
                "initialGreeting", "playAudio.audio", "transferToAcd.preTransferAudio", "transferToAcd", "outputs",
                "enableParticipantRecord", "settingsMenu.listenForExtensionDialing",
            ],
            menu: "Architect > the flow",
            call: "POST /api/v2/flows/actions/publish",
            caveats: """
                Whether the words suffice where callers are, counsel says. An announcement in the in-queue flow alone \
                is not counted. What is not known of an export, a common module among it, leaves the paths behind it \
                open. Whether calls are recorded at all is not asked here. \(older)
                """,
            basis: .observed, source: exports),
        Guide(
            "DAT-15",
            fields: ["callData.category", "outputs.success", "outputs.failure", "targetTaskRef"],
            menu: "Architect > the flow",
            call: "POST /api/v2/flows/actions/publish",
            caveats: """
                A block counts as verified on its outputs success, yes and found alone. Which data actions tell \
                something of a customer no field says: every one counts that is not listed as open. \(older)
                """,
            basis: .observed, source: exports),
        Guide(
            "DAT-16",
            fields: ["name", "callData.category"],
            menu: "Architect > the flow",
            call: "POST /api/v2/flows/export/jobs",
            caveats: "A block is found by its name alone: what it asks, and whether that is enough, nobody looks at.",
            basis: .observed, source: exports),
        Guide(
            "CHN-10",
            fields: ["askForIntent.question", "askForSlot.question", "communicate.communication"],
            menu: "Architect > the bot flow",
            call: "POST /api/v2/flows/actions/publish",
            caveats: """
                The question itself may say it. What a virtual agent or an engine of another maker says is not in the \
                export. \(older)
                """,
            basis: .observed, source: exports),
    ]

    private static let older =
        "An export older than the version that runs decides nothing but what falls short in it."

    private static let exports = """
        exports published by the vendor (GenesysCloudBlueprints), looked up 2026-11-29; GET /api/v2/flows, API \
        description of July 2026, checked 2026-11-22
        """
}
