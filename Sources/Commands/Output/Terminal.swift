import Foundation
import Synchronization

/// Where words for people go: results to standard output, progress and complaints to standard error.
struct Terminal: Sendable {
    let coloursOutput: Bool
    let showsProgress: Bool

    init(environment: [String: String] = ProcessInfo.processInfo.environment, isQuiet: Bool = false) {
        let wantsColour = environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
        coloursOutput = wantsColour && isatty(1) == 1
        showsProgress = !isQuiet && isatty(2) == 1
    }

    func say(_ text: String) { write(Array(text.utf8), to: .standardOutput) }

    func write(_ bytes: [UInt8]) { write(bytes, to: .standardOutput) }

    /// A line that replaces itself; nothing where nobody is watching.
    func progress(_ text: String) {
        guard showsProgress else { return }
        write(Array("\r\u{1B}[K\(text)".utf8), to: .standardError)
    }

    func clearProgress() { progress("") }

    /// A word to whoever runs it, apart from the result.
    func note(_ text: String) {
        clearProgress()
        write(Array("linewarden: \(text)\n".utf8), to: .standardError)
    }

    /// Said once by whoever has to wait for another command that writes to the same ledger.
    func waitsForLedger() { note("another command is writing to the ledger; this one waits for it, a minute at most") }

    /// What failed, where the run goes on all the same.
    func complain(_ failure: Failure) {
        clearProgress()
        write(Array(failure.text.utf8), to: .standardError)
    }

    private func write(_ bytes: [UInt8], to handle: FileHandle) { try? handle.write(contentsOf: Data(bytes)) }
}
