public import ContactCenter
import Foundation
public import LedgerStore
public import Programme
public import Response

/// The plans and changes of one tenant in its log.
///
/// One process writes at a time: while a plan is carried out nobody else carries one out.
public struct ChangeLog: Sendable {
    private let log: LedgerLog
    private let source: String
    private let before: @Sendable (ChangeRecord) throws -> Void

    /// Opens the log to be written to.
    ///
    /// - Throws: ``LedgerStore/LedgerError``: `.busy` where another process has it.
    public init(_ folder: TenantFolder, source: String) throws(LedgerError) {
        try self.init(folder, source: source) { _ in }
    }

    /// - Parameter before: Told each record before it is written, so that a test can end it there.
    package init(
        _ folder: TenantFolder, source: String, before: @escaping @Sendable (ChangeRecord) throws -> Void
    ) throws(LedgerError) {
        self.init(try LedgerLog(at: folder.ledger, origin: folder.logOrigin), source: source, before: before)
    }

    private init(_ log: LedgerLog, source: String, before: @escaping @Sendable (ChangeRecord) throws -> Void) {
        self.log = log
        self.source = source
        self.before = before
    }

    /// Opens the log as soon as whoever writes to it gives way or ends: a minute is waited for that.
    ///
    /// - Parameter told: Called once, where a second was not enough.
    /// - Throws: ``LedgerStore/LedgerError``: `.busy` where it took longer.
    public static func whenFree(
        _ folder: TenantFolder, source: String, told: () -> Void
    ) async throws -> ChangeLog {
        ChangeLog(
            try await LedgerLog.whenFree(at: folder.ledger, origin: folder.logOrigin, told: told), source: source
        ) { _ in }
    }

    /// What was found when the log was opened, for whoever runs the program.
    public var words: [String] { log.words }

    /// The journal as far as it is sealed: for whoever only looks.
    ///
    /// - Parameter people: Those whose word counts; without any, nobody's does.
    public static func sealed(in folder: TenantFolder, of people: [Signatory] = []) throws(LedgerError) -> Journal {
        try reading(folder, people).journal
    }

    private static func reading(
        _ folder: TenantFolder, _ people: [Signatory]
    ) throws(LedgerError) -> JournalReading {
        var reading = JournalReading(log: folder.logOrigin, people: people)
        guard folder.hasSealedLedger else { return reading }
        var reader = try LedgerReader(at: folder.ledger)
        for index in 0..<reader.size {
            guard let entry = try reader.entry(at: index, of: [.plan, .change]) else { continue }
            reading.take(try reader.payload(at: index), of: entry)
        }
        return reading
    }

    /// Everything, sealed or only durable.
    ///
    /// - Parameter people: Those whose word counts; without any, nobody's does.
    public func journal(from folder: TenantFolder, of people: [Signatory] = []) async throws -> Journal {
        var reading = try Self.reading(folder, people)
        let sealed = await log.checkpoint == nil ? 0 : try LedgerReader(at: folder.ledger).size
        for try await (index, entry) in log.entries(in: sealed..<(await log.size)) {
            guard [.plan, .change].contains(entry.kind) else { continue }
            reading.take(try await log.payload(at: index), of: entry)
        }
        return reading.journal
    }

    /// Records a plan; returns when the disk has it.
    public func record(_ plan: Plan, at moment: Moment) async throws {
        _ = try await log.append([
            NewEntry(at: moment, kind: .plan, subject: plan.id, source: source, payload: plan.bytes)
        ])
    }

    /// Records what is meant to be done or was; returns when the disk has it.
    public func record(_ record: ChangeRecord) async throws { try await self.record([record]) }

    /// Records all of them in one batch; returns when the disk has them.
    public func record(_ records: [ChangeRecord]) async throws {
        _ = try await log.append(
            records.map { record in
                try before(record)
                return NewEntry(
                    at: record.at, kind: .change, subject: "\(record.plan)/\(record.number)", source: source,
                    payload: record.bytes)
            })
    }

    /// Records what holds many changes of a plan, all of it in one batch; returns when the disk has it.
    func record(_ held: [HeldTogether], of plan: Plan) async throws {
        _ = try await log.append(
            held.map { held in
                if let first = held.numbers.first?.lowerBound, let record = held.record(of: first, in: plan) {
                    try before(record)
                }
                return NewEntry(
                    at: held.at, kind: .change, subject: "\(plan.id)/\(held.span)", source: source,
                    payload: held.bytes)
            })
    }

    public func seal(at moment: Moment) async throws { try await log.seal(at: moment) }

    /// Whether another process waits to write.
    package func isWaitedFor() async throws -> Bool { try await log.isWaitedFor() }

    /// Lets whoever waits write; does nothing where nobody waits.
    ///
    /// - Returns: Whether somebody may have written.
    /// - Throws: ``LedgerStore/LedgerError`` where the log cannot be opened again: then nothing more is written.
    func giveWay() async throws -> Bool { try await log.giveWay() }
}

extension HeldTogether {

    /// From the first of its changes to the last.
    fileprivate var span: String {
        guard let first = numbers.first?.lowerBound, let last = numbers.last?.upperBound else { return "" }
        return "\(first)-\(last)"
    }
}
