import Capture
import ContactCenter
import Engine
import Foundation
import Programme
import SQLiteStore

/// The document of an attestation, kept sealed.
struct AttestedDocument {
    private let attestation: Attestation
    private let programme: TenantProgramme

    init(_ attestation: Attestation, of programme: TenantProgramme) {
        self.attestation = attestation
        self.programme = programme
    }

    /// Keeps it: the key first, so that nothing is ever sealed under a key that is lost.
    func keep(_ document: [UInt8]) throws {
        let store = try DocumentKeyStore(at: programme.folder.keys)
        let name = attestation.document.sha256
        let key = try store.key(of: name, orKeep: Machine.randomBytes(32))
        try DocumentFolder(programme.folder).keep(SealedDocument.seal(document, under: key), named: name)
    }

    /// Opens it for somebody who may read it and shows with their key that it is them.
    ///
    /// - Throws: ``Failure`` where they may not, or where it is erased, lost or damaged.
    func open(by signatory: Signatory, key path: String) throws -> [UInt8] {
        guard attestation.readers.contains(signatory.id) else {
            throw Failure(
                "\(signatory.id) is not among the readers of \(attestation.id)",
                hint: "it may be read by \(attestation.readers.map(\.rawValue).joined(separator: ", "))", code: .mayNot)
        }
        try check(signatory, path)
        let name = attestation.document.sha256
        guard let key = try DocumentKeyStore(at: programme.folder.keys).key(of: name) else {
            throw Failure("the document of \(attestation.id) was erased: its key is gone", code: .notThere)
        }
        guard let sealed = DocumentFolder(programme.folder).read(name) else {
            throw Failure(
                "the document of \(attestation.id) is not in \(programme.folder.attestations.path)",
                hint: "restore it from a copy", code: .notThere)
        }
        guard let document = SealedDocument.open(sealed, named: name, under: key) else {
            throw Failure(
                "the document of \(attestation.id) is not as it was kept", hint: "restore it from a copy",
                code: .unsound)
        }
        return document
    }

    /// The key is theirs if it signs what nobody could know before.
    private func check(_ signatory: Signatory, _ path: String) throws {
        let challenge = Machine.randomBytes(32)
        let text = try Keygen(key: path).sign(challenge)
        guard let signature = try? SSHSignature(text), signature.key == signatory.key, signature.isOf(challenge) else {
            throw Failure(
                "\(path) is not the key of \(signatory.id)", hint: "people: in linewarden.yaml has it", code: .mayNot)
        }
    }
}
