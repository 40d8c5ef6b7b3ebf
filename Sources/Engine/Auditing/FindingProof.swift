public import Capture
import FoundationEssentials
public import History
public import Ledger
import LedgerStore

/// One finding with everything that shows it, in one file that needs nothing else: the entry of the ledger and its proof
/// under a signed checkpoint, the manifest it names, and the documents it rests on.
///
/// What is sealed stays sealed: the file shows ids and settings, and names of people only as ciphertext.
public struct FindingProof: Sendable {

    /// The entry as its leaf has it, and its payload.
    public let entry: [UInt8]
    public let payload: [UInt8]
    public let proof: ProofFile
    public let manifest: [UInt8]

    /// The bytes of every file the finding rests on, by path.
    public let files: [String: [UInt8]]

    public init(
        entry: [UInt8], payload: [UInt8], proof: ProofFile, manifest: [UInt8], files: [String: [UInt8]]
    ) {
        self.entry = entry
        self.payload = payload
        self.proof = proof
        self.manifest = manifest
        self.files = files
    }

    public static let version = 1

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("v", Self.version)
            json.field("entry", String(decoding: entry, as: UTF8.self))
            json.field("payload", String(decoding: payload, as: UTF8.self))
            json.field("proof", String(decoding: proof.bytes, as: UTF8.self))
            json.field("manifest", Data(manifest).base64EncodedString())
            json.object("files") { json in
                for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
                    json.field(path, Data(bytes).base64EncodedString())
                }
            }
        }
        return json.bytes + [0x0A]
    }

    /// Reads a file.
    ///
    /// - Throws: ``Fault`` where it is none, or none of an edition we know.
    public init(json bytes: [UInt8]) throws {
        let json: JSON
        do { json = try JSON(bytes) } catch { throw Fault("the file", "it is \(error)") }
        guard json["v"]?.integer == Self.version else {
            throw Fault("the file", "it is not of edition \(Self.version)")
        }
        guard let entry = json["entry"]?.string, let payload = json["payload"]?.string,
            let proof = json["proof"]?.string, let manifest = json["manifest"]?.string, let files = json["files"]
        else { throw Fault("the file", "a member is missing") }
        self.init(
            entry: Array(entry.utf8), payload: Array(payload.utf8), proof: try ProofFile(Array(proof.utf8)),
            manifest: try Self.bytes(manifest, "the manifest"),
            files: Dictionary(
                try files.members.map { path, value in (path, try Self.bytes(value.string ?? "", path)) }
            ) { first, _ in first })
    }

    private static func bytes(_ base64: String, _ what: String) throws(Fault) -> [UInt8] {
        guard let data = Data(base64Encoded: base64) else { throw Fault(what, "it is no Base64") }
        return Array(data)
    }

    /// A link of the chain that does not hold.
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        public let what: String
        public let because: String

        public init(_ what: String, _ because: String) {
            self.what = what
            self.because = because
        }

        public var description: String { "\(what) does not prove it: \(because)" }
    }
}

extension FindingProof {

    /// What a file that holds proves.
    public struct Proved: Sendable {
        public let finding: FindingRecord
        public let manifest: Manifest
        public let checkpoint: Checkpoint

        /// The checkpoint as it is signed, by witnesses too.
        public let note: SignedNote

        /// The index of the entry.
        public let index: Int
    }

    /// Follows the chain: checkpoint, entry, payload, manifest, documents.
    ///
    /// - Parameter keys: Those accepted for the log, got from elsewhere than this file.
    /// - Throws: ``Fault``, or the ledger's own where the entry is not in the log.
    public func proved(keys: [VerifierKey]) throws -> Proved {
        let origin = try Checkpoint(text: proof.checkpoint.text).origin
        let checkpoint = try proof.verify(entry, origin: origin, keys: keys)
        guard let read = Entry(json: entry), read.kind == .finding else {
            throw Fault("the entry", "it is of no finding")
        }
        guard payload.sha256 == read.payload.sha256.hexadecimal else {
            throw Fault("the payload", "it is not the one the entry names")
        }
        let finding = try FindingRecord(json: JSON(payload))
        guard manifest.sha256 == finding.manifest else {
            throw Fault("the manifest", "it is not the one the finding names")
        }
        let manifest = try Manifest(json: manifest)
        for document in finding.evidence { try check(document, manifest) }
        return Proved(
            finding: finding, manifest: manifest, checkpoint: checkpoint, note: proof.checkpoint,
            index: proof.inclusion.index)
    }

    private func check(_ document: FindingRecord.Document, _ manifest: Manifest) throws(Fault) {
        guard manifest.files[document.file] == document.sha256 else {
            throw Fault(document.file, "the manifest has another hash for it")
        }
        guard let bytes = files[document.file] else { throw Fault(document.file, "it is not in the file") }
        guard bytes.sha256 == document.sha256 else { throw Fault(document.file, "it is not what was read") }
    }
}
