public import Capture
public import ContactCenter

extension GenesysCloud {

    /// An entry of the audit log, in either of the two shapes the platform gives it: the record a query returns, or the
    /// event that is pushed, with or without its envelope.
    ///
    /// Words nobody knows are taken as they are.
    ///
    /// Source: `AuditLogMessage` and `AuditTopicAuditLogMessage` of the API description of July 2026.
    /// - Throws: ``UnreadableAudit`` without an id or a date: it could be neither found again nor put in order.
    public static func auditEvent(_ json: JSON) throws(UnreadableAudit) -> AuditEvent {
        let body = json["detail"]?["eventBody"] ?? json["eventBody"] ?? json
        guard let id = body["id"]?.string, Entry.isUsable(id) else { throw UnreadableAudit(lacks: "an id") }
        guard let at = auditMoment(of: body) else { throw UnreadableAudit(lacks: "a date") }
        return AuditEvent(
            id: .init(id), at: at, service: body["serviceName"]?.string ?? "", action: body["action"]?.string ?? "",
            entity: entity(of: body), actor: actor(of: body), client: client(of: body),
            organization: body["userHomeOrgId"]?.string,
            addresses: body["remoteIp"]?.elements.compactMap(\.string) ?? [],
            changes: body["propertyChanges"]?.elements.map(change) ?? [], correlation: correlation(of: body),
            level: level(body["level"]?.string), status: status(body["status"]?.string))
    }

    /// When an entry of either shape happened: as ISO 8601, or in milliseconds since 1970.
    ///
    /// - Returns: nil for what is no date, and for a year that no ledger takes.
    static func auditMoment(of body: JSON) -> Moment? {
        guard let value = body["eventDate"] ?? body["eventTime"], let moment = moment(value),
            Moment.years1To9999.contains(moment)
        else { return nil }
        return moment
    }

    private static func moment(_ value: JSON) -> Moment? {
        if let number = value.integer, number > 0 { return Moment(milliseconds: Int64(number)) }
        return value.kind == .string ? Moment(iso8601: value.raw) : nil
    }

    private static func entity(of body: JSON) -> AuditEvent.Entity {
        AuditEvent.Entity(
            type: body["entityType"]?.string ?? "", id: body["entity"]?["id"]?.nonEmpty,
            name: body["entity"]?["name"]?.nonEmpty)
    }

    /// The count of a group's members names who changed it in its context alone.
    private static func actor(of body: JSON) -> AuditEvent.Actor {
        let person = body["user"]?["id"]?.nonEmpty ?? body["userId"]?.nonEmpty ?? body["context"]?["userid"]?.nonEmpty
        if let person { return .person(.init(person)) }
        return client(of: body).map { .client($0) } ?? .system
    }

    private static func client(of body: JSON) -> OAuthClient.ID? {
        (body["client"] ?? body["clientId"])?["id"]?.nonEmpty.map { .init($0) }
    }

    private static func correlation(of body: JSON) -> String? {
        let context = body["context"]
        return context?["correlationId"]?.nonEmpty ?? context?["CorrelationId"]?.nonEmpty
    }

    private static func change(_ json: JSON) -> AuditEvent.Change {
        AuditEvent.Change(
            json["property"]?.string ?? "", old: values(json["oldValues"]), new: values(json["newValues"]))
    }

    private static func values(_ json: JSON?) -> [AuditEvent.Value] {
        json?.elements.map { $0.string.map { .text($0) } ?? .sealed } ?? []
    }

    private static func level(_ word: String?) -> AuditEvent.Level {
        switch word {
        case "USER": .person
        case "SYSTEM": .system
        case "GENESYS_INTERNAL": .vendor
        default: .other(word ?? "")
        }
    }

    /// A pushed event has no status: what is pushed was done.
    private static func status(_ word: String?) -> AuditEvent.Status {
        switch word {
        case "SUCCESS", nil: .success
        case "FAILURE": .failure
        case "WARNING": .warning
        case let word?: .other(word)
        }
    }
}

/// An entry of the audit log that cannot be taken for one.
public struct UnreadableAudit: Error, Hashable, Sendable, CustomStringConvertible {

    /// What it is without: "an id".
    public let lacks: String

    public init(lacks: String) { self.lacks = lacks }

    public var description: String { "an entry of the audit log without \(lacks)" }
}

extension JSON {

    /// A text that says something; the platform sends empty ones for nothing.
    fileprivate var nonEmpty: String? { string.flatMap { $0.isEmpty ? nil : $0 } }
}
