import Archive
import Capture
import ContactCenter
import Foundation
import LedgerStore
import Platforms
import Programme
import SQLiteStore
import Testing

@testable import Commands

@Suite("How a run that came to nothing is told")
struct FailureTests {

    private struct Surprise: Error {}

    static let cases: [(error: any Error & Sendable, code: Int32)] = [
        (CancellationError(), 130),
        (PlatformError(call: "GET /a", reason: "r", advice: .retry(after: .zero)), 75),
        (PlatformError(call: "GET /a", reason: "r", advice: .grant(permission: "p")), 69),
        (PlatformError(call: "GET /a", reason: "r", advice: .checkCredentials), 69),
        (PlatformError(call: "GET /a", reason: "r", advice: .checkSetup("s")), 69),
        (PlatformError(call: "GET /a", reason: "r", advice: .report), 69),
        (ArchiveError(.notThere, doing: "d", because: "b"), 66), (ArchiveError(.unsound, doing: "d", because: "b"), 65),
        (ArchiveError(.disk, doing: "d", because: "b"), 74), (ArchiveError(.busy, doing: "d", because: "b"), 75),
        (ArchiveError(.away, doing: "d", because: "b"), 75),
        (LedgerError(.notThere, doing: "d", because: "b"), 66), (LedgerError(.unsound, doing: "d", because: "b"), 65),
        (LedgerError(.disk, doing: "d", because: "b"), 74), (LedgerError(.busy, doing: "d", because: "b"), 75),
        (LedgerError(.away, doing: "d", because: "b"), 75),
        (CaptureError("p", .noID), 65), (ConfigurationError(file: "f", problems: []), 78),
        (Configuration.MissingFile(path: "p"), 78), (SecretNotThere(what: "w"), 78), (Surprise(), 70),
        (Failure("m", code: .mayNot), 77), (Refusal.ownRequest("ada"), 77),
        (Refusal.withoutRole("ada", .approver), 77), (Refusal.keyRevoked("ada", .init(milliseconds: 0)), 77),
        (Refusal.replayed("EX-1"), 65), (Refusal.unsigned, 65), (Refusal.noRequest("EX-1"), 66),
    ]

    @Test(arguments: Self.cases.indices)
    func `has one exit code an error`(index: Int) {
        let (error, code) = Self.cases[index]

        #expect(Failure(error).code == code, "\(error)")
    }

    @Test func `says the error, and then what to do`() {
        let failure = Failure(
            PlatformError(call: "GET /a", reason: "answered 502", advice: .grant(permission: "a:b:c")))

        #expect(failure.text == "linewarden: error: GET /a answered 502\nlinewarden: hint: grant our client a:b:c\n")
    }

    @Test(arguments: Failure.Code.allCases)
    func `has a code no shell and no signal gives another meaning`(code: Failure.Code) {
        #expect((64...78).contains(code.rawValue) || code == .interrupted)
    }

    @Test func `is a full disk where the keys of persons cannot be kept`() throws {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-\(ProcessInfo.processInfo.globallyUniqueString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = #expect(throws: KeyStoreError.self) {
            _ = try PersonKeyStore(at: file.appendingPathComponent("keys.sqlite"))
        }

        #expect(error.map { Failure($0).code } == 74)
    }

    @Test func `is unsound where what should be keys is none`() throws {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-\(ProcessInfo.processInfo.globallyUniqueString)")
        try Data(String(repeating: "this is no database ", count: 100).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = #expect(throws: KeyStoreError.self) { _ = try PersonKeyStore(at: file) }

        #expect(error.map { Failure($0).code } == 65)
        #expect(error.map { "\($0)" }?.hasSuffix(": file is not a database") == true)
    }
}

@Suite("The nearest known word")
struct NearestTests {

    @Test(arguments: [
        ("regin", "region"), ("REGION", nil), ("share", "share"), ("", nil), ("sharee", "share"), ("xyz", nil),
    ])
    func `is the one that takes fewest changes`(word: String, nearest: String?) {
        #expect(Nearest.to(word, among: ["region", "share", "profile"]) == nearest)
    }
}
