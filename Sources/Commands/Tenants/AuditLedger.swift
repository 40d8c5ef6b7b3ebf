import ContactCenter
import Engine
import Foundation
import LedgerStore
import Platforms

/// A tenant's ledger, taking what is read of the audit log; sealed as it grows, so that a year of it is not held at once.
actor AuditLedger {
    let log: LedgerLog
    private let clock: WallClock
    private var unsealed = 0

    /// How many entries are sealed together.
    private static let batch = 50_000

    /// Opens it, making it where there is none.
    init(in folder: TenantFolder, clock: WallClock, told: () -> Void) async throws {
        log = try await LedgerLog.whenFree(at: folder.ledger, origin: folder.logOrigin, told: told)
        self.clock = clock
    }

    /// Records entries.
    ///
    /// - Returns: How many the ledger has then.
    func record(_ entries: [AuditIntake.Entry]) async throws -> Int {
        let range = try await log.append(entries.map { NewEntry($0) })
        unsealed += range.count
        if unsealed >= Self.batch { try await seal() }
        return range.upperBound
    }

    /// Seals what was recorded.
    func seal() async throws {
        unsealed = 0
        try await log.seal(at: clock.now())
    }
}
