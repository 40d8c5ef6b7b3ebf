import Foundation

/// Exclusive hold on one ledger, so that two processes cannot both write it.
///
/// The operating system gives it back when the process ends, however it ends.
final class LedgerLock: Sendable {
    private let file: OpenFile

    /// - Throws: ``LedgerError`` of kind `.busy` where another process has it.
    init(_ folder: LedgerFolder) throws(LedgerError) {
        file = try OpenFile(folder.path(LedgerFolder.lock), O_RDWR | O_CREAT)
        guard file.lock() else { throw Self.busy(folder) }
    }

    // Closing alone would leave it with whatever child was just being started and still holds our descriptors.
    deinit { file.unlock() }

    /// Gives it back before the end, for whoever waits.
    func release() { file.unlock() }

    static func busy(_ folder: LedgerFolder) -> LedgerError {
        LedgerError(.busy, doing: "write to \(folder.url.path)", because: "another process is writing to it")
    }
}

/// The place before the door of a ledger: one waits there, and whoever writes sees that somebody does.
final class LedgerTurn: Sendable {
    private let file: OpenFile

    private init(_ file: OpenFile) { self.file = file }

    /// - Returns: nil where somebody waits already.
    static func free(at folder: LedgerFolder) throws(LedgerError) -> LedgerTurn? {
        let file = try OpenFile(folder.path(LedgerFolder.turn), O_RDWR | O_CREAT)
        return file.lock() ? LedgerTurn(file) : nil
    }

    deinit { file.unlock() }
}

extension LedgerLock {

    /// - Returns: nil where another process has it.
    private static func free(at folder: LedgerFolder) throws(LedgerError) -> LedgerLock? {
        do throws(LedgerError) {
            return try LedgerLock(folder)
        } catch {
            guard error.kind == .busy else { throw error }
            return nil
        }
    }

    /// Takes its turn, and then the lock.
    ///
    /// - Parameters:
    ///   - most: How long it waits for both together.
    ///   - late: After how long it is told of: nobody asks about a tenth of a second.
    ///   - told: Called once then.
    /// - Throws: ``LedgerError`` of kind `.busy` where that was not long enough.
    static func waited(
        for folder: LedgerFolder, most: Duration, late: Duration = .seconds(1), told: () -> Void = {}
    ) async throws -> LedgerLock {
        let began = ContinuousClock.now
        var isTold = false
        var turn: LedgerTurn?
        while true {
            if turn == nil { turn = try LedgerTurn.free(at: folder) }
            if turn != nil, let lock = try free(at: folder) { return lock }
            let waited = ContinuousClock.now - began
            guard waited < most else { throw busy(folder) }
            if !isTold, waited >= late {
                told()
                isTold = true
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
