public import Capture
public import ContactCenter
import LedgerStore

/// Looks for a canary in what a tenant's ledger has of its audit log.
public struct CanarySearch: Sendable {
    private let since: Moment
    private let event: @Sendable (JSON) throws -> AuditEvent
    private let tells: @Sendable (AuditEvent) -> Bool

    /// How many entries of the ledger were looked at.
    private var looked = 0

    /// How far the platform's clock may be from ours.
    public static let skew = Duration.seconds(300)

    /// - Parameters:
    ///   - begun: When it was made, or planned where the platform alone knows.
    ///   - event: Reads an entry of the audit log.
    ///   - tells: Whether an entry tells of it.
    public init(
        since begun: Moment, reading event: @escaping @Sendable (JSON) throws -> AuditEvent,
        tells: @escaping @Sendable (AuditEvent) -> Bool
    ) {
        since = begun.advanced(by: .zero - Self.skew)
        self.event = event
        self.tells = tells
    }

    /// The first entry that tells of it, among those that were not looked at before.
    ///
    /// - Throws: ``LedgerStore/LedgerError`` where the ledger does not read.
    public mutating func look(in folder: TenantFolder, at now: Moment) throws -> CanaryTrace.Sighting? {
        guard folder.hasSealedLedger else { return nil }
        var reader = try LedgerReader(at: folder.ledger)
        while looked < reader.size {
            defer { looked += 1 }
            guard let entry = try reader.entry(at: looked, of: [.audit]), entry.subject.hasPrefix("audit/"),
                entry.at >= since, let event = try read(reader.payload(at: looked)), tells(event)
            else { continue }
            return CanaryTrace.Sighting(event.id, at: event.at, found: now)
        }
        return nil
    }

    /// What does not read tells of nothing: then the canary is not seen.
    private func read(_ payload: [UInt8]) -> AuditEvent? {
        do {
            return try event(JSON(payload, limits: .asReceived))
        } catch {
            return nil
        }
    }
}
