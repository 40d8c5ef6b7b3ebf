import ArgumentParser
import Foundation
import Signatures

/// `linewarden evidence sign`.
struct SignDocument: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Signs a JSON document, so that a stranger's tool can check it.",
        discussion: """
            Writes a DSSE envelope with an in-toto statement over the canonical form (RFC 8785) of the document. \
            `trestle verify --beta` checks it, and so does `linewarden evidence verify-signature`. Spaces and the order of \
            keys may change without breaking it; any word or number may not.

            A key: `openssl genpkey -algorithm ed25519 -out key.pem`; its public half: `openssl pkey -in key.pem -pubout`.
            """)

    @Argument(help: ArgumentHelp("The document: JSON, with a name that ends in .json.", valueName: "file"))
    var document: String

    @Option(help: ArgumentHelp("The Ed25519 private key, in PEM.", valueName: "pem"))
    var key: String

    @Option(help: ArgumentHelp("Where the envelope goes; beside the document if not given.", valueName: "file"))
    var out: String?

    func run() async throws {
        try refuseOverwriting()
        let key = try PEMFile(key).read(Ed25519PrivateKey.init(pem:))
        let bytes = try Files.contents(of: document)
        let name = URL(fileURLWithPath: document).lastPathComponent
        guard name.lowercased().hasSuffix(".json") else {
            throw Failure(
                "can't sign \(document): its name does not end in .json",
                hint: "other tools check JSON documents only", code: .unsound)
        }
        do {
            let statement = try DocumentStatement(of: bytes, named: name, by: "linewarden \(Machine.version)")
            let envelope = try SignedEnvelope(signing: statement, with: key)
            try Files.write(envelope.json, to: place)
            Terminal().say("wrote \(place), signed by key \(key.publicKey.id)\n")
        } catch let fault as SignatureFault {
            throw Failure("can't sign \(document): \(fault)", hint: "give one JSON document", code: .unsound)
        }
    }

    private var place: String { out ?? "\(document.dropLast(".json".count)).dsse.json" }

    /// A document that is gone proves nothing, and a key that is gone signs nothing.
    private func refuseOverwriting() throws {
        guard let taken = [document, key].first(where: { Files.isSame($0, place) }) else { return }
        throw Failure(
            "can't write the envelope to \(place): that is \(taken), which is needed",
            hint: "give another file with --out", code: .usage)
    }
}

/// `linewarden evidence verify-signature`.
struct VerifySignature: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-signature",
        abstract: "Checks the signature of a JSON document, offline.",
        discussion: """
            The key is the signer's, got from elsewhere than the document. Exit code 0: this document was signed with it; \
            65: it was not, and why.
            """)

    @Argument(help: ArgumentHelp("The envelope.", valueName: "dsse.json"))
    var envelope: String

    @Argument(help: ArgumentHelp("The document.", valueName: "file"))
    var document: String

    @Option(help: ArgumentHelp("The signer's Ed25519 public key, in PEM.", valueName: "pem"))
    var key: String

    func run() async throws {
        let key = try PEMFile(key).read(Ed25519PublicKey.init(pem:))
        let signed = try Files.contents(of: envelope)
        let bytes = try Files.contents(of: document)
        do {
            let statement = try SignedEnvelope(json: signed).statement(signedBy: key)
            try statement.check(bytes, named: URL(fileURLWithPath: document).lastPathComponent)
            Terminal().say("\(document) is what key \(key.id) signed\n")
        } catch {
            throw Failure(
                "\(envelope) proves nothing about \(document): \(error)",
                hint: "ask the signer for both again, and for the key by another way", code: .unsound)
        }
    }
}

/// A key in a file.
private struct PEMFile {
    private let path: String

    init(_ path: String) { self.path = path }

    func read<Key>(_ read: (String) throws(SignatureFault) -> Key) throws -> Key {
        let pem = String(decoding: try Files.contents(of: path), as: UTF8.self)
        do {
            return try read(pem)
        } catch {
            throw Failure(
                "can't use the key \(path): \(error)",
                hint: "`linewarden evidence sign --help` says how to make one", code: .unsound)
        }
    }
}
