import Foundation
import Ledger
import Testing

/// Keys that are the same in every run.
func signer(_ name: String = "example.com/log", _ number: UInt8 = 1) -> SigningKey {
    guard let key = SigningKey(name: name, seed: Array(repeating: number, count: 32)) else {
        preconditionFailure("a name and 32 bytes are a key")
    }
    return key
}

@Suite("A signed note")
struct SignedNoteTests {

    /// The example of the specification: C2SP, `signed-note.md`.
    static let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    static let signature =
        "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
    static let note = "This is an example message.\n\n— example.com/foo \(signature)\n"

    @Test func `of the specification is verified by its key, and not with a word changed`() throws {
        let key = try #require(VerifierKey(Self.key))
        let note = try SignedNote(Array(Self.note.utf8))

        #expect(try note.verified(by: [key]) == [key])
        #expect(note.text == "This is an example message.\n")
        #expect(note.bytes == Array(Self.note.utf8))
        let bent = try SignedNote(Array(Self.note.replacing("example message", with: "exemple message").utf8))
        #expect(throws: LedgerFault.self) { try bent.verified(by: [key]) }
    }

    /// The example of Go's `golang.org/x/mod/sumdb/note`: its key signs what it signed there.
    @Test func `of Go's package is signed again to the byte`() throws {
        let key = try #require(
            SigningKey(text: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"))
        let text =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"

        #expect(key.verifier.description == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        #expect(
            try key.sign(text).line == "— PeterNeumann "
                + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=")
    }

    @Test func `of a public key has the id the key names`() throws {
        let key = try #require(VerifierKey(Self.key))

        #expect(key.idText == "530d903a")
        #expect(key.description == Self.key)
    }

    @Test func `is verified by the key that signed it and passes over those it does not know`() throws {
        var note = SignedNote(text: "a text\n\nof two parts\n")
        note.add(try signer().sign(note.text))
        note.add(try signer("somebody.else", 2).sign(note.text))
        let again = try SignedNote(note.bytes)

        #expect(again == note)
        #expect(try again.verified(by: [signer().verifier]) == [signer().verifier])
        #expect(try again.verified(by: [signer("example.com/log", 3).verifier]) == [])
    }

    @Test func `whose known signature is wrong is refused`() throws {
        var note = SignedNote(text: "a text\n")
        note.add(try signer().sign("another text\n"))
        let error = #expect(throws: LedgerFault.self) { try note.verified(by: [signer().verifier]) }

        #expect(error?.because.contains("is wrong") == true)
    }

    @Test(arguments: [
        "", "no end", "text\n", "text\n\n", "text\n\n- a AAAAAAA=\n", "text\n\n— a b c\n",
        "text\n\n— a AAAA\n", "text\n\n— a+b AAAAAAA=\n", "te\u{7}xt\n\n— a AAAAAAA=\n", "text\r\n\n— a AAAAAAA=\n",
        "text\n\n— a AAAAAAA=", "text\n\n— a AAAAAAB=\n",
    ])
    func `that is malformed is refused`(text: String) {
        #expect((try? SignedNote(Array("text\n\n— a AAAAAAA=\n".utf8))) != nil)
        #expect(throws: LedgerFault.self) { try SignedNote(Array(text.utf8)) }
    }

    @Test func `of more than a hundred signatures, or not in UTF-8, is refused`() {
        let line = "— a AAAAAAA=\n"
        #expect((try? SignedNote(Array(("t\n\n" + String(repeating: line, count: 100)).utf8))) != nil)
        #expect(throws: LedgerFault.self) {
            try SignedNote(Array(("t\n\n" + String(repeating: line, count: 101)).utf8))
        }
        #expect(throws: LedgerFault.self) { try SignedNote([0xFF, 0x0A, 0x0A] + Array(line.utf8)) }
    }
}

@Suite("The keys of notes")
struct KeyTests {

    @Test func `read back from their text`() throws {
        let key = signer()

        #expect(SigningKey(text: key.text)?.verifier == key.verifier)
        #expect(VerifierKey(key.verifier.description) == key.verifier)
        #expect(VerifierKey(key.verifier.cosigning.description)?.kind == .cosignature)
        #expect(key.verifier.cosigning.id != key.verifier.id)
        #expect(try #require(SigningKey(name: "fresh")).verifier != SigningKey(name: "fresh")?.verifier)
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{2003}b"])
    func `have no name that cannot stand in a note`(name: String) { #expect(SigningKey(name: name) == nil) }

    @Test func `are refused with another id, type, length or spelling`() {
        let text = SignedNoteTests.key

        #expect(VerifierKey(text.replacing("530d903a", with: "530d903b")) == nil)
        #expect(VerifierKey(text.replacing("530d903a", with: "530D903A")) == nil)
        #expect(VerifierKey(text.replacing("AekyeRrm", with: "BekyeRrm")) == nil)
        #expect(VerifierKey(String(text.dropLast(4))) == nil)
        #expect(VerifierKey("example.com/foo+530d903a") == nil)
        #expect(SigningKey(text: signer().text.replacing("PRIVATE", with: "PUBLIC")) == nil)
        #expect(SigningKey(text: String(signer().text.dropLast(4))) == nil)
        #expect(SigningKey(name: "a", seed: [1, 2]) == nil)
    }
}

@Suite("A checkpoint")
struct CheckpointTests {
    static let checkpoint = Checkpoint(origin: "example.com/log", head: TreeHead(size: 7, root: .leaf([1])))

    static func note(_ key: SigningKey = signer()) throws -> SignedNote {
        var note = SignedNote(text: checkpoint.text)
        note.add(try key.sign(note.text))
        return note
    }

    @Test func `is three lines that read back`() throws {
        #expect(Self.checkpoint.text == "example.com/log\n7\n\(TreeHash.leaf([1]).base64)\n")
        #expect(try Checkpoint(text: Self.checkpoint.text) == Self.checkpoint)
        let extended = Checkpoint(origin: "o", head: .empty, extensions: ["more"])
        #expect(try Checkpoint(text: extended.text) == extended)
    }

    @Test func `opens with a key that is accepted, and with no other`() throws {
        let keys = [signer().verifier]

        #expect(try Checkpoint.open(Self.note(), origin: "example.com/log", keys: keys).checkpoint == Self.checkpoint)
        #expect(throws: LedgerFault.self) { try Checkpoint.open(Self.note(), origin: "example.com/other", keys: keys) }
        #expect(throws: LedgerFault.self) {
            try Checkpoint.open(Self.note(signer("example.com/log", 2)), origin: "example.com/log", keys: keys)
        }
    }

    @Test(arguments: [
        "", "o\n7\n", "o\n07\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "o\n-7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "o\n+7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "o\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "o\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "o\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
    ])
    func `that is malformed is refused`(text: String) {
        #expect(throws: LedgerFault.self) { try Checkpoint(text: text) }
    }

    @Test func `is cosigned with a time, which nobody can move`() throws {
        var note = try Self.note()
        let witness = signer("witness.example", 9)
        note.add(try witness.cosign(note.text, at: 1_795_564_800))
        let again = try SignedNote(note.bytes)

        #expect(try again.verified(by: [witness.verifier.cosigning]) == [witness.verifier.cosigning])
        #expect(again.time(of: witness.verifier) == 1_795_564_800)
        #expect(again.time(of: signer().verifier) == nil)
        #expect(throws: LedgerFault.self) { try witness.cosign(note.text, at: -1) }

        let line = try #require(again.signatures.last?.line)
        let moved = try SignedNote(
            Array(String(decoding: note.bytes, as: UTF8.self).replacing(line, with: try Self.moved(line)).utf8))
        #expect(throws: LedgerFault.self) { try moved.verified(by: [witness.verifier.cosigning]) }
    }

    /// The same cosignature, a second later.
    private static func moved(_ line: String) throws -> String {
        let words = line.split(separator: " ")
        var bytes = try #require(Data(base64Encoded: String(words[2])))
        bytes[11] += 1
        return "— \(words[1]) \(bytes.base64EncodedString())"
    }
}

@Suite("A proof file")
struct ProofFileTests {
    let leaves = Leaves(13)

    private func file(extra: [UInt8]? = nil) throws -> ProofFile {
        var note = SignedNote(text: Checkpoint(origin: "example.com/log", head: leaves.head(13)).text)
        note.add(try signer().sign(note.text))
        return ProofFile(InclusionProof(of: 5, in: 13, hash: leaves.hash), checkpoint: note, extra: extra)
    }

    @Test(arguments: [nil, [1, 2, 3]] as [[UInt8]?])
    func `reads back, and proves its entry with nothing else at hand`(extra: [UInt8]?) throws {
        let file = try ProofFile(try file(extra: extra).bytes)

        #expect(file.extra == extra)
        #expect(
            try file.verify(Array("entry 5".utf8), origin: "example.com/log", keys: [signer().verifier]).head
                == leaves.head(13))
        #expect(throws: LedgerFault.self) {
            try file.verify(Array("entry 6".utf8), origin: "example.com/log", keys: [signer().verifier])
        }
        #expect(throws: LedgerFault.self) {
            try file.verify(Array("entry 5".utf8), origin: "example.com/log", keys: [signer("x", 2).verifier])
        }
    }

    @Test func `of a tree of one entry has no hashes`() throws {
        let head = leaves.head(1)
        var note = SignedNote(text: Checkpoint(origin: "example.com/log", head: head).text)
        note.add(try signer().sign(note.text))
        let file = try ProofFile(ProofFile(InclusionProof(index: 0, hashes: []), checkpoint: note).bytes)

        #expect(throws: Never.self) {
            try file.verify(Array("entry 0".utf8), origin: "example.com/log", keys: [signer().verifier])
        }
    }

    @Test(arguments: [
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"), ("index 5", "index 05"), ("index 5", "extra ?\nindex 5"),
        ("index 5", "5"), ("\n\nexample", "\nexample"), ("index 5\n", "index 5\nAAAA\n"),
    ])
    func `that is malformed is refused`(part: String, other: String) throws {
        let text = String(decoding: try file().bytes, as: UTF8.self)
        let bent = text.replacing(part, with: other)

        #expect(bent != text)
        #expect(throws: LedgerFault.self) { try ProofFile(Array(bent.utf8)) }
    }
}

@Suite("The keys of a log over time")
struct KeyHistoryTests {
    let first = signer("example.com/log", 1)
    let second = signer("example.com/log", 2)
    let third = signer("example.com/log", 3)

    private func rotation(_ old: SigningKey, _ new: SigningKey, from: Int, by signers: [SigningKey]) throws
        -> SignedNote
    {
        try KeyChange(origin: "o", from: from, .rotate(old: old.verifier, new: new.verifier)).signed(by: signers)
    }

    @Test func `begin with one, and go on with what it signs in`() throws {
        var history = KeyHistory(origin: "o", first: first.verifier)
        try history.apply(try SignedNote(try rotation(first, second, from: 10, by: [first, second]).bytes))

        #expect(history.current == second.verifier)
        #expect(history.accepted(for: 10) == [first.verifier])
        #expect(history.accepted(for: 11) == [second.verifier])
        #expect(history.key(for: 0) == first.verifier)
    }

    @Test func `take no change its own keys did not sign`() throws {
        let changes = [
            try rotation(first, second, from: 10, by: [first]), try rotation(first, second, from: 10, by: [second]),
            try rotation(second, third, from: 10, by: [second, third]),
            try rotation(first, first, from: 10, by: [first]),
            try KeyChange(origin: "p", from: 1, .rotate(old: first.verifier, new: second.verifier)).signed(by: [
                first, second,
            ]),
            try KeyChange(origin: "o", from: 1, .revoke(first.verifier, beyond: 1)).signed(by: [first]),
            try KeyChange(origin: "o", from: 1, .revoke(third.verifier, beyond: 1)).signed(by: [first]),
        ]
        for note in changes {
            var history = KeyHistory(origin: "o", first: first.verifier)
            #expect(throws: LedgerFault.self) { try history.apply(note) }
            #expect(history.current == first.verifier)
        }
    }

    @Test func `no longer count from where they are revoked`() throws {
        var history = KeyHistory(origin: "o", first: first.verifier)
        try history.apply(try rotation(first, second, from: 10, by: [first, second]))
        try history.apply(try KeyChange(origin: "o", from: 12, .revoke(first.verifier, beyond: 4)).signed(by: [second]))

        #expect(history.accepted(for: 4) == [first.verifier])
        #expect(history.accepted(for: 5) == [])
        #expect(history.key(for: 5) == first.verifier)
        #expect(history.accepted(for: 11) == [second.verifier])
        #expect(throws: LedgerFault.self) {
            try history.apply(try rotation(second, first, from: 20, by: [second, first]))
        }
        #expect(throws: LedgerFault.self) {
            try history.apply(try rotation(second, third, from: 9, by: [second, third]))
        }
    }

    @Test(arguments: [
        "", "linewarden key change v1\no\nrotate\nfrom 1\n", "linewarden key change v1\no\nrotate\nfrom x\nk\n",
        "linewarden key change v1\no\nkeep\nfrom 1\n\(SignedNoteTests.key)\n",
        "linewarden key change v2\no\nrevoke\nfrom 1\nbeyond 0\n\(SignedNoteTests.key)\n",
    ])
    func `are not changed by a text that is none`(text: String) {
        #expect(throws: LedgerFault.self) { try KeyChange(text: text) }
    }
}

@Suite("What a witness is asked")
struct WitnessRequestTests {

    @Test func `reads back, with a proof and without`() throws {
        for hashes in [[], [TreeHash.empty, .leaf([1])]] {
            let request = WitnessRequest(
                old: hashes.count, proof: ConsistencyProof(hashes: hashes), checkpoint: try CheckpointTests.note())
            #expect(try WitnessRequest(body: request.body) == request)
        }
    }

    @Test(arguments: ["", "old 1\n", "new 1\n\nx", "old 01\n\nx", "old 1\nAA==\n\nx"])
    func `that is malformed is refused`(text: String) {
        #expect(throws: LedgerFault.self) { try WitnessRequest(body: Array(text.utf8)) }
    }
}
