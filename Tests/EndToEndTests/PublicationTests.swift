import Capture
import Foundation
import Ledger
import LedgerStore
import Rehearsals
import Simulator
import Sinks
import Testing

/// A tenant assessed with the built program, whose checkpoints a directory keeps and a witness cosigns.
@Suite struct `What was assessed is seen outside` {
    private var installation: Installation
    private var vault: URL { installation.folder.appendingPathComponent("vault") }
    private var ledger: URL { installation.archive.deletingLastPathComponent().appendingPathComponent("ledger") }

    init() throws {
        installation = try Installation(.poor)
        installation.checkpoints = ["  vault:", "    directory: vault"]
    }

    private func run(_ arguments: String...) async throws -> Program.Ending {
        try await installation.program.run(arguments)
    }

    private func verify() async throws -> JSON {
        let verified = try await run(
            "ledger", "verify", "--ledger", ledger.path, "--config", installation.configuration.path, "--json")
        return try JSON(Array(verified.output.utf8))
    }

    @Test func `and the report says by whom`() async throws {
        let assessed = try await installation.serving { [installation] in try await installation.assess("--quiet") }
        #expect(assessed.output.contains("its checkpoint is kept by vault"))
        #expect(!assessed.output.contains("internal consistency only"))
        #expect(try await verify()["comparedSizes"]?.elements.count { _ in true } == 1)
    }

    @Test func `so that a ledger written anew is found out`() async throws {
        try await installation.serving { [installation, ledger] in
            _ = try await installation.assess("--quiet")
            try FileManager.default.removeItem(at: ledger)
            let again = try await installation.assess("--quiet")
            #expect(again.output.contains("Its checkpoint was not taken by vault"))
        }
        #expect(try await verify()["result"]?.string == "tampered")
    }

    @Test func `and a place that is away is named, and stops nothing`() async throws {
        try Data("a file".utf8).write(to: vault)
        let assessed = try await installation.serving { [installation] in try await installation.assess("--quiet") }
        #expect(assessed.code == 1)
        #expect(assessed.complaints.contains("vault did not take the checkpoint"))
        #expect(
            assessed.output.contains("internal consistency only"))
        #expect(try await publish().code == 2)
        try FileManager.default.removeItem(at: vault)
        #expect(try await publish().output == "kept by vault\n")
    }

    private func publish() async throws -> Program.Ending {
        try await run(
            "ledger", "publish", "acme", "--config", installation.configuration.path, "--data", installation.data.path)
    }

    @Test func `and a witness of it stands in the proof of a finding`() async throws {
        let out = installation.folder.path + "/out"
        let assessed = try await installation.serving { [installation] in
            try await installation.assess("--quiet", "--out", out)
        }
        try #require(assessed.code == 1, "\(assessed.complaints)")
        let key = try LedgerKeyList(at: ledger).keys[0]
        let witness = try RehearsedWitness(knowing: key)
        try await witness.serving { [installation] one in
            var installation = installation
            installation.checkpoints = ["  grandmother:", "    witness: \(one.address)/", "    key: \(one.key)"]
            try installation.configure(api: "http://127.0.0.1:9/api", login: "http://127.0.0.1:9/login")
            let published = try await publish()
            #expect(published.output == "kept by grandmother\n", "\(published.complaints)")
        }
        let findings = try JSON(Array(Data(contentsOf: URL(fileURLWithPath: out + "/findings.json"))))
        let finding = try #require(findings.elements.first { _ in true }?["id"]?.string)
        let proof = installation.folder.path + "/proof.json"
        _ = try await run("evidence", "prove", "acme", finding, "--data", installation.data.path, "--out", proof)
        let other = try #require(SigningKey(name: "other.example", seed: Array(repeating: 4, count: 32)))

        let checked = try await run("evidence", "check", proof, "--key", "\(key)", "--witness", "\(witness.key)")
        #expect(checked.code == 0 && checked.output.contains("cosigned    by witness.example"))
        let refused = try await run(
            "evidence", "check", proof, "--key", "\(key)", "--witness", "\(other.verifier.cosigning)")
        #expect(refused.code == 65 && refused.complaints.contains("other.example did not cosign it"))
        #expect(try await verify()["comparedSizes"]?.elements.count { _ in true } == 1)
    }
}
