public import ContactCenter

/// Who changed something, as far as the audit log tells.
public enum Author: Hashable, Sendable {

    /// Entries that tell of it, the newest first; never none.
    case told([Telling])

    /// The log was read whole for that time, and no entry tells of it.
    case noRecord

    /// The log was not read for all of that time.
    case notRead([ReadAudits.Missing])

    /// The log is not known to tell of such a thing at all.
    case notTold

    /// One entry that tells of a change.
    public struct Telling: Hashable, Sendable {
        public let event: AuditEvent.ID
        public let at: Moment
        public let action: String
        public let actor: AuditEvent.Actor

        /// The program it was done through.
        public let client: OAuthClient.ID?
        public let addresses: [String]
        public let closeness: Closeness

        init(_ event: AuditEvent, _ closeness: Closeness) {
            self.event = event.id
            at = event.at
            action = event.action
            actor = event.actor
            client = event.client
            addresses = event.addresses
            self.closeness = closeness
        }
    }

    /// How closely an entry tells of a change.
    public enum Closeness: String, Sendable {

        /// It names the field, or that the object came or went.
        case exact

        /// It names the object, and no field.
        case object

        /// It names the object, and other fields of it.
        case otherFields
    }
}

/// What an entry of the audit log says was changed.
public struct ToldChange: Hashable, Sendable {
    public let kind: String

    /// What the log calls the object.
    public let object: String
    public let what: What

    /// The fields it names; nil where it names none.
    public let fields: Set<String>?

    public enum What: Hashable, Sendable { case added, removed, changed }

    public init(_ kind: String, _ object: String, _ what: What, fields: Set<String>? = nil) {
        self.kind = kind
        self.object = object
        self.what = what
        self.fields = fields
    }
}

/// What a platform's room knows of its audit log.
public struct AuditKnowledge: Sendable {
    /// What an entry tells of.
    public let changes: @Sendable (AuditEvent) -> [ToldChange]
    /// The services that tell of a kind; none where none is known to.
    public let services: @Sendable (_ kind: String) -> [String]
    let objects: @Sendable (_ kind: String, _ id: String) -> [String]

    /// - Parameters:
    ///   - changes: What an entry tells of.
    ///   - services: The services that tell of a kind; none where none is known to.
    ///   - objects: What the log calls an object, the closest name first.
    public init(
        changes: @escaping @Sendable (AuditEvent) -> [ToldChange],
        services: @escaping @Sendable (_ kind: String) -> [String],
        objects: @escaping @Sendable (_ kind: String, _ id: String) -> [String]
    ) {
        self.changes = changes
        self.services = services
        self.objects = objects
    }

    /// Whether an entry tells of any change we could see.
    public func tells(_ event: AuditEvent) -> Bool { !changes(event).isEmpty }
}
