import ArgumentParser
import ContactCenter
import Foundation
import Ledger
import LedgerStore

/// `linewarden ledger`: what makes the record one that can be believed.
struct LedgerVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Verifies and proves what was recorded.",
        discussion: """
            A ledger is an append-only log in a folder: entries in a Merkle tree, payloads in compressed segments, signed \
            checkpoints. docs/ledger-format.md says every byte of it.

            `verify`, `verify-proof` and `consistency` need no account, no network and no private key.

            A folder alone can only agree with itself. Whoever can write it and has its key can put back an old copy, or \
            write all of it anew; only a checkpoint that was kept where he cannot change it tells. Give one with \
            --checkpoint. Without it the result is *internal consistency only*.
            """,
        subcommands: [
            Verify.self, Prove.self, VerifyProof.self, Consistency.self, Publish.self, Keys.self,
        ])
}

/// Which ledger.
struct LedgerPlace: ParsableArguments {
    @Option(name: .customLong("ledger"), help: ArgumentHelp("The folder of the ledger.", valueName: "dir"))
    var folder: String

    var url: URL { URL(fileURLWithPath: folder) }

    /// What of a ledger its reader can see.
    ///
    /// - Throws: ``Failure`` where there is no such folder.
    func reader() throws -> LedgerReader {
        try mustBeThere()
        return try LedgerReader(at: url)
    }

    func mustBeThere() throws {
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw Failure("there is no ledger in \(folder)", hint: "give its folder with --ledger", code: .notThere)
        }
    }
}

/// A verifier key on the command line.
struct KeyArgument: ExpressibleByArgument {
    let key: VerifierKey

    init?(argument: String) {
        guard let key = VerifierKey(argument) else { return nil }
        self.key = key
    }
}

/// Reads the files a verb is given.
enum GivenFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("can't read \(path)", hint: "check the name", code: .notThere)
        }
        return Array(data)
    }

    static func note(_ path: String) throws -> SignedNote {
        let bytes = try bytes(path)
        do throws(LedgerFault) {
            return try SignedNote(bytes)
        } catch {
            throw Failure("\(path) is no checkpoint: \(error.because)", code: .unsound)
        }
    }
}
