import ContactCenter

extension CallFlow {

    /// A flow exported today, known by its name.
    static func drawn(_ name: String, _ role: Role, _ blocks: [Block], secrets: [String] = []) -> CallFlow {
        CallFlow(id: ID(name), name: name, role: role, taken: .today, blocks: blocks, writtenOutSecrets: secrets)
    }

    static func drawn(_ name: String, _ blocks: [Block]) -> CallFlow { drawn(name, .call, blocks) }

    static func drawn(_ blocks: [Block]) -> CallFlow { drawn("Main", .call, blocks) }
}

extension CallFlow.Block {

    /// A block from which all ways are sure.
    static func block(_ name: String, _ deeds: CallFlow.Deed..., to places: Int...) -> CallFlow.Block {
        CallFlow.Block(name, deeds, ways: places.map { CallFlow.Way(to: $0) })
    }
}

extension CallFlow.Deed {
    static func says(_ text: String) -> CallFlow.Deed { .says(CallFlow.Speech(text: text)) }
    static func plays(_ prompt: String) -> CallFlow.Deed { .says(CallFlow.Speech(prompts: [prompt])) }
}
