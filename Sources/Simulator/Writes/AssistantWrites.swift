import Capture
import ContactCenter

/// What may be written of an assistant: its copilot.
extension RouteTable {
    static let assistanceWrites = [
        Route(
            .put, "/api/v2/assistants/{assistantId}/copilot", needs: .all("assistants:copilot:edit"),
            serves: .copilotEdit)
    ]
}

extension Form {

    /// `Copilot`.
    fileprivate static let copilot = Form(
        """
        liveOnQueue!:flag defaultLanguage! knowledgeAnswerConfig:object summaryGenerationConfig:object \
        wrapupCodePredictionConfig:object answerGenerationConfig:object nluEngineType:NluV3 nluConfig:object \
        ruleEngineConfig:object autoSearchConfig:object manualSearchConfig:object
        """)
}

extension Serving {

    /// `Copilot`: an assistant without one has nothing there (assumed).
    static let copilot = Serving("assistants") { inquiry throws(Refusal) in
        let assistant = inquiry.tenant.document(.one(.assistants, id: inquiry.parameters[0]))
        guard let copilot = assistant?["copilot"] else { throw .notFound }
        return Answer(copilot.canonical())
    }

    /// What is not sent goes, but for what the platform writes itself; the language stays what it was first set to.
    ///
    /// Source: `Copilot` of the API description of July 2026: "Once set, it can not be modified"; how that is refused is
    /// assumed.
    static let copilotEdit = Serving("assistants", changes: true, takesBody: true) { inquiry throws(Refusal) in
        let asked = try Form.copilot.read(inquiry.body)
        return try inquiry.reception.change { tenant throws(Refusal) in
            var edit = try Edit(
                .one(.assistants, id: inquiry.parameters[0]), of: tenant, inquiry, asked: asked)
            guard let standing = edit.before["copilot"] else { throw .notFound }
            let before = Members(standing)
            if let language = before["defaultLanguage"]?.string, let other = asked["defaultLanguage"]?.string,
                language != other
            {
                throw .invalid(other, for: "defaultLanguage", allowed: language)
            }
            var copilot = asked
            for name in ["enabled", "selfUri"] { copilot[name] = before[name] }
            edit.after.set("copilot", copilot)
            edit.keep(in: &tenant)
            inquiry.tell(
                .copilot, "Update", .init(id: inquiry.parameters[0], name: edit.before["name"]?.string ?? ""),
                Edit.told(from: before, to: copilot))
            return Answer(copilot.json.canonical())
        }
    }
}
