import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-10: bots say what they are")
struct BotsSayWhatTheyAreTests {
    let control = Control.botsSayWhatTheyAre

    private func knowing(_ flows: CallFlow...) -> TenantSnapshot {
        tenant.knowing(.callFlows, flows).knowing(.flows, [])
            .knowing(.botDisclosures, Register(["i am a virtual assistant"]))
    }

    @Test func `saying so before the question, or in it, is in order`() {
        let before = CallFlow.drawn(
            "Bot", .bot, [.block("Hello", .says("Hi, I am a virtual assistant."), to: 1), .block("Ask", .asks)])
        #expect(control(knowing(before)) == .met(examined: 1))
        let within = CallFlow.drawn("Bot", .bot, [.block("Ask", .says("I am a virtual assistant. Yes?"), .asks)])
        #expect(control(knowing(within)).isMet)
    }

    @Test func `asking first falls short`() {
        let late = CallFlow.drawn(
            "Bot", .bot, [.block("Ask", .says("Yes?"), .asks, to: 1), .block("Bye", .says("I am a virtual assistant"))])
        #expect(control.findings(in: knowing(late)) == ["flow/Bot medium"])
    }

    @Test func `a flow that hands over to a bot may have said so`() {
        let bot = CallFlow.drawn("Bot", .bot, [.block("Ask", .asks)])
        let silent = CallFlow.drawn([.block("Over", .visits("Bot"))])
        #expect(control.findings(in: knowing(silent, bot)) == ["flow/Bot medium"])
        let told = CallFlow.drawn([
            .block("Hello", .says("I am a virtual assistant"), to: 1), .block("Over", .visits("Bot")),
        ])
        #expect(!control.missing(in: knowing(told, bot)).isEmpty)
    }

    @Test func `a menu of a call flow is no bot`() {
        #expect(control(knowing(.drawn([.block("Menu", .asks)]))).isNotApplicable)
    }

    @Test func `without named disclosures nothing is decided`() {
        let bot = CallFlow.drawn("Bot", .bot, [.block("Ask", .asks)])
        let bare = tenant.knowing(.callFlows, [bot]).knowing(.flows, [])
        #expect(control.missing(in: bare) == [.register("bot-disclosures")])
        #expect(control.missing(in: tenant.knowing(.flows, [])).contains(.noFlowExports))
    }
}
