import Foundation
import Testing

@testable import Commands

@Suite("What prints a page")
struct ChromiumTests {

    private static let temporary = FileManager.default.temporaryDirectory

    /// A program that does what a script says.
    private func program(_ script: String, named name: String = "chromium") throws -> URL {
        let folder = Self.temporary.appendingPathComponent("linewarden-chromium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file
    }

    private func failure(_ script: String, timeout: Duration = .seconds(60)) async throws -> Failure? {
        let file = try program(script)
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        let chromium = Chromium(program: file, timeout: timeout)
        let page = file.deletingLastPathComponent().appendingPathComponent("report.html")
        do {
            try await chromium.print(page, to: file.deletingLastPathComponent().appendingPathComponent("report.pdf"))
            return nil
        } catch let failure as Failure {
            return failure
        }
    }

    @Test func `is the one the environment names, else the first on the path`() throws {
        let file = try program("", named: "headless-shell")
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        let path = "/nowhere:" + file.deletingLastPathComponent().path

        #expect(try Chromium.find(in: ["PATH": path]).program == file)
        #expect(try Chromium.find(in: ["PATH": "", "LINEWARDEN_CHROMIUM": file.path]).program == file)
    }

    @Test func `is missed with 66, before anything is read`() {
        #expect(throws: Failure.self) { try Chromium.find(in: ["PATH": "/nowhere"]) }
        do {
            _ = try Chromium.find(in: ["PATH": "/nowhere", "LINEWARDEN_CHROMIUM": "/nowhere/chrome"])
            Issue.record("it was found")
        } catch {
            let failure = Failure(error)
            #expect(failure.code == 66)
            #expect(failure.message == "can't print a PDF: LINEWARDEN_CHROMIUM is /nowhere/chrome, which does not run")
        }
    }

    @Test func `ends with a page, or the run says so`() async throws {
        let prints = """
            for word in "$@"; do case "$word" in --print-to-pdf=*) printf '%%PDF-1.4' > "${word#--print-to-pdf=}";; esac; done
            """
        #expect(try await failure(prints) == nil)
        #expect(try await failure("exit 3")?.message.hasSuffix("ended with 3 and no page") == true)
        #expect(try await failure("exit 0")?.code == 75)
        let killed = try await failure("kill -9 $$")
        #expect(killed?.message.hasSuffix("was ended by signal 9") == true, "\(killed?.message ?? "")")
    }

    @Test func `is given so long and no longer`() async throws {
        let failure = try await failure("exec sleep 600", timeout: .milliseconds(200))
        #expect(failure?.message.hasSuffix("did not end in 0 seconds") == true)
    }

    @Test func `leaves nothing running and no page behind when it is stopped`() async throws {
        let started = Self.temporary.appendingPathComponent("linewarden-started-\(UUID().uuidString)")
        try #require(mkfifo(started.path, 0o600) == 0)
        let file = try program("sleep 600 & echo \"$! $HOME\" > '\(started.path)'; wait")
        defer {
            for used in [started, file.deletingLastPathComponent()] { try? FileManager.default.removeItem(at: used) }
        }
        let words = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Chromium(program: file).print(file, to: file) }
            let words = try Self.line(of: started).split(separator: " ").map(String.init)
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
            return words
        }
        #expect(words.count == 2)
        #expect(!Self.isRunning(words.first ?? ""), "what the program started")
        #expect(!FileManager.default.fileExists(atPath: words.last ?? "/"))
    }

    /// What is written into a pipe with a name, once somebody has.
    private static func line(of pipe: URL) throws -> String {
        let bytes = try FileHandle(forReadingFrom: pipe).readToEnd() ?? Data()
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Whether a process is there, and no mere entry that nobody has asked about yet.
    private static func isRunning(_ number: String) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else { return false }
        return text.split(separator: ")").last?.hasPrefix(" Z") == false
    }

    @Test func `leaves no profile behind`() async throws {
        let seen = Self.temporary.appendingPathComponent("linewarden-seen-\(UUID().uuidString)")
        let file = try program("mkdir -p \"$HOME/profile\"; echo \"$HOME\" > '\(seen.path)'; exit 1")
        defer {
            for used in [seen, file.deletingLastPathComponent()] { try? FileManager.default.removeItem(at: used) }
        }
        await #expect(throws: Failure.self) { try await Chromium(program: file).print(file, to: seen) }
        let home = try String(contentsOf: seen, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)

        #expect(home.contains("lw-print-"))
        #expect(home.utf8.count - Self.temporary.path.utf8.count < 20, "a socket's path must fit")
        #expect(!FileManager.default.fileExists(atPath: home))
    }
}
