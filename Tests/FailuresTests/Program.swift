import Foundation
import Synchronization

/// The built program, run as a person runs it.
struct Program: Sendable {
    var environment: [String: String] = [:]

    struct Ending: Sendable {
        let code: Int32
        let output: String
        let complaints: String
    }

    /// Beside the test bundle.
    static let file = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("linewarden")

    /// Runs to the end.
    ///
    /// - Parameter interruptedWhen: When this ends, the program gets what Ctrl-C sends.
    func run(_ arguments: [String], interruptedWhen: (@Sendable () async -> Void)? = nil) async throws -> Ending {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-run-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["out", "err"].map(folder.appendingPathComponent)
        for file in files { try Data().write(to: file) }
        let process = Process()
        process.executableURL = Self.file
        process.arguments = arguments
        process.environment = environment.merging(["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = FileHandle.nullDevice
        let code = try await Self.end(of: process, interruptedWhen)
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        return Ending(code: code, output: texts[0], complaints: texts[1])
    }

    private static func end(of process: Process, _ interruptedWhen: (@Sendable () async -> Void)?) async throws -> Int32
    {
        let (ends, signal) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            signal.yield(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
            signal.finish()
        }
        try process.run()
        if let interruptedWhen {
            await interruptedWhen()
            kill(process.processIdentifier, SIGINT)
        }
        for await code in ends { return code }
        return -1
    }
}
