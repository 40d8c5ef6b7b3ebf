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
            stock: .dataActions, form: .newAction, subject: .action, path: "/api/v2/integrations/actions", unique: nil
        ) { action, asked, tenant, _ throws(Refusal) in
            try tenant.check(.integrations, [asked["integrationId"]?.string ?? ""])
            try asked.checkContract()
            if action["secure"] == nil { action.set("secure", false) }
            action.set("version", 1)
        })
}

extension Members {

    /// Refuses a contract that does not say what goes in and what comes out.
    fileprivate func checkContract() throws(Refusal) {
        let schemas = [self["contract"]?["input"]?["inputSchema"], self["contract"]?["output"]?["successSchema"]]
        guard schemas.allSatisfy({ $0?.kind == .object }) else {
            throw Refusal(400, "invalid.schema", "There is an error preventing a file from being read")
        }
    }
}
