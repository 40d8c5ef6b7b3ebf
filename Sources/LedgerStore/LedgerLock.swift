import Foundation

/// Exclusive hold on one ledger, so that two processes cannot both write it.
///
/// The operating system gives it back when the process ends, however it ends.
final class LedgerLock: Sendable {
    private let file: OpenFile

    /// - Throws: ``LedgerError`` of kind `.busy` where another process has it.
    init(_ folder: LedgerFolder) throws(LedgerError) {
        file = try OpenFile(folder.path(LedgerFolder.lock), O_RDWR | O_CREAT)
        guard file.lock() else {
            throw LedgerError(.busy, doing: "write to \(folder.url.path)", because: "another process is writing to it")
        }
    }

    // Closing alone would leave it with whatever child was just being started and still holds our descriptors.
    deinit { file.unlock() }
}
