import Capture
import ContactCenter

extension TenantDraft {

    /// What the audit log covers, and how much the platform allows.
    mutating func addPlatform() {
        let missing: Set = plants("LOG-01") ? ["SCIM", "Triggers"] : []
        for service in missing { plant("LOG-01", Subject(.service, service), "Leaves no trace in the audit log") }
        add(TenantLayout.auditServices, id: "") { json in
            json.array("services") { json in
                for service in AuditServiceTable.services where !missing.contains(service.name) {
                    json.object { service.write(to: &$0) }
                }
            }
        }
        addLimits()
    }

    private mutating func addLimits() {
        let rate = plants("LOG-08") ? 100 : 300
        if plants("LOG-08") { plant("LOG-08", .tenant, "One token may make \(rate) requests a minute") }
        let limits = [
            ("platform.api", "client.credentials.token.rate.per.minute", rate),
            ("platform.api", "token.rate.per.minute", rate), ("platform.api", "org.app.user.rate.per.minute", 3000),
            ("platform.api", "request.bytes.max", 512_000), ("audit", "query.max.days", 30),
            ("notifications", "channels.per.user.and.app", 20), ("notifications", "topics.per.channel", 1000),
            ("usage", "query.max", 100), ("auth.api", "clients.max", 500),
        ]
        for (namespace, key, value) in limits {
            add(
                TenantLayout.limits, id: "\(namespace)/\(key)",
                #"{"id": "\#(namespace)/\#(key)", "key": "\#(key)", "namespace": "\#(namespace)", "value": \#(value)}"#)
        }
    }
}

extension AuditServiceTable.Service {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("name", name)
        json.array("entities") { json in
            for entity in entities {
                json.object { json in
                    json.field("name", entity)
                    json.field("actions", actions)
                }
            }
        }
    }
}
