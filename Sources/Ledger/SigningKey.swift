import Crypto

/// A private Ed25519 key and the name it signs under.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    public let verifier: VerifierKey

    /// Makes a new key.
    ///
    /// - Returns: nil for a name that cannot stand in a note.
    public init?(name: String) { self.init(name: name, key: Curve25519.Signing.PrivateKey()) }

    /// - Parameter seed: The 32 bytes Ed25519 derives the key from.
    /// - Returns: nil for other than 32 bytes, or a name that cannot stand in a note.
    public init?(name: String, seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.init(name: name, key: key)
    }

    private init?(name: String, key: Curve25519.Signing.PrivateKey) {
        let bytes = Array(key.publicKey.rawRepresentation)
        guard let verifier = VerifierKey(name: name, kind: .note, publicKey: bytes) else { return nil }
        self.key = key
        self.verifier = verifier
    }

    /// Reads what ``text`` wrote.
    ///
    /// - Returns: nil where it is not spelled so, or the id is another key's.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let bytes = Base64.bytes(parts[4]),
            bytes.first == VerifierKey.Kind.note.rawValue
        else { return nil }
        self.init(name: String(parts[2]), seed: Array(bytes.dropFirst()))
        guard verifier.idText == parts[3] else { return nil }
    }

    /// `PRIVATE+KEY+<name>+<key id>+<base64(type ‖ seed)>`, as other tools for signed notes keep it.
    ///
    /// Whoever has it signs as this log: it goes into a file only its owner reads, and nowhere else.
    public var text: String {
        let bytes = [VerifierKey.Kind.note.rawValue] + key.rawRepresentation
        return "PRIVATE+KEY+\(verifier.name)+\(verifier.idText)+\(Base64.text(bytes))"
    }

    /// A signature over the text of a note.
    public func sign(_ text: String) throws(LedgerFault) -> SignedNote.Signature {
        SignedNote.Signature(verifier, try signature(over: Array(text.utf8)))
    }

    func signature(over message: [UInt8]) throws(LedgerFault) -> [UInt8] {
        do {
            return Array(try key.signature(for: message))
        } catch {
            throw LedgerFault(checking: "signing as \(verifier.name)", because: "\(error)")
        }
    }
}
