import Capture
import ContactCenter

/// What of telephony changes with something else, and the copilot of an assistant.
extension RouteTable {
    static let assistanceWrites = [
        Route(
            .put, "/api/v2/assistants/{assistantId}/copilot", needs: .all("assistants:copilot:edit"),
            serves: .copilotEdit)
    ]
}

extension Tenant {

    /// Trunks are in service where the property `trunk_enabled` of their settings says so.
    ///
    /// Source: `Trunk.inService` of the API description of July 2026.
    mutating func serve(trunksOf settings: String, as base: Members) {
        guard let isInService = base["properties"]?["trunk_enabled"]?["value"]?["instance"]?.boolean else { return }
        for document in documents(.trunks) where document["trunkBase"]?["id"]?.string == settings {
            guard let id = document["id"]?.string, document["inService"]?.boolean != isInService else { continue }
            var trunk = Members(document)
            trunk.set("inService", isInService)
            put(trunk.json, at: .one(.trunks, id: id))
        }
    }
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
