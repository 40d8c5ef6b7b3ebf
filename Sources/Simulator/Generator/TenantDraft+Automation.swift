import Capture
import ContactCenter

// What integrations and data actions prove themselves by, and what runs without being asked.

extension TenantDraft {
    mutating func addAutomation() {
        var draw = chance("automation")
        addCredentials(&draw)
        addCertificates()
        addTriggers(&draw)
    }

    /// The credentials that integrations name, and one more where it is planted.
    private mutating func addCredentials(_ draw: inout Draw) {
        for (number, credential) in credentials.enumerated() {
            let isOld = plants("INT-10") && number == 0
            add(credential, name: "Credential \(number + 1)", age: isOld ? 700 : draw.number(10..<300))
            if isOld { plant("INT-10", Subject(.credential, credential), "Not changed for 700 days") }
        }
        guard plants("INT-10"), posture == .poor else { return }
        let left = draw.uuid()
        add(left, name: "Left over", age: 40)
        plant("INT-10", Subject(.credential, left), "Used by no integration")
    }

    private mutating func add(_ credential: String, name: String, age: Int) {
        add(
            TenantLayout.credentials, id: credential,
            """
            {
              "id": "\(credential)", "name": "\(name)", "createdDate": "\(daysAgo(age + 100))",
              "modifiedDate": "\(daysAgo(age))", "type": {"id": "basicAuth", "name": "basicAuth"},
              "selfUri": "/api/v2/integrations/credentials/\(credential)"
            }
            """)
    }

    /// One in use; where it is planted it has ended, and no other stands ready.
    private mutating func addCertificates() {
        let isOver = plants("INT-12")
        let certificate = isOver ? SignInCertificates.expired : SignInCertificates.current
        let id = add(certificate, status: "Current")
        if isOver { plant("INT-12", Subject(.certificate, id), "Has ended, and has no successor") }
    }

    private mutating func add(_ certificate: String, status: String) -> String {
        let id = Array(certificate.utf8).sha256
        add(TenantLayout.actionCertificates, id: id) { json in
            json.field("id", id)
            json.field("certificate", certificate)
            json.field("status", status)
            json.field("type", "Client")
            json.field("signingAuthority", "Genesys")
        }
        return id
    }

    private mutating func addTriggers(_ draw: inout Draw) {
        registers["triggers"] = ["Follow up abandoned calls"]
        addTrigger("Follow up abandoned calls", "v2.detail.events.conversation.{id}.customer.end", &draw)
        // Switched off: what it would do is of no consequence.
        addTrigger("Old survey", "v2.detail.events.conversation.{id}.acw", isEnabled: false, &draw)
        guard plants("INT-14") else { return }
        let id = addTrigger("Copy transcripts", "v2.detail.events.conversation.{id}.customer.end", &draw)
        plant("INT-14", Subject(.trigger, id), "Starts a workflow, and nobody looked at it")
    }

    @discardableResult
    private mutating func addTrigger(
        _ name: String, _ topic: String, isEnabled: Bool = true, _ draw: inout Draw
    ) -> String {
        let (id, flow) = (draw.uuid(), draw.uuid())
        add(
            TenantLayout.triggers, id: id,
            """
            {
              "id": "\(id)", "name": "\(name)", "topicName": "\(topic)", "enabled": \(isEnabled), "version": 2,
              "target": {"type": "Workflow", "id": "\(flow)"}, "matchCriteria": [], "eventTTLSeconds": 60,
              "description": "", "selfUri": "/api/v2/processautomation/triggers/\(id)"
            }
            """)
        return id
    }
}

extension TenantDraft {

    /// Every scope a client can ask for, as far as a made-up platform needs them.
    mutating func addScopes() {
        for scope in ["analytics", "analytics:readonly", "presence", "presence:readonly", "users", "users:readonly"] {
            add(
                TenantLayout.scopes, id: scope,
                #"{"id": "\#(scope)", "description": "", "selfUri": "/api/v2/oauth/scopes/\#(scope)"}"#)
        }
    }
}
