import Foundation
import Ledger

/// Checkpoints as commits on a branch of a remote repository, laid out as in a directory.
struct GitPlace {
    let remote: String
    let branch: String

    func keep(_ note: SignedNote) throws(LedgerError) {
        try working { clone throws(LedgerError) in
            try DirectoryPlace(folder: clone).keep(note)
            try git(clone, "add", "--all")
            guard try !git(clone, "status", "--porcelain").isEmpty else { return }
            let size = (try? Checkpoint(text: note.text))?.head.size ?? 0
            try git(clone, "commit", "--quiet", "--message", "Checkpoint of size \(size)")
            // Never by force: a branch that went on without us is not ours to overwrite.
            try git(clone, "push", "--quiet", "origin", "HEAD:refs/heads/\(branch)")
        }
    }

    func checkpoints(of origin: String) throws(LedgerError) -> [SignedNote] {
        try working { clone throws(LedgerError) in try DirectoryPlace(folder: clone).checkpoints(of: origin) }
    }

    /// Fetches the branch into a folder that is gone afterwards.
    private func working<Result>(_ body: (URL) throws(LedgerError) -> Result) throws(LedgerError) -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-place-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try LedgerFolder.make(folder.path)
        try git(folder, "init", "--quiet", "--template=", "--initial-branch=\(branch)")
        try git(folder, "remote", "add", "origin", "--", remote)
        let known = try git(folder, "ls-remote", "--heads", "origin", "refs/heads/\(branch)")
        if !known.isEmpty {
            try git(folder, "fetch", "--quiet", "--depth=1", "origin", "refs/heads/\(branch)")
            try git(folder, "reset", "--quiet", "--hard", "FETCH_HEAD")
        }
        return try body(folder)
    }

    @discardableResult
    private func git(_ folder: URL, _ arguments: String...) throws(LedgerError) -> String {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["git", "-C", folder.path, "-c", "user.name=linewarden", "-c", "user.email=linewarden@localhost"]
            + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        let doing = "keep checkpoints on branch \(branch) of \(remote)"
        do {
            try process.run()
        } catch {
            throw LedgerError(.disk, doing: doing, because: "git could not be started")
        }
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let words = String(decoding: complaint, as: UTF8.self).split(separator: "\n").last ?? "git failed"
            throw LedgerError(.disk, doing: doing, because: String(words))
        }
        return String(decoding: said, as: UTF8.self)
    }
}
