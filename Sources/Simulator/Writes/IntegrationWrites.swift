import Capture
import ContactCenter

// Integrations with what they are set to, and data actions, made anew.

extension Form {

    /// `IntegrationConfiguration`.
    fileprivate static let integrationConfiguration = Form(
        "name! version!:whole properties!:object advanced!:object notes! credentials!:object")

    /// `PostActionInput`.
    fileprivate static let newAction = Form(
        "category! name! integrationId! config!:object contract!:object secure:flag")
}

extension Newcomer {

    /// A new integration is off, and set to nothing.
    static let integration = Newcomer(
        stock: .integrations, form: Form("name! integrationType!:object"), subject: .integration,
        path: "/api/v2/integrations"
    ) { integration, asked, tenant, inquiry throws(Refusal) in
        let type = asked["integrationType"]?["id"]?.string ?? ""
        try tenant.check(.integrationTypes, [type])
        guard tenant.hasRoom(forIntegrationOf: type) else {
            throw Refusal(
                400, "max.integrations.reached",
                "The maximum number of integrations for this type have already been created.")
        }
        integration.set("notes", "")
        integration.set("intendedState", "DISABLED")
        integration["attributes"] = .written { json in json.object { _ in } }
        integration["reportedState"] = .written { json in
            json.object { json in
                json.field("code", "INACTIVE")
                json.field("effective", "")
                json.field("lastUpdated", inquiry.now.iso8601)
            }
        }
        var configuration = Members(JSON(literal: #"{"properties":{},"advanced":{},"credentials":{},"notes":""}"#))
        let id = integration["id"]?.string ?? ""
        configuration.set("id", id)
        configuration.set("name", integration["name"]?.string ?? "")
        configuration.set("version", 1)
        configuration.set("selfUri", "/api/v2/integrations/\(id)/config/current")
        integration.configure(configuration)
    }
}

extension Members {

    /// Sets an integration to something.
    fileprivate mutating func configure(_ configuration: Members) {
        var outer = Members()
        outer.set("current", configuration)
        set("config", outer)
    }
}

extension Tenant {

    /// Whether one more of a type may be plugged in.
    fileprivate func hasRoom(forIntegrationOf type: String) -> Bool {
        guard let most = document(.one(.integrationTypes, id: type))?["maxInstances"]?.integer else { return true }
        let count = (shelf(.integrations)?.documents ?? []).count { bytes in
            (try? JSON(bytes))?["integrationType"]?["id"]?.string == type
        }
        return count < most
    }
}

extension Serving {

    /// `IntegrationConfiguration`.
    static let integrationConfiguration = Serving("integrations") { inquiry throws(Refusal) in
        let integration = inquiry.tenant.document(.one(.integrations, id: inquiry.parameters[0]))
        guard let configuration = integration?["config"]?["current"] else { throw .notFound }
        return Answer(configuration.canonical())
    }

    /// The name and the notes are the integration's own, too.
    static let integrationConfigurationEdit = Serving("integrations", changes: true, takesBody: true) {
        inquiry throws(Refusal) in
        var asked = try Form.integrationConfiguration.read(inquiry.body)
        let place = DocumentPlace.one(.integrations, id: inquiry.parameters[0])
        return try inquiry.reception.change { tenant throws(Refusal) in
            var edit = try Edit(place, of: tenant, inquiry, asked: asked)
            let before = Members(edit.before["config"]?["current"])
            guard let version = before["version"]?.integer, version == asked["version"]?.integer else {
                throw Refusal(
                    409, "version.conflict", "Integration configuration update failed due to version conflict.")
            }
            let credentials = asked["credentials"]?.members.compactMap { $0.value["id"]?.string } ?? []
            try tenant.check(.storedCredentials, credentials)
            asked.set("version", version + 1)
            for name in ["id", "selfUri"] { asked[name] = before[name] }
            for name in ["name", "notes"] { edit.after[name] = asked[name] }
            edit.after.configure(asked)
            edit.commit(to: &tenant, .integration)
            return Answer(asked.json.canonical())
        }
    }

    static let newAction = adding(
        Newcomer(
            stock: .dataActions, form: .newAction, subject: .action, path: "/api/v2/integrations/actions",
            idPrefix: "custom_-_", unique: nil
        ) { action, asked, tenant, _ throws(Refusal) in
            try tenant.check(.integrations, [asked["integrationId"]?.string ?? ""])
            try asked.checkContract()
            if action["secure"] == nil { action.set("secure", false) }
            action.set("version", 1)
            action.linkTemplates()
        }
    ).linkingTemplates

    /// A template as the text it is.
    static let actionTemplate = Serving("data-actions") { inquiry throws(Refusal) in
        let config = inquiry.tenant.document(.one(.dataActions, id: inquiry.parameters[0]))?["config"]
        let template = JSON.templates.first { $0.file == inquiry.parameters[1] }
        guard let template, let text = config?[key: template.part]?[key: template.member]?.string else {
            throw .notFound
        }
        var answer = Answer(Array(text.utf8))
        answer.contentType = "text/plain"
        return answer
    }

    /// The same, with links alone where a template has one.
    var linkingTemplates: Serving {
        Serving(kind, changes: changes, takesBody: takesBody) { inquiry throws(Refusal) in
            var answer = try answer(inquiry)
            if let body = try? JSON(answer.body) { answer.body = body.withoutLinkedTemplates }
            return answer
        }
    }
}

extension JSON {

    /// The templates of an action: where they stand in what it is set to, and what the file is called they are read from.
    ///
    /// Source: names of the files in the vendor's own Terraform provider, read 2026-11-30.
    fileprivate static let templates = [
        (part: "request", member: "requestTemplate", file: "requesttemplate.vm"),
        (part: "response", member: "successTemplate", file: "successtemplate.vm"),
    ]

    /// The answer without the texts that have a link beside them.
    fileprivate var withoutLinkedTemplates: [UInt8] {
        var json = JSONWriter()
        json.json(without(Set(Self.templates.map(\.member))))
        return json.bytes
    }

    private func without(_ linked: Set<String>) -> JSON {
        switch kind {
        case .object:
            .written { json in
                json.object { json in
                    for (key, value) in members {
                        if linked.contains(key), self[key: key + "Uri"]?.string != nil { continue }
                        json.key(key)
                        json.json(value.without(linked))
                    }
                }
            }
        case .array:
            .written { json in json.array { json in for value in elements { json.json(value.without(linked)) } } }
        case .string, .number, .boolean, .null: self
        }
    }
}

extension Members {

    /// Sets a link beside each template of an action.
    fileprivate mutating func linkTemplates() {
        var config = Members(self["config"])
        for template in JSON.templates {
            var part = Members(config[template.part])
            guard part[template.member]?.string != nil else { continue }
            let folder = "/api/v2/integrations/actions/\(self["id"]?.string ?? "")/templates"
            part.set(template.member + "Uri", "\(folder)/\(template.file)")
            config.set(template.part, part)
        }
        set("config", config)
    }

    /// Refuses a contract that does not say what goes in and what comes out.
    fileprivate func checkContract() throws(Refusal) {
        let schemas = [self["contract"]?["input"]?["inputSchema"], self["contract"]?["output"]?["successSchema"]]
        guard schemas.allSatisfy({ $0?.kind == .object }) else {
            throw Refusal(400, "invalid.schema", "There is an error preventing a file from being read")
        }
    }
}
