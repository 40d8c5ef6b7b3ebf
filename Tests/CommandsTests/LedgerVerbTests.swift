import ContactCenter
import Foundation
import Ledger
import LedgerStore
import Testing

@testable import Commands

@Suite("The verbs of the ledger")
final class LedgerVerbTests: Sendable {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-verbs-\(ProcessInfo.processInfo.globallyUniqueString)")
    private var ledger: URL { folder.appendingPathComponent("ledger") }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static let began = Moment(milliseconds: 1_795_564_800_000)

    /// Three entries, sealed.
    private func fill() async throws -> VerifierKey {
        let log = try LedgerLog(at: ledger, origin: "verbs.example/log")
        _ = try await log.append(
            (0..<3).map {
                NewEntry(
                    at: Self.began, kind: .finding, subject: "\($0)", source: "test", payload: Array("p\($0)".utf8))
            })
        try await log.seal(at: Self.began)
        return await log.key
    }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func run(_ arguments: String...) async -> Int32 { await Linewarden.run(["ledger"] + arguments) }

    @Test func `end with 0 where it is sound`() async throws {
        let key = try await fill()
        let checkpoint = ledger.appendingPathComponent("checkpoint").path

        #expect(await run("verify", "--ledger", ledger.path) == 0)
        #expect(await run("verify", "--ledger", ledger.path, "--json", "--quick") == 0)
        #expect(await run("verify", "--ledger", ledger.path, "--key", "\(key)", "--checkpoint", checkpoint) == 0)
        #expect(await run("keys", "--ledger", ledger.path) == 0)
        #expect(await run("keys", "list", "--json", "--ledger", ledger.path) == 0)
    }

    @Test func `end with 1 where it was altered, 2 where something is missing, 3 where nobody can tell`() async throws {
        _ = try await fill()
        let segment = ledger.appendingPathComponent("seg/0-2.zst")
        let whole = try Data(contentsOf: segment)
        try (whole.dropLast() + [whole[whole.count - 1] ^ 1]).write(to: segment)
        #expect(await run("verify", "--ledger", ledger.path) == 1)
        try FileManager.default.removeItem(at: segment)
        #expect(await run("verify", "--ledger", ledger.path) == 2)
        try whole.write(to: segment)
        try FileManager.default.removeItem(at: ledger.appendingPathComponent("keys/log.vkey"))
        #expect(await run("verify", "--ledger", ledger.path) == 3)
    }

    @Test func `end with 66 where there is none, and 64 where the key is no key`() async throws {
        #expect(await run("verify", "--ledger", path("none")) == 66)
        #expect(await run("prove", "0", "--ledger", path("none")) == 66)
        #expect(await run("verify", "--ledger", path("none"), "--key", "nonsense") == 64)
        #expect(await run("verify") == 64)
    }

    @Test func `prove an entry to whoever has three files and the key`() async throws {
        let key = try await fill()
        let proof = path("a.tlog-proof")
        #expect(await run("prove", "1", "--ledger", ledger.path, "--out", proof, "--payload") == 0)
        try FileManager.default.removeItem(at: ledger)

        #expect(await run("verify-proof", proof, "--key", "\(key)", "--payload", proof + ".payload") == 0)
        #expect(await run("verify-proof", proof, "--key", "\(key)", "--json") == 0)
        #expect(await run("verify-proof", proof, "--key", "\(key)", "--payload", proof) == 1)
        #expect(await run("verify-proof", proof, "--key", "\(key)", "--entry", proof + ".payload") == 1)
        let other = try #require(SigningKey(name: "verbs.example/log"))
        #expect(await run("verify-proof", proof, "--key", "\(other.verifier)") == 1)
    }

    @Test func `prove that the ledger only grew, and rotate and revoke keys`() async throws {
        let key = try await fill()
        let old = path("old.note")
        try FileManager.default.copyItem(atPath: ledger.appendingPathComponent("checkpoint").path, toPath: old)
        #expect(await run("keys", "rotate", "--ledger", ledger.path) == 0)
        #expect(await run("consistency", "--ledger", ledger.path, "--checkpoint", old) == 0)
        #expect(await run("verify", "--ledger", ledger.path, "--checkpoint", old) == 0)
        #expect(await run("keys", "revoke", "ffffffff", "--beyond", "0", "--ledger", ledger.path) == 66)
        #expect(await run("keys", "revoke", key.idText, "--beyond", "2", "--ledger", ledger.path) == 0)
        #expect(await run("verify", "--ledger", ledger.path) == 0)
        #expect(await run("verify", "--ledger", ledger.path, "--checkpoint", old) == 3)
    }
}
