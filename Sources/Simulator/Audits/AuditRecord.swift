import Capture
import ContactCenter

/// One entry of the audit log, as the platform would send it.
///
/// Source: `AuditLogMessage` of the API description of July 2026; what is left out or empty is so on live tenants.
struct AuditRecord: Sendable {
    var id: String
    var at: Moment
    var service: String
    var action: String
    var entityType: String
    var entity: Reference

    /// Who did it; nil for what the platform did by itself, sent as `{}`.
    var user: Reference?
    var homeOrganization: String?

    /// The client it was done through; mostly empty.
    var client = ""
    var addresses: [String] = []
    var status = "SUCCESS"
    var changes: [Change] = []
    var context: [(name: String, value: String)] = []
    var message: String?

    /// How long after it happened it can be read.
    var lateness: Duration = .zero

    struct Reference: Hashable, Sendable {
        var id: String
        var name: String
    }

    struct Change: Hashable, Sendable {
        var property: String
        var old: [String]
        var new: [String]

        init(_ property: String, from old: String..., to new: [String]) {
            self.property = property
            self.old = old
            self.new = new
        }
    }

    func isVisible(at now: Moment) -> Bool { at.advanced(by: lateness) <= now }
}

extension AuditRecord {

    /// Writes it.
    ///
    /// - Parameter namesUser: Whether `expand=user` was asked for: else a user has an id and nothing more.
    func write(to json: inout JSONWriter, namesUser: Bool) {
        json.field("id", id)
        json.field("userHomeOrgId", ifPresent: homeOrganization)
        json.object("user") { json in
            guard let user else { return }
            json.field("id", user.id)
            if namesUser { json.field("name", user.name) }
            json.field("selfUri", "/api/v2/users/\(user.id)")
        }
        json.object("client") { $0.field("id", client) }
        json.field("remoteIp", addresses)
        json.field("serviceName", service)
        json.field("level", user == nil ? "SYSTEM" : "USER")
        json.field("eventDate", at.iso8601)
        if let message { json.object("message") { $0.field("localizableMessageCode", message) } }
        json.field("action", action)
        json.object("entity") { json in
            json.field("id", entity.id)
            json.field("name", entity.name)
        }
        json.field("entityType", entityType)
        json.field("status", status)
        json.array("propertyChanges") { json in for change in changes { json.object(change.write) } }
        json.object("context") { json in for (name, value) in context { json.field(name, value) } }
    }
}

extension AuditRecord.Change {
    func write(to json: inout JSONWriter) {
        json.field("property", property)
        json.field("oldValues", old)
        json.field("newValues", new)
    }
}
