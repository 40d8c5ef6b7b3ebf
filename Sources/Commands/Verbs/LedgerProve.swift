import ArgumentParser
import Capture
import Foundation
import Ledger
import LedgerStore

extension LedgerVerbs {
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the proof that an entry is in the ledger, and the entry itself.",
            discussion: """
                OUT is a C2SP tlog-proof: index, inclusion proof and checkpoint. OUT.entry is the entry, to the byte. \
                Whoever has both and the verifier key needs nothing else: see `linewarden ledger verify-proof`.

                With --payload it writes OUT.payload too, the bytes the entry names by their SHA-256.
                """)

        @OptionGroup var place: LedgerPlace

        @Argument(help: "The index of the entry, from 0.")
        var index: Int

        @Option(name: .shortAndLong, help: ArgumentHelp("Where the proof goes.", valueName: "file"))
        var out = "entry.tlog-proof"

        @Flag(help: "Writes the payload too.")
        var payload = false

        func run() async throws {
            var reader = try place.reader()
            var files = [(out, try reader.prove(index).bytes), (out + ".entry", try reader.bytes(at: index))]
            if payload { files.append((out + ".payload", try reader.payload(at: index))) }
            for (path, bytes) in files { try Files.write(bytes, to: path) }
            Terminal().say("wrote " + files.map(\.0).joined(separator: ", ") + "\n")
        }
    }

    struct VerifyProof: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a proof offline, with nothing but files and a key.",
            discussion: """
                Checks that the checkpoint in the proof is signed by the key, and that the entry is in the tree it signs. \
                With --payload it checks that the payload is the one the entry names.

                EXIT CODES
                  0  the entry is in the ledger
                  1  it is not, or the proof is of something else
                """)

        @Argument(help: "The proof, a .tlog-proof file.")
        var proof: String

        @Option(help: ArgumentHelp("The entry; PROOF.entry if not given.", valueName: "file"))
        var entry: String?

        @Option(help: ArgumentHelp("The payload.", valueName: "file"))
        var payload: String?

        @Option(help: ArgumentHelp("The verifier key of the ledger.", valueName: "vkey"))
        var key: KeyArgument

        @Flag(help: "Prints JSON.")
        var json = false

        func run() async throws {
            let bytes = try GivenFile.bytes(proof)
            let entry = try GivenFile.bytes(entry ?? proof + ".entry")
            let payload = try payload.map(GivenFile.bytes)
            do throws(LedgerFault) {
                let file = try ProofFile(bytes)
                let checkpoint = try file.verify(entry, origin: key.key.name, keys: [key.key])
                try check(payload, entry)
                say(file.inclusion.index, checkpoint.head, nil)
            } catch {
                say(nil, nil, "\(error)")
                throw Ended(code: 1)
            }
        }

        private func check(_ payload: [UInt8]?, _ bytes: [UInt8]) throws(LedgerFault) {
            guard let payload else { return }
            let named = Entry(json: bytes)?.payload.sha256.hexadecimal
            guard named == payload.sha256 else {
                throw LedgerFault(
                    checking: "the payload",
                    because: "the entry names \(named ?? "none"), and this one is \(payload.sha256)")
            }
        }

        private func say(_ index: Int?, _ head: TreeHead?, _ fault: String?) {
            guard json else {
                let text =
                    head.map { "entry \(index ?? 0) is in \(key.key.name) of size \($0.size), root \($0.root)" }
                    ?? "not proved: \(fault ?? "")"
                return Terminal().say(text + "\n")
            }
            var writer = JSONWriter(indents: true)
            writer.object { json in
                json.field("proved", head != nil)
                if let index { json.field("index", index) }
                if let head {
                    json.field("size", head.size)
                    json.field("root", head.root.hexadecimal)
                }
                json.field("because", ifPresent: fault)
            }
            Terminal().write(writer.bytes + [0x0A])
        }
    }

    struct Consistency: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Proves that the ledger only grew since a checkpoint was kept.",
            discussion: """
                Makes the RFC 6962 proof between the size of an older checkpoint and the newest, checks it, and prints it: \
                a hash in Base64 a line, as a C2SP witness asks for it.

                EXIT CODES
                  0  the older one is the beginning of the newest
                  1  it is not
                """)

        @OptionGroup var place: LedgerPlace

        @Option(help: ArgumentHelp("The older checkpoint.", valueName: "file"))
        var checkpoint: String

        @Option(
            help: ArgumentHelp("A verifier key of the ledger that you have from somewhere else.", valueName: "vkey"))
        var key: KeyArgument?

        func run() async throws {
            var reader = try place.reader()
            let note = try GivenFile.note(checkpoint)
            let list = try LedgerKeyList(at: place.url)
            do throws(LedgerFault) {
                let size = try Checkpoint(text: note.text).head.size
                // A key the ledger revoked counts for nothing beyond, whoever brings it.
                let keys = list.accepted(for: size).filter { key == nil || $0 == key?.key }
                let old = try Checkpoint.open(note, origin: reader.checkpoint.origin, keys: keys).checkpoint.head
                let proof = try proof(from: old, &reader)
                try proof.verify(from: old, to: reader.checkpoint.head)
                Terminal().say(proof.hashes.map { $0.base64 + "\n" }.joined())
                Terminal().note("size \(old.size) is the beginning of size \(reader.size)")
            } catch {
                Terminal().note("\(error)")
                throw Ended(code: 1)
            }
        }

        private func proof(from old: TreeHead, _ reader: inout LedgerReader) throws(LedgerFault) -> ConsistencyProof {
            do throws(LedgerError) {
                return try reader.consistency(from: old.size, to: reader.size)
            } catch {
                throw LedgerFault(checking: "that size \(old.size) is the beginning", because: error.because)
            }
        }
    }
}
