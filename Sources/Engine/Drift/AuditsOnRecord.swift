public import Capture
public import ContactCenter
public import LedgerStore

/// What a tenant's ledger has of its audit log for a stretch of time.
public struct AuditsOnRecord: Sendable {

    /// In the order they were recorded; none twice.
    public private(set) var events: [AuditEvent] = []

    /// Which stretches of the log were read whole, at any time.
    public private(set) var read = ReadAudits()

    /// What is known of them from elsewhere than a ledger.
    public init(_ events: [AuditEvent], read: ReadAudits) {
        self.events = events
        self.read = read
    }

    /// Goes through what is sealed; of a tenant without a ledger nothing is on record.
    ///
    /// An entry whose payload does not read, for whatever reason, is noted: its service is then not whole for that time.
    ///
    /// - Parameter event: Reads an entry; nil for one that is not wanted, and throws for one that does not read.
    /// - Throws: ``LedgerStore/LedgerError`` where the ledger does not read.
    public init(
        in folder: TenantFolder, between span: ClosedRange<Moment>, reading event: (JSON) throws -> AuditEvent?
    ) throws(LedgerError) {
        guard folder.hasSealedLedger else { return }
        var reader = try LedgerReader(at: folder.ledger)
        var seen: Set<AuditEvent.ID> = []
        for index in 0..<reader.size {
            guard let entry = try reader.entry(at: index, of: [.audit]) else { continue }
            guard entry.isWindow || span.contains(entry.at) else { continue }
            do {
                let json = try JSON(try reader.payload(at: index), limits: .asReceived)
                if entry.isWindow {
                    read.add(window: json, of: entry.source)
                } else if let event = try event(json), seen.insert(event.id).inserted {
                    events.append(event)
                }
            } catch {
                // A window that does not read says nothing was read whole.
                if entry.isWindow { read.add(entry.source) } else { read.add(unreadable: entry, because: error) }
            }
        }
    }
}

extension LedgerStore.Entry {

    /// Whether an entry of the audit log says how the reading of a stretch ended, and not what happened.
    public var isWindow: Bool { subject.hasPrefix("window/") }
}

extension AuditsOnRecord {

    /// One entry of the audit log by its id; nil where the ledger has none such.
    ///
    /// - Throws: ``LedgerStore/LedgerError`` where the ledger does not read, or the entry in it does not.
    public static func event(
        _ id: String, in folder: TenantFolder, reading event: (JSON) throws -> AuditEvent?
    ) throws(LedgerError) -> AuditEvent? {
        guard folder.hasSealedLedger else { return nil }
        var reader = try LedgerReader(at: folder.ledger)
        for index in 0..<reader.size {
            guard let entry = try reader.entry(at: index, of: [.audit]), entry.subject == "audit/\(id)" else {
                continue
            }
            let payload = try reader.payload(at: index)
            do {
                return try event(try JSON(payload, limits: .asReceived))
            } catch {
                throw LedgerError(.unsound, doing: "read audit entry \(id)", because: "\(error)")
            }
        }
        return nil
    }
}

extension ReadAudits {

    /// Takes in that an entry of the ledger is one of the audit log and does not read.
    public mutating func add(unreadable entry: LedgerStore.Entry, because error: any Error) {
        add(unreadable: entry.at, of: entry.source, because: "\(error)")
    }

    /// Takes in the record of how the reading of a stretch of one service ended.
    public mutating func add(window: JSON, of service: String) {
        add(service)
        guard window["state"]?.string == "whole", let from = window["from"]?.moment, let to = window["to"]?.moment,
            from < to
        else { return }
        add(from..<to, of: service)
    }
}
