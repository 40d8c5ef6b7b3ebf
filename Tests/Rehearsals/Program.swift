package import Foundation

/// The built program, run as a person runs it.
package struct Program: Sendable {
    package var environment: [String: String]

    /// Told the number of each process as soon as it runs: whoever wants to end it as a power cut would needs that.
    package var started: @Sendable (Int32) -> Void = { _ in }

    /// Where somebody sits; nobody does where it is nil.
    package var terminal: Pseudoterminal?

    package init(environment: [String: String] = [:]) { self.environment = environment }

    package struct Ending: Sendable {
        package let code: Int32
        package let output: String
        package let complaints: String
    }

    /// Beside the test bundle.
    package static let file = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("linewarden")

    /// Runs to the end.
    ///
    /// - Parameter interruptedWhen: Given the lines it prints; when this ends, the program gets the signal: what Ctrl-C sends, unless another is given.
    package func run(
        _ arguments: [String], endedBy signal: Int32 = SIGINT,
        interruptedWhen: (@Sendable (AsyncStream<String>) async -> Void)? = nil
    ) async throws -> Ending {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-run-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let complaints = folder.appendingPathComponent("err")
        try Data().write(to: complaints)
        let output = Pipe()
        let process = Process()
        process.executableURL = Self.file
        process.arguments = arguments
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = try terminal?.handle ?? FileHandle(forWritingTo: complaints)
        process.standardInput = terminal?.handle ?? FileHandle.nullDevice
        let printed = Printed(output.fileHandleForReading)
        let code = try await end(of: process, printing: printed, signal, interruptedWhen)
        return Ending(
            code: code, output: await printed.all(), complaints: try String(contentsOf: complaints, encoding: .utf8))
    }

    private func end(
        of process: Process, printing printed: Printed, _ endSignal: Int32,
        _ interruptedWhen: (@Sendable (AsyncStream<String>) async -> Void)?
    ) async throws -> Int32 {
        let (ends, signal) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            signal.yield(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
            signal.finish()
        }
        try process.run()
        let number = process.processIdentifier
        started(number)
        return await withTaskGroup(of: Int32?.self) { group in
            group.addTask {
                for await code in ends { return code }
                return -1
            }
            if let interruptedWhen {
                group.addTask {
                    await interruptedWhen(printed.lines)
                    // It may have ended on its own.
                    if !Task.isCancelled { kill(number, endSignal) }
                    return nil
                }
            }
            for await code in group {
                guard let code else { continue }
                group.cancelAll()
                return code
            }
            return -1
        }
    }
}
