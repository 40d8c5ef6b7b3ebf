public import Capture
public import ContactCenter

/// An entry as it was received; without an id or a date where it has none that can be read.
public struct ReceivedAudit: Sendable {
    public let id: String?
    public let at: Moment?
    public let json: JSON

    public init(id: String?, at: Moment?, json: JSON) {
        self.id = id
        self.at = at
        self.json = json
    }
}

/// Who takes what a platform's room reads of the audit log, as it is read.
public struct AuditTaking: Sendable {

    /// Takes the new entries of a page, and how far the service has been read with them.
    public let page: @Sendable ([ReceivedAudit], AuditWindow, AuditCursor) async throws -> Void

    /// Takes how a window ended.
    public let ended: @Sendable ([AuditReadingRecord], AuditCursor) async throws -> Void

    public init(
        page: @escaping @Sendable ([ReceivedAudit], AuditWindow, AuditCursor) async throws -> Void,
        ended: @escaping @Sendable ([AuditReadingRecord], AuditCursor) async throws -> Void
    ) {
        self.page = page
        self.ended = ended
    }
}
