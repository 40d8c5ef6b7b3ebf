import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Assistants, guides, flows and knowledge")
struct AutomationTests {

    private func assistant(_ members: String) throws -> Assistant? {
        try Answers().with(.assistants, "{\"id\":\"a\",\(members)}").translated()[.assistants].value?.first
    }

    @Test func `the platform's own engines have no other maker`() throws {
        let own = try assistant(
            #""transcriptionConfig":{"vendorName":"Genesys"},"#
                + #""knowledgeSuggestionConfig":{"vendorName":"GenesysKnowledgeV3"}"#)
        #expect(own?.makers == .observed([]))
    }

    @Test(
        arguments: [
            #""transcriptionConfig":{"vendorName":"GoogleDialogflow"}"#,
            #""transcriptionConfig":{"vendorName":"Genesys"},"googleDialogflowConfig":{"conversationProfiles":[]}"#,
            #""transcriptionConfig":{"vendorName":"Genesys"},"#
                + #""knowledgeSuggestionConfig":{"vendorName":"GoogleDialogflow"}"#,
        ])
    func `an engine of another maker is named wherever it stands`(members: String) throws {
        #expect(try assistant(members)?.makers == .observed(["Google"]))
    }

    @Test func `a prompt names the languages in whose words something was kept as a keyed hash`() throws {
        let document = """
            {"id":"p","name":"Test","resources":[{"language":"en-us","ttsString":"Use hmac-sha256:k1:01 now"},
            {"language":"de","ttsString":"Guten Tag"},{"language":"fr","text":"hmac-sha256:k1:02"},
            {"ttsString":"hmac-sha256:k1:03"}]}
            """
        let prompts = try Answers().with(.prompts, document, #"{"id":"q"}"#).translated()[.prompts].value
        #expect(prompts?.map(\.writtenOutSecrets) == [["en-us", "fr", "a language nobody named"], []])
    }

    @Test func `an engine the platform itself does not know, or does not name, is not known`() throws {
        #expect(try assistant(#""transcriptionConfig":{"vendorName":"Unknown"}"#)?.makers.leftOut != nil)
        #expect(try assistant(#""name":"A""#)?.makers.leftOut == "Assistant.transcriptionConfig")
        let novel = try assistant(#""transcriptionConfig":{"vendorName":"NovelSpeech"}"#)
        #expect(novel?.makers == .observed(["NovelSpeech"]))
    }

    @Test func `a copilot is live when it says so, and not known where it was left out`() throws {
        let live = try assistant(#""copilot":{"liveOnQueue":true,"summaryGenerationConfig":{"enabled":true}}"#)
        #expect(live?.copilot == .observed(Assistant.Copilot(isLive: true, summarizes: true)))
        #expect(try assistant(#""name":"A""#)?.copilot.leftOut == "Assistant.copilot")
        #expect(try assistant(#""state":"Inactive""#)?.isActive == false)
        #expect(try assistant(#""state":"Novel""#)?.isActive == true)
    }

    @Test func `a guide names its versions and where its text came from`() throws {
        let document = """
            {"id":"g","name":"Hours","status":"Published","source":"Prompt","latestSavedVersion":{"version":"3.0"},
            "latestProductionReadyVersion":{"version":"2.0"}}
            """
        let guide = try #require(try Answers().with(.guides, document).translated()[.instructions].value?.first)
        #expect(guide.isPublished && guide.origin == "Prompt" && guide.saved == "3.0" && guide.released == "2.0")
        let draft = try Answers().with(.guides, #"{"id":"g","status":"Draft"}"#).translated()[.instructions].value
        #expect(draft?.first?.isPublished == false)
    }

    @Test(arguments: [("BOT", true), ("DIGITALBOT", true), ("INBOUNDCALL", false)])
    func `a bot is a flow of its type`(type: String, isBot: Bool) throws {
        #expect(try flow(#""type":"\#(type)""#)?.isBot == isBot)
        #expect(try flow(#""type":"\#(type)","virtualAgentEnabled":true"#)?.isBot == true)
        #expect(try flow(#""type":"\#(type)""#)?.takesCards == false)
        #expect(try flow(#""type":"SECURECALL""#)?.takesCards == true)
    }

    @Test func `what runs of a flow says whether it is debugged, behind, and whose it is`() throws {
        let published = try flow(
            #""type":"BOT","publishedVersion":{"id":"4.0","debug":true},"savedVersion":{"id":"5.0"},"#
                + #""publishedBy":{"id":"p"}"#)?.published
        #expect(published?.isDebugged == .observed(true))
        #expect(published?.isBehind == .observed(true))
        #expect(published?.publisher == .observed(.person("p")))
        let client = try flow(
            #""type":"BOT","publishedVersion":{"id":"4.0","debug":false,"createdByClient":{"id":"c"}},"#
                + #""savedVersion":{"id":"4.0"},"publishedBy":{"id":"p"}"#)?.published
        #expect(client?.isBehind == .observed(false))
        #expect(client?.publisher == .observed(Subject(.client, "c")))
    }

    @Test func `what runs and says nothing of itself is not known, and nothing runs without a version`() throws {
        let bare = try flow(#""type":"BOT","publishedVersion":{"id":"4.0"}"#)?.published
        #expect(bare?.isDebugged.leftOut == "FlowVersion.debug")
        #expect(bare?.isBehind.leftOut == "Flow.savedVersion")
        #expect(bare?.publisher.leftOut == "Flow.publishedBy")
        #expect(try flow(#""type":"BOT""#)?.published == nil)
        #expect(try flow(#""type":"BOT","publishedVersion":null"#)?.published == nil)
    }

    @Test(arguments: [#"{"id":{}}"#, #""another""#, "{}"])
    func `a version that does not read runs all the same`(version: String) throws {
        let published = try #require(try flow(#""type":"BOT","publishedVersion":\#(version)"#)?.published)
        #expect(published.isDebugged.leftOut == "FlowVersion.id")
    }

    private func flow(_ members: String) throws -> Flow? {
        try Answers().with(.flows, "{\"id\":\"f\",\(members)}").translated()[.flows].value?.first
    }

    @Test func `a knowledge base says whether it is open and when it was changed`() throws {
        let document = #"{"id":"k","published":true,"dateDocumentLastModified":"2026-01-01T00:00:00Z"}"#
        let base = try #require(
            try Answers().with(.knowledgeBases, document).translated()[.knowledgeBases].value?.first)
        #expect(base.isPublished == .observed(true))
        #expect(base.lastChanged == .observed(try moment("2026-01-01T00:00:00Z")))
    }
}
