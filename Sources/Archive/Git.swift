import Disk
package import Foundation

/// Runs git on one repository, with no configuration but ours.
package struct Git: Sendable {
    package let repository: URL

    /// Whether it speaks to a repository elsewhere, for which it is given what ssh and proxies go by.
    private let reachesOut: Bool

    package init(repository: URL, reachesOut: Bool = false) {
        self.repository = repository
        self.reachesOut = reachesOut
    }

    /// Runs to the end.
    ///
    /// - Returns: What it printed.
    package func run(_ arguments: [String], doing: String) throws(ArchiveError) -> Data {
        try launch(arguments, input: nil, doing: doing) { $0.readDataToEndOfFile() }
    }

    /// Runs to the end and tells only whether git is content, however much it has to say of what it is not content with.
    func check(_ arguments: [String], doing: String) throws(ArchiveError) {
        _ = try launch(arguments, input: nil, joinsErrors: true, doing: doing) { $0.readDataToEndOfFile() }
    }

    /// Runs to the end while `body` reads what it prints.
    ///
    /// - Parameter input: A file that becomes its standard input; a file and not a pipe, so that neither side waits for
    ///   the other.
    package func reading<Result>(
        _ arguments: [String], input: URL, doing: String, _ body: (inout PipeReader) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        try launch(arguments, input: input, doing: doing) { output throws(ArchiveError) in
            var reader = PipeReader(output)
            return try body(&reader)
        }
    }

    private func launch<Success>(
        _ arguments: [String], input: URL?, joinsErrors: Bool = false, doing: String,
        _ body: (FileHandle) throws(ArchiveError) -> Success
    ) throws(ArchiveError) -> Success {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        configure(process, arguments)
        process.standardOutput = output
        // Two pipes read one after the other hold only so much in the second.
        process.standardError = joinsErrors ? output : errors
        do {
            process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
            try process.run()
        } catch {
            throw ArchiveError(.disk, doing: doing, because: "git does not start: \(DiskReason(error))")
        }
        let outcome = Result { () throws(ArchiveError) in try body(output.fileHandleForReading) }
        // Whoever stopped early hangs up: git then stops too.
        try? output.fileHandleForReading.close()
        let complaint = joinsErrors ? Data() : errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let result = try outcome.get()
        guard process.terminationStatus == 0 else { throw Self.error(doing, complaint) }
        return result
    }

    private func configure(_ process: Process, _ arguments: [String]) {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["git", "--git-dir", repository.path, "-c", "gc.auto=0", "-c", "core.fsync=all"] + arguments
        process.environment = (reachesOut ? Self.outside : [:]).merging(Self.environment) { $1 }
    }

    private static var environment: [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "HOME": "/nonexistent",
            "LC_ALL": "C",
        ]
    }

    /// What it takes to reach another machine; nobody is there to be asked for a password.
    private static var outside: [String: String] {
        let names: Set = ["SSH_AUTH_SOCK", "GIT_SSH", "GIT_SSH_COMMAND", "https_proxy", "HTTPS_PROXY", "no_proxy"]
        let given = ProcessInfo.processInfo.environment.filter { names.contains($0.key) }
        return ["GIT_SSH_COMMAND": "ssh -o BatchMode=yes", "GIT_TERMINAL_PROMPT": "0"].merging(given) { $1 }
    }

    private static func error(_ doing: String, _ complaint: Data) -> ArchiveError {
        let text = String(decoding: complaint, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let lines = text.split(separator: "\n").map(String.init)
        let line = lines.first { $0.hasPrefix("fatal:") } ?? lines.last ?? "git ended without a word"
        let isDisk = diskComplaints.contains { text.localizedCaseInsensitiveContains($0) }
        return ArchiveError(isDisk ? .disk : .unsound, doing: doing, because: line)
    }

    /// What git says when the disk would not take something, in the language we run it in.
    ///
    /// Source: what git 2.39 said on a full disk, 2026-11-24, and its other words for the same.
    private static let diskComplaints = [
        "No space left", "Out of diskspace", "Disk quota", "Read-only file", "write error", "unable to write",
        "unable to create", "could not write", "cannot write", "could not create", "cannot create", "cannot mkdir",
        "Permission denied",
    ]
}
