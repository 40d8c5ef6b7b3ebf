import Foundation
import Testing

/// A command as a page shows it, and the lines shown below it.
struct Transcript: Sendable, CustomTestStringConvertible {
    let arguments: [String]

    /// Runs of lines that follow one another; between two of them a page left lines out.
    let runs: [[String]]

    var testDescription: String { "linewarden " + arguments.joined(separator: " ") }

    /// Those of a page, in its blocks of the language `console`.
    static func all(in page: String) throws -> [Transcript] {
        Fences.blocks(of: "console", in: try Repository.text(page)).compactMap { block in
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
            guard let command = lines.first, command.hasPrefix("$ linewarden ") else { return nil }
            let shown = lines.dropFirst().split(separator: "…").map(Array.init)
            let words = command.split(separator: " ").dropFirst(2).map(String.init)
            return shown.isEmpty ? nil : Transcript(arguments: words, runs: shown.map(withoutBlankEnds))
        }
    }

    private static func trimmed(_ line: Substring) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private static func withoutBlankEnds(_ lines: [String]) -> [String] {
        Array(lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed())
    }

    /// The first run that is not in an output, after those before it; nil when all are there.
    func missing(in output: String) -> [String]? {
        var rest = output.split(separator: "\n", omittingEmptySubsequences: false).map(Self.trimmed)[...]
        for run in runs where !run.isEmpty {
            guard let start = rest.indices.first(where: { rest[$0...].starts(with: run) }) else { return run }
            rest = rest[(start + run.count)...]
        }
        return nil
    }
}

@Suite("Commands shown in the README")
struct TranscriptTests {

    @Test(arguments: try Transcript.all(in: "README.md"))
    func `print what is shown`(transcript: Transcript) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "transcript-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = transcript.arguments.first == "demo" ? ["--out", folder.path] : []

        let output = try run(transcript.arguments + place)

        #expect(transcript.missing(in: output) == nil, "it printed:\n\(output)")
    }

    @Test func `are there at all`() throws {
        #expect(try Transcript.all(in: "README.md").count == 2)
    }

    /// Runs the executable that was built with these tests.
    private func run(_ arguments: [String]) throws -> String {
        let tests = URL(filePath: ProcessInfo.processInfo.arguments[0])
        let process = Process()
        process.executableURL = tests.deletingLastPathComponent().appending(path: "linewarden")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: bytes, as: UTF8.self)
    }
}
