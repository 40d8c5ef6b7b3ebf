public import Capture
public import ContactCenter
import LedgerStore

/// Looks for a canary in what a tenant's ledger has of its audit log.
public struct CanarySearch: Sendable {
    private let since: Moment
    private let services: Set<String>
    private let reading: @Sendable (JSON) throws -> AuditEvent
    private let tells: @Sendable (AuditEvent) -> Bool

    /// How many entries of the ledger were looked at.
    private var looked = 0

    /// Why an entry that might tell of it does not read; nil where all of them did.
    public private(set) var unread: String?

    /// How far the platform's clock may be from ours.
    public static let skew = Duration.seconds(300)

    /// - Parameters:
    ///   - begun: When it was made, or planned where the platform alone knows.
    ///   - services: Those that may tell of it.
    ///   - event: Reads an entry of the audit log.
    ///   - tells: Whether an entry tells of it.
    public init(
        since begun: Moment, of services: [String], reading event: @escaping @Sendable (JSON) throws -> AuditEvent,
        tells: @escaping @Sendable (AuditEvent) -> Bool
    ) {
        since = begun.advanced(by: .zero - Self.skew)
        self.services = Set(services)
        reading = event
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
            guard let entry = try reader.entry(at: looked, of: [.audit]), mayTell(entry) else { continue }
            do {
                let event = try reading(JSON(try reader.payload(at: looked), limits: .asReceived))
                if tells(event) { return CanaryTrace.Sighting(event.id, at: event.at, found: now) }
            } catch {
                unread = unread ?? "an entry of \(entry.source) does not read: \(error)"
            }
        }
        return nil
    }

    private func mayTell(_ entry: LedgerStore.Entry) -> Bool {
        services.contains(entry.source) && !entry.isWindow && entry.at >= since
    }
}
