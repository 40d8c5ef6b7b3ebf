public import Assurance
import ContactCenter

extension Control {
    public static let assistantsAreApproved = Control(
        "CHN-06",
        "Assistants that listen to customers are approved, and so are the makers of their engines",
        severity: .high,
        satisfies: .iso27001("A.5.9"), .iso27001("A.5.23"), .iso27001("A.5.34"), .nistCSF("ID.AM-02"),
        .nistCSF("GV.SC-07"), .nistAIRMF("GOVERN 1.6"), .nistAIRMF("GOVERN 6.1"), .nistAIRMF("MAP 4.1"),
        why: """
            An assistant hears every word of a conversation. If its engine is another company's, the words go there \
            too, and what becomes of them is in a contract that perhaps nobody signed.
            """,
        remedy: """
            Assess the assistant and list it under ai-systems, and the maker of its engine under suppliers. Switch \
            those off that nobody answers for.
            """,
        of: .assistants,
        given: Fact(ifKnown: .approvedAutomation), Fact(ifKnown: .approvedSuppliers)
    ) { approved, suppliers in
        Question { assistant in
            var defects = Defects(of: .assistant(assistant))
            guard assistant.isActive else { return defects }
            if let makers = defects.know(assistant.makers, of: .assistants) { defects.look(at: makers, suppliers) }
            if let approved = defects.know(approved, of: .approvedAutomation),
                !approved.contains(assistant.id.rawValue), !approved.contains(assistant.name)
            {
                defects.add(
                    .medium, "works with customers and is on no list of ours", seen: assistant.doing,
                    expected: "an entry in ai-systems")
            }
            return defects
        }
    }
}

extension Assistant {

    /// What it is seen to do; what is not known of it is not said.
    fileprivate var doing: String {
        guard let copilot = copilot.value else { return "active" }
        return "active" + (copilot.isLive ? ", live on queues" : "")
            + (copilot.summarizes ? ", writes summaries" : "")
    }
}

extension Defects {
    fileprivate mutating func look(at makers: [String], _ suppliers: Reading<Register>) {
        guard !makers.isEmpty, let suppliers = know(suppliers, of: .approvedSuppliers) else { return }
        let strangers = makers.filter { !suppliers.contains($0) }
        if !strangers.isEmpty {
            add(
                .high, "hands conversations to a maker on no list of ours",
                seen: "works with an engine of \(strangers.spelledOut())", expected: "an entry in suppliers")
        }
    }
}
